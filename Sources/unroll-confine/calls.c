#ifdef __linux__
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "calls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/fs.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <termios.h>

#include <sys/ioctl.h>

#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x00000080
#endif
#ifndef FS_IOC_FSSETXATTR
#define FS_IOC_FSSETXATTR _IOW('X', 32, struct fsxattr)
#endif

// Calls by name: the processor decides on the numbers, and one that it lacks is left out.
static const char *const refused[] = {
    // Other processes: their memory, their files, their limits.
    "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "process_mrelease",
    "kcmp", "pidfd_getfd", "pidfd_send_signal", "move_pages", "migrate_pages", "perf_event_open",
    // The kernel's own machinery.
    "bpf", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register", "kexec_load",
    "kexec_file_load", "init_module", "finit_module", "delete_module", "create_module", "reboot",
    "swapon", "swapoff", "acct", "quotactl", "quotactl_fd", "syslog", "lookup_dcookie",
    "nfsservctl", "vhangup", "iopl", "ioperm", "modify_ldt", "uselib", "ustat", "sysfs", "_sysctl",
    "vm86", "vm86old", "rtas", "s390_pci_mmio_read", "s390_pci_mmio_write",
    // Clock and name of the machine.
    "settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "stime", "sethostname",
    "setdomainname",
    // Keys.
    "keyctl", "add_key", "request_key",
    // Mounts and namespaces.
    "mount", "umount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree", "fsopen",
    "fsconfig", "fsmount", "fspick", "mount_setattr", "setns", "unshare",
    // Files past the walls: by handle, by watching, by what Landlock does not look at.
    "name_to_handle_at", "open_by_handle_at", "fanotify_init", "fanotify_mark", "inotify_init",
    "inotify_init1", "inotify_add_watch", "chmod", "fchmod", "fchmodat", "chown", "fchown",
    "lchown", "fchownat", "chown32", "fchown32", "lchown32", "utime", "utimes", "futimesat",
    "utimensat", "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr",
    "fremovexattr",
    // Other programs: the network and the memory that they share.
    "socket", "bind", "connect", "listen", "accept", "accept4", "shmget", "shmat", "shmctl",
    "shmdt", "semget", "semop", "semctl", "semtimedop", "msgget", "msgsnd", "msgrcv", "msgctl",
    "mq_open", "mq_unlink",
};

// Newer than the library may be. From 424 on a call has one number on every processor.
static const int also_refused[] = {
    442,  // mount_setattr
    443,  // quotactl_fd
    448,  // process_mrelease
    452,  // fchmodat2
    457,  // statmount
    458,  // listmount
    463,  // setxattrat
    466,  // removexattrat
    467,  // open_tree_attr
    469,  // file_setattr
};

// The newest call that these lists have an opinion on: what comes after it is refused too.
enum { newest_call = 469 };

// Their arguments lie in memory, where no filter looks; the C library does without them.
static const char *const unknown[] = {"clone3", "openat2"};

static const uint32_t namespaces[] = {
    CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNS, CLONE_NEWNET, CLONE_NEWIPC, CLONE_NEWUTS,
    CLONE_NEWCGROUP, CLONE_NEWTIME,
};

// Typing for another program, and marks on files that are open for reading alone.
static const uint32_t controls[] = {
    TIOCSTI, 0x541c /* TIOCLINUX */, TIOCSCTTY, TIOCSETD, FIOSETOWN, SIOCSPGRP, FS_IOC_SETFLAGS,
    FS_IOC_FSSETXATTR, FS_IOC_SETVERSION,
};

// A signal to whom the file's owner is said to be, and the watching of folders.
static const uint32_t file_controls[] = {F_SETOWN, F_SETOWN_EX, F_SETSIG, F_NOTIFY, F_SETLEASE};

// Each sets something of another process unless the argument, a process, is 0.
static const struct {
  const char *name;
  unsigned argument;
} own_process_only[] = {
    {"prlimit64", 0}, {"sched_setaffinity", 0}, {"sched_setscheduler", 0}, {"sched_setparam", 0},
    {"sched_setattr", 0}, {"setpriority", 1}, {"ioprio_set", 1},
};

static bool holds;

static void refuse_where(
    scmp_filter_ctx filter, const char *name, unsigned count, const struct scmp_arg_cmp *where) {
  int number = seccomp_syscall_resolve_name(name);
  // Names that the library or the processor lacks give numbers below 0.
  if (number < 0) return;
  if (seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), number, count, where) != 0)
    holds = false;
}

// The kernel reads 32 bits of such an argument: nothing in the others may hide it.
static void refuse_value(
    scmp_filter_ctx filter, const char *name, unsigned argument, uint32_t mask, uint32_t value) {
  struct scmp_arg_cmp where = SCMP_CMP(argument, SCMP_CMP_MASKED_EQ, mask, value);
  refuse_where(filter, name, 1, &where);
}

// The kernel may read only the low half: a high one, which no honest program sets, is refused too.
static void refuse_other_value(
    scmp_filter_ctx filter, const char *name, unsigned argument, uint32_t value) {
  struct scmp_arg_cmp where = SCMP_CMP(argument, SCMP_CMP_NE, value);
  refuse_where(filter, name, 1, &where);
}

static void add_rules(scmp_filter_ctx filter, bool knows_truncation) {
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
    refuse_where(filter, refused[i], 0, NULL);
  for (size_t i = 0; i < sizeof also_refused / sizeof *also_refused; i++) {
    int result = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), also_refused[i], 0);
    // The same rule by the call's name is there already.
    if (result != 0 && result != -EEXIST) holds = false;
  }
  for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
    int number = seccomp_syscall_resolve_name(unknown[i]);
    if (number >= 0 && seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), number, 0) != 0)
      holds = false;
  }
  for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++)
    refuse_value(filter, "clone", 0, namespaces[i], namespaces[i]);
  for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
    refuse_value(filter, "ioctl", 1, UINT32_MAX, controls[i]);
  for (size_t i = 0; i < sizeof file_controls / sizeof *file_controls; i++)
    refuse_value(filter, "fcntl", 1, UINT32_MAX, file_controls[i]);
  for (size_t i = 0; i < sizeof own_process_only / sizeof *own_process_only; i++)
    refuse_other_value(filter, own_process_only[i].name, own_process_only[i].argument, 0);
  refuse_other_value(filter, "setpriority", 0, PRIO_PROCESS);
  // The kernel's processes talk through a pair. One of datagrams could be sent to any path.
  refuse_value(filter, "socketpair", 1, 0xf, SOCK_DGRAM);
  refuse_value(filter, "socketpair", 1, 0xf, SOCK_RAW);
  refuse_other_value(filter, "socketpair", 0, AF_UNIX);
  if (!knows_truncation) {
    refuse_where(filter, "truncate", 0, NULL);
    refuse_value(filter, "open", 1, O_ACCMODE | O_TRUNC, O_RDONLY | O_TRUNC);
    refuse_value(filter, "openat", 2, O_ACCMODE | O_TRUNC, O_RDONLY | O_TRUNC);
  }
}

// What is newer than the lists does not exist, nor do the calls of another processor's numbering,
// which lie far above.
static bool refuse_newer(void) {
  struct sock_filter program[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, newest_call, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog filter = {sizeof program / sizeof *program, program};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

bool calls_refuse(bool knows_truncation) {
  // Calls of another processor's numbering kill whoever makes them: the library's own default.
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (filter == NULL) return false;
  holds = true;
  add_rules(filter, knows_truncation);
  holds = holds && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return holds && refuse_newer();
}

#endif
