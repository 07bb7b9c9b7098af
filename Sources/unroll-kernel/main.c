// unroll-kernel RUNTIME-LIBRARY FOLDER [alone | apart]
//
// `alone`: the sandbox gives the kernel a process space and a /tmp and /dev/shm of its own.
// `apart`: the sandbox keeps its signals from all other processes, and TMPDIR is its own.
//
// Runs the cells of one lesson. This program links none of our Swift: it loads the one runtime
// library, against which the cells are linked too, or two copies of every type would exist.
//
//   supervisor ── state before cell 0 ── state before cell 1 ── … ── the cell that runs
//
// Each process is the parent of the next. See supervisor.h and state.h.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "channel.h"
#include "crash.h"
#include "executor.h"
#include "state.h"
#include "supervisor.h"
#include "walls.h"

static void *require_symbol(void *library, const char *name) {
  void *symbol = dlsym(library, name);
  if (symbol != NULL) return symbol;
  fprintf(stderr, "unroll-kernel: the runtime library has no %s\n", name);
  _exit(1);
}

// A cell that prints its arguments must not tell where this machine keeps its kernel.
static void name_program(void) {
  static char name[] = "lesson";
  static char *arguments[] = {name, NULL};
  void (*set)(char **, int) = NULL;
  *(void **)&set = dlsym(RTLD_DEFAULT, "_swift_stdlib_overrideUnsafeArgvArgc");
  if (set != NULL) set(arguments, 1);
}

// Loads the runtime library and waits for the first cell.
static void become_first_state(int channel, const char *path, pid_t supervisor, pid_t group) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  int nothing = open("/dev/null", O_RDONLY);
  dup2(nothing, STDIN_FILENO);
  dup2(STDERR_FILENO, STDOUT_FILENO);
  if (nothing > STDERR_FILENO) close(nothing);
  walls_around_supervisor(supervisor, group);
  crash_install();
  void *library = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
  if (library == NULL) {
    fprintf(stderr, "unroll-kernel: %s\n", dlerror());
    _exit(1);
  }
  crash_watch_throws();
  name_program();
  state_runtime runtime;
  *(void **)&runtime.begin = require_symbol(library, "unroll_runtime_begin");
  *(void **)&runtime.input = require_symbol(library, "unroll_runtime_input");
  *(void **)&runtime.end = require_symbol(library, "unroll_runtime_end");
  unroll_runtime_has_ended_function has_ended;
  *(void **)&has_ended = require_symbol(library, "unroll_runtime_has_ended");
  unroll_runtime_executor_function executor;
  *(void **)&executor = require_symbol(library, "unroll_runtime_executor");
  executor_install(has_ended, executor);
  if (!channel_write(channel, CHANNEL_FINISHED, NULL, 0)) _exit(1);
  state_serve(channel, runtime);
}

int main(int count, char **arguments) {
  const char *word = count == 4 ? arguments[3] : "";
  bool is_alone = strcmp(word, "alone") == 0, is_apart = strcmp(word, "apart") == 0;
  if (count != 3 && !is_alone && !is_apart) {
    fprintf(stderr, "usage: unroll-kernel RUNTIME-LIBRARY FOLDER [alone | apart]\n");
    return 64;
  }
  // It has led to the standard library, and is not for cells to see.
  unsetenv("LD_LIBRARY_PATH");
  walls_hide(true);
#ifdef __linux__
  // Not bound to the death of the runner's thread: the end of standard input says it better.
  prctl(PR_SET_CHILD_SUBREAPER, 1);
#endif
  signal(SIGPIPE, SIG_IGN);
  // The lesson's own folder, from which its cells read their data.
  if (chdir(arguments[2]) != 0) {
    perror(arguments[2]);
    return 1;
  }
  int channel[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, channel) != 0) {
    perror("unroll-kernel");
    return 1;
  }
  pid_t supervisor = getpid(), group = getpgrp(), child = fork();
  if (child < 0) {
    perror("unroll-kernel");
    return 1;
  }
  if (child == 0) {
    close(channel[0]);
    become_first_state(channel[1], arguments[1], supervisor, group);
  }
  close(channel[1]);
  unroll_frame frame;
  char *payload;
  if (!channel_read(channel[0], &frame, &payload)) return 1;
  free(payload);
  uint32_t version = UNROLL_PROTOCOL_VERSION;
  if (!channel_write(STDOUT_FILENO, UNROLL_EVENT_READY, &version, sizeof version)) return 0;
  supervisor_serve(
      channel[0], child, is_alone ? SPACE_ALONE : is_apart ? SPACE_APART : SPACE_SHARED);
}
