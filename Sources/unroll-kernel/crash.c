#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "crash.h"
#include "executor.h"
#include "process_stat.h"

#include <dlfcn.h>
#include <execinfo.h>
#include <link.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif
#include <ucontext.h>
#include <unistd.h>

static unroll_trace *volatile watched;
// The cell's own process. A copy that the cell made of it shares the trace, but its end is not the
// cell's end.
static volatile pid_t watched_process;

// The trace of this process, if it is the cell's own; forgets it, so that nothing is noted twice.
static unroll_trace *take_watched(void) {
  unroll_trace *trace = watched_process == getpid() ? watched : NULL;
  watched = NULL;
  return trace;
}

// A lesson has at most this many cells with a place of their own in a backtrace.
enum { most_libraries = 4096 };
static struct {
  uintptr_t start, end;
} libraries[most_libraries];
static int library_count;

typedef struct {
  uintptr_t base, start, end;
} library_extent;

// dladdr() gives where a library was loaded; its program headers give how far it reaches.
static int find_extent(struct dl_phdr_info *info, size_t size, void *context) {
  (void)size;
  library_extent *extent = context;
  if ((uintptr_t)info->dlpi_addr != extent->base) return 0;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    if (info->dlpi_phdr[i].p_type != PT_LOAD) continue;
    uintptr_t end = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr + info->dlpi_phdr[i].p_memsz;
    if (end > extent->end) extent->end = end;
  }
  return 1;
}

void crash_note_library(int cell, const void *symbol) {
  Dl_info info;
  if (cell < 0 || cell >= most_libraries || dladdr(symbol, &info) == 0) return;
  library_extent extent = {(uintptr_t)info.dli_fbase, (uintptr_t)info.dli_fbase, 0};
  dl_iterate_phdr(find_extent, &extent);
  libraries[cell].start = extent.start;
  libraries[cell].end = extent.end;
  if (cell >= library_count) library_count = cell + 1;
}

void crash_note_refusal(uint64_t bytes) {
  unroll_trace *trace = watched;
  if (trace != NULL) trace->ended.refused = bytes;
}

// Keeps those of `addresses` that lie in a cell's library; returns how many.
static uint32_t keep_frames(
    void *const *addresses, int count, unroll_backtrace_frame *frames, uint32_t room) {
  uint32_t kept = 0;
  for (int i = 0; i < count && kept < room; i++) {
    // A return address is that of the next instruction, which may belong to the next line.
    uintptr_t address = (uintptr_t)addresses[i] - 1;
    for (int cell = 0; cell < library_count; cell++) {
      if (address < libraries[cell].start || address >= libraries[cell].end) continue;
      frames[kept].cell = cell;
      frames[kept].offset = address - libraries[cell].start;
      kept++;
      break;
    }
  }
  return kept;
}

static void record_frames(unroll_trace *trace) {
  void *addresses[UNROLL_MAX_FRAMES];
  int count = backtrace(addresses, UNROLL_MAX_FRAMES);
  trace->ended.frameCount = keep_frames(addresses, count, trace->ended.frames, UNROLL_MAX_FRAMES);
}

uint32_t crash_calls(unroll_backtrace_frame *frames, uint32_t room) {
  void *addresses[UNROLL_MAX_FRAMES];
  return keep_frames(addresses, backtrace(addresses, UNROLL_MAX_FRAMES), frames, room);
}

// MARK: Errors

// Swift's runtime calls a handler before each `throw`, where there is one. An error is an
// ordinary value in Swift, so a program that throws in a loop must not pay for a full backtrace:
// the frame pointers are followed, and the addresses sorted out only if nobody catches the error.
static void *thrown_addresses[UNROLL_MAX_THROWN_FRAMES];
static int thrown_count;

__attribute__((noinline)) static void note_throw(void **frame) {
  int count = 0;
  while (frame != NULL && count < UNROLL_MAX_THROWN_FRAMES) {
    thrown_addresses[count++] = frame[1];
    void **next = frame[0];
    // Frames lie ever higher on the stack, and no function's frame is megabytes large.
    if (next <= frame || (uintptr_t)next - (uintptr_t)frame > (1u << 20)) break;
    frame = next;
  }
  thrown_count = count;
}

static void on_throw(void *error) {
  (void)error;
  if (watched != NULL) note_throw(__builtin_frame_address(0));
}

static void on_typed_throw(void *error, void *type, void *conformance) {
  (void)error, (void)type, (void)conformance;
  if (watched != NULL) note_throw(__builtin_frame_address(0));
}

void crash_watch_throws(void) {
  void (*set_handler)(void (*)(void *)) = NULL;
  *(void **)&set_handler = dlsym(RTLD_DEFAULT, "_swift_setWillThrowHandler");
  if (set_handler != NULL) set_handler(on_throw);
  void (**typed_handler)(void *, void *, void *) = dlsym(RTLD_DEFAULT, "_swift_willThrowTypedImpl");
  if (typed_handler != NULL) *typed_handler = on_typed_throw;
}

void crash_watch(unroll_trace *trace) {
  thrown_count = 0;
  watched_process = getpid();
  watched = trace;
}

static void record_throw(unroll_trace *trace) {
  trace->ended.thrownCount = keep_frames(
      thrown_addresses, thrown_count, trace->ended.thrown, UNROLL_MAX_THROWN_FRAMES);
}

// The frame that a signal interrupted has the address of the instruction itself, not of the next.
static void record_interrupted(unroll_trace *trace, const ucontext_t *context) {
#if defined(__x86_64__)
  uintptr_t address = (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
#elif defined(__aarch64__)
  uintptr_t address = (uintptr_t)context->uc_mcontext.pc;
#else
  uintptr_t address = 0;
#endif
  for (uint32_t i = 0; i < trace->ended.frameCount; i++) {
    int cell = trace->ended.frames[i].cell;
    if (libraries[cell].start + trace->ended.frames[i].offset + 1 == address) {
      trace->ended.frames[i].offset = address - libraries[cell].start;
      return;
    }
  }
}

static uintptr_t stack_pointer(const ucontext_t *context) {
#if defined(__x86_64__)
  return (uintptr_t)context->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
  return (uintptr_t)context->uc_mcontext.sp;
#else
  (void)context;
  return 0;
#endif
}

static bool is_stack_overflow(int signal, const siginfo_t *info, const ucontext_t *context) {
  if (signal != SIGSEGV && signal != SIGBUS) return false;
  uintptr_t fault = (uintptr_t)info->si_addr, stack = stack_pointer(context);
  return fault + (64u << 10) > stack && fault < stack + (64u << 10);
}

static void on_signal(int signal, siginfo_t *info, void *context) {
  unroll_trace *trace = take_watched();
  if (trace != NULL) {
    trace->ended.tasksWaiting = executor_waiting();
    // The supervisor gave the cause before it sent its signal.
    if (signal != UNROLL_STOP_SIGNAL) {
      // A file as large as the cell's memory may be: it counts as memory, and whether this signal or
      // the supervisor comes first is chance.
      trace->ended.cause = signal == SIGXFSZ                          ? UNROLL_CAUSE_MEMORY
                           : is_stack_overflow(signal, info, context) ? UNROLL_CAUSE_STACK
                                                                      : UNROLL_CAUSE_SIGNAL;
      trace->ended.detail = signal;
    }
    record_frames(trace);
    record_interrupted(trace, context);
    record_throw(trace);
  }
  // What the cell printed last may still be in a buffer. A lock held by the interrupted code would
  // stop us here for good: the alarm ends that.
  struct sigaction action = {0};
  action.sa_handler = SIG_DFL;
  sigaction(SIGALRM, &action, NULL);
  sigaction(signal, &action, NULL);
  sigset_t alarms;
  sigemptyset(&alarms);
  sigaddset(&alarms, SIGALRM);
  sigprocmask(SIG_UNBLOCK, &alarms, NULL);
  alarm(1);
  fflush(stdout);
  _exit(128 + signal);
}

static void note_exit(void) {
  unroll_trace *trace = take_watched();
  if (trace == NULL) return;
  trace->ended.cause = UNROLL_CAUSE_EXIT;
  record_frames(trace);
}

// The calls that end a process without its handlers: noted, then done as the C library does them.
__attribute__((noreturn)) static void leave(int status) {
  note_exit();
  for (;;) {
#ifdef __linux__
    syscall(SYS_exit_group, status);
#else
    __builtin_trap();
#endif
  }
}

#ifdef __linux__
void _exit(int status) { leave(status); }
void _Exit(int status) { leave(status); }
#endif

// MARK: Kills

static pid_t parent_of(pid_t process) {
  char line[512];
  const char *field = process_stat(process, line, sizeof line);
  int parent = 0;
  return field != NULL && sscanf(field + 1, " %*c %d", &parent) == 1 ? parent : 0;
}

// The states before this one and the supervisor are the ancestors of the cell that runs.
static bool reaches_kernel(pid_t target) {
  if (target == -1) return true;
  for (pid_t process = getppid(); process > 0; process = parent_of(process))
    if (process == target || (target < -1 && getpgid(process) == -target)) return true;
  return false;
}

// No handler sees SIGKILL: where the cell is must be known before it is sent.
static void note_own_kill(void) {
  unroll_trace *trace = watched_process == getpid() ? watched : NULL;
  if (trace != NULL) record_frames(trace);
}

#ifdef __linux__
int kill(pid_t process, int signal) {
  unroll_trace *trace = watched;
  if (trace != NULL && signal != 0 && reaches_kernel(process)) {
    // Its lesson would die with it, and take along what the cell had to say.
    watched = NULL;
    trace->ended.cause = UNROLL_CAUSE_KILL;
    trace->ended.detail = process;
    record_frames(trace);
    fflush(stdout);
    leave(1);
  }
  if (process == 0 || process == getpid() || process == -getpgrp()) note_own_kill();
  return (int)syscall(SYS_kill, process, signal);
}

int raise(int signal) {
  note_own_kill();
  return (int)syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), signal);
}
#endif

void crash_install(void) {
  // The first call loads the unwinder, which a signal handler must not do.
  void *warm[4];
  backtrace(warm, 4);

  size_t size = 256u << 10;
  void *memory =
      mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory != MAP_FAILED) {
    stack_t stack = {.ss_sp = memory, .ss_flags = 0, .ss_size = size};
    sigaltstack(&stack, NULL);
  }
  struct sigaction action = {0};
  action.sa_sigaction = on_signal;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  const int fatal[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS,
                       SIGXCPU, SIGXFSZ, SIGTERM, SIGQUIT, UNROLL_STOP_SIGNAL};
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) sigaction(fatal[i], &action, NULL);
  signal(SIGPIPE, SIG_IGN);
  atexit(note_exit);
}
