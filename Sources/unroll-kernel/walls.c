#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "walls.h"

#ifdef __linux__
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define NATIVE_CALLS AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define NATIVE_CALLS AUDIT_ARCH_AARCH64
#endif
#endif

#if defined(__linux__) && defined(NATIVE_CALLS)

// Written out rather than made by a library: it is made in processes that cells have run in, whose
// memory may hold anything.

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ELSE_SKIP(value, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(value), 0, count)
#define THEN_SKIP(value, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(value), count, 0)
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

static void enforce(struct sock_filter *program, size_t count) {
  // A sandbox has said so already.
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return;
  struct sock_fprog filter = {(unsigned short)count, program};
  // After a thousand states there is no room for more: those are reached by raw calls.
  (void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}

// Refuses signals to the process, to the group, and their groups' company. Little-endian, as both
// processors are: the low half of an argument is its first.
static void refuse_signals(pid_t process, pid_t group, pid_t also) {
  struct sock_filter program[] = {
      LOAD(arch),
      ELSE_SKIP(NATIVE_CALLS, 9),
      LOAD(nr),
      THEN_SKIP(SYS_kill, 8),
      THEN_SKIP(SYS_tkill, 7),
      THEN_SKIP(SYS_tgkill, 6),
      THEN_SKIP(SYS_rt_sigqueueinfo, 5),
      THEN_SKIP(SYS_rt_tgsigqueueinfo, 4),
      THEN_SKIP(SYS_pidfd_open, 3),
      THEN_SKIP(SYS_prlimit64, 2),
      THEN_SKIP(SYS_setpgid, 7),
      ALLOW,
      LOAD(args[0]),
      THEN_SKIP(process, 8),
      THEN_SKIP(-process, 7),
      THEN_SKIP(-group, 6),
      THEN_SKIP(also, 5),
      ALLOW,
      // Who joined the group could signal it as his own.
      LOAD(args[1]),
      THEN_SKIP(process, 2),
      THEN_SKIP(group, 1),
      ALLOW,
      REFUSE,
  };
  enforce(program, sizeof program / sizeof *program);
}

static void refuse_memory_files(void) {
  struct sock_filter program[] = {
      LOAD(arch),
      ELSE_SKIP(NATIVE_CALLS, 3),
      LOAD(nr),
      THEN_SKIP(SYS_memfd_create, 2),
      THEN_SKIP(447 /* memfd_secret */, 1),
      ALLOW,
      REFUSE,
  };
  enforce(program, sizeof program / sizeof *program);
}

void walls_hide(bool hidden) { prctl(PR_SET_DUMPABLE, hidden ? 0 : 1, 0, 0, 0); }

void walls_around_supervisor(pid_t supervisor, pid_t group) {
  refuse_signals(supervisor, group, -1);
  refuse_memory_files();
}

void walls_around_state(void) {
  static pid_t walled;
  if (walled == getpid()) return;
  walled = getpid();
  refuse_signals(walled, walled, -walled);
}

#else

void walls_hide(bool hidden) { (void)hidden; }
void walls_around_supervisor(pid_t supervisor, pid_t group) { (void)supervisor, (void)group; }
void walls_around_state(void) {}

#endif
