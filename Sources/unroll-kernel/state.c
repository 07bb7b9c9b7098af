#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "state.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "channel.h"
#include "crash.h"
#include "executor.h"
#include "order.h"
#include "threads.h"
#include "usage.h"
#include "walls.h"

// The new process closes its copy of the channel that belongs to the state before it.
static void become_runner(int old_channel, const int files[FILE_COUNT], pid_t parent) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  if (getppid() != parent) _exit(1);
  walls_hide(false);
  // A group of its own: signals that the cell sends to its group reach no other state.
  setpgid(0, 0);
  close(old_channel);
  dup2(files[FILE_OUTPUT], STDOUT_FILENO);
  dup2(files[FILE_ERROR], STDERR_FILENO);
  close(files[FILE_OUTPUT]);
  close(files[FILE_ERROR]);
  setvbuf(stdout, NULL, _IOLBF, 0);
}

static void set_limit(int which, uint64_t value) {
  struct rlimit limit;
  if (getrlimit(which, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max == RLIM_INFINITY || value < limit.rlim_max ? (rlim_t)value
                                                                             : limit.rlim_max;
  setrlimit(which, &limit);
}

static void apply_limits(const unroll_run *run) {
  // The address space counts what is reserved: the libraries, the stacks, this process so far.
  set_limit(RLIMIT_AS, usage_address_space() + run->memory);
  set_limit(RLIMIT_NOFILE, run->openFiles);
  set_limit(RLIMIT_CORE, 0);
  // Its files in memory or in its own folder count as memory: none of them is larger.
  set_limit(RLIMIT_FSIZE, run->memory);
}

static void lift_limits(void) {
  set_limit(RLIMIT_AS, RLIM_INFINITY);
  set_limit(RLIMIT_NOFILE, RLIM_INFINITY);
  set_limit(RLIMIT_FSIZE, RLIM_INFINITY);
}

// Moves the channel beyond the numbers that a cell may have: one that closes all of its files must
// not close ours.
static int out_of_reach(int channel, uint32_t open_files) {
  int moved = fcntl(channel, F_DUPFD_CLOEXEC, (int)open_files + 1);
  if (moved < 0) return channel;
  close(channel);
  return moved;
}

// A cell that closed its standard files must not leave their numbers to files of ours.
static void hold_standard_files(void) {
  for (int file = 0; file <= STDERR_FILENO; file++)
    if (fcntl(file, F_GETFD) < 0) (void)!open("/dev/null", O_RDWR);
}

// Loads the cell and runs its top-level code; returns when that came to its end.
static void run_cell(const unroll_run *run, const char *library, unroll_trace *trace) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_GLOBAL);
  char name[64];
  snprintf(name, sizeof name, "unroll_cell_%u", run->cell);
  int (*entry)(int, char **) = NULL;
  if (handle != NULL) *(void **)&entry = dlsym(handle, name);
  if (entry == NULL) {
    const char *why = dlerror();
    fprintf(stderr, "%s\n", why == NULL ? name : why);
    trace->ended.cause = UNROLL_CAUSE_LOAD;
    _exit(1);
  }
  crash_note_library((int)run->cell, (const void *)(uintptr_t)entry);
  apply_limits(run);
  crash_watch(trace);
  threads_begin_cell();
  trace->ended.threadsLost = threads_were_lost();
  char program[] = "lesson";
  char *arguments[] = {program, NULL};
  executor_run(entry, 1, arguments);
  threads_end_cell();
  fflush(stdout);
  fflush(stderr);
  crash_watch(NULL);
  lift_limits();
}

static void *map_trace(int file) {
  void *memory = mmap(NULL, sizeof(unroll_trace), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  return memory == MAP_FAILED ? NULL : memory;
}

// Whether a process that is forked off here writes to memory of this one.
static bool has_shared_memory(void) {
#ifdef __linux__
  FILE *maps = fopen("/proc/self/maps", "r");
  if (maps == NULL) return true;
  char line[512];
  bool found = false;
  // What does not fit is the rest of a path.
  while (!found && fgets(line, sizeof line, maps) != NULL) {
    const char *rights = strchr(line, ' ');
    found = rights != NULL && rights[1] != 0 && rights[2] == 'w' && rights[3] != 0 && rights[4] == 's';
  }
  fclose(maps);
  return found;
#else
  return false;
#endif
}

void state_serve(int channel, state_runtime runtime) {
  for (;;) {
    unroll_frame frame;
    char *payload;
    int files[FILE_COUNT];
    if (!channel_read_files(channel, &frame, &payload, files)) _exit(0);
    if (frame.kind != CHANNEL_RUN || frame.length < sizeof(unroll_run)) _exit(1);

    walls_around_state();
    bool is_shared = has_shared_memory();
    pid_t parent = getpid();
    pid_t child = fork();
    if (child == 0) {
      become_runner(channel, files, parent);
      unroll_run run;
      memcpy(&run, payload, sizeof run);
      unroll_trace *trace = map_trace(files[FILE_TRACE]);
      if (trace == NULL) _exit(1);
      channel = out_of_reach(files[FILE_CHANNEL], run.openFiles);
      order_begin(channel);
      static const unroll_services services = {order_send, crash_calls};
      const char *library = payload + sizeof run;
      // The frame ends in a NUL beyond its length.
      size_t before = sizeof run + strlen(library) + 1;
      runtime.begin(trace, &services, run.seed, run.cell);
      if (frame.length > before)
        runtime.input((const uint8_t *)payload + before, frame.length - before);
      run_cell(&run, library, trace);
      hold_standard_files();
      runtime.end();
      order_end();
      free(payload);
      walls_hide(true);
      if (!channel_write(channel, CHANNEL_FINISHED, NULL, 0)) {
        trace->ended.cause = UNROLL_CAUSE_CLOSED;
        _exit(1);
      }
      munmap(trace, sizeof *trace);
      continue;
    }
    for (int i = 0; i < FILE_COUNT; i++) close(files[i]);
    free(payload);
    int32_t forked[] = {child, is_shared};
    if (!channel_write(channel, CHANNEL_FORKED, forked, sizeof forked)) _exit(0);
    int status = 0;
    if (child > 0)
      while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    int32_t report = status;
    if (!channel_write(channel, CHANNEL_DIED, &report, sizeof report)) _exit(0);
  }
}
