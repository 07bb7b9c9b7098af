#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "channel.h"
#include "crash.h"
#include "files.h"
#include "usage.h"

// How often a running cell is looked at, in milliseconds.
enum { watch_interval = 20 };
// How long a cell that met a limit has for its backtrace, and a dead one for being buried.
enum { grace = 1500 };

// The states that exist, oldest first: states[i] is the program before its next cell, which
// `cell` of states[i + 1] names.
enum { most_states = 8192 };
typedef struct {
  // The cell after which the program is in this state; -1 for the first.
  int64_t cell;
  pid_t process;
  int channel;
  // It has memory that the process after it can change for it.
  bool is_shared;
} state;
static state states[most_states];
static size_t state_count;

// The cell that is to say where it is before it dies with the processes that it started.
static pid_t spared;

static bool is_state(pid_t process) {
  if (process == spared) return true;
  for (size_t i = 0; i < state_count; i++)
    if (states[i].process == process) return true;
  return false;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void tell_runner(uint32_t kind, const void *payload, size_t length) {
  // Without a runner there is nothing to stay for; the death of this process ends all others.
  if (!channel_write(STDOUT_FILENO, kind, payload, length)) exit(0);
}

static void give_up(const char *why) {
  tell_runner(UNROLL_EVENT_BROKEN, why, strlen(why));
  exit(1);
}

// MARK: One running cell

typedef struct {
  unroll_run run;
  unroll_trace *trace;
  // The channel of the new state, and what the cell prints.
  int channel, output, error;
  pid_t process;
  double started;
  uint64_t printed, sent;
  bool finished, died, flooded;
} running;

// A signal to all reaches the kernel's own processes, and no other.
static bool signals_stay_inside;

// What kill() takes for all processes of the cell: where signals stay inside all but this one, with
// the states, which do nothing then but wait; elsewhere the cell's group.
static pid_t all_of(const running *cell) {
  if (signals_stay_inside) return -1;
  return cell->process > 0 ? -cell->process : 0;
}

static int make_trace(unroll_trace **trace) {
#ifdef __linux__
  int file = memfd_create("trace", MFD_CLOEXEC);
#else
  char name[64];
  snprintf(name, sizeof name, "/unroll-%d-%zu", (int)getpid(), state_count);
  int file = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
  shm_unlink(name);
#endif
  if (file < 0 || ftruncate(file, sizeof(unroll_trace)) != 0) give_up("no shared memory");
  void *memory = mmap(NULL, sizeof(unroll_trace), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (memory == MAP_FAILED) give_up("no shared memory");
  *trace = memory;
  return file;
}

// Passes on what the cell printed, up to its limit. False when nothing was there to read.
static bool pass_output(running *cell, int file, uint32_t kind) {
  char bytes[65536];
  ssize_t got = read(file, bytes, sizeof bytes);
  if (got <= 0) return false;
  uint64_t room = cell->printed < cell->run.output ? cell->run.output - cell->printed : 0;
  cell->printed += (uint64_t)got;
  uint64_t kept = (uint64_t)got < room ? (uint64_t)got : room;
  if (kept > 0) tell_runner(kind, bytes, kept);
  return true;
}

static void drain_output(running *cell) {
  while (pass_output(cell, cell->output, UNROLL_EVENT_OUTPUT) && cell->printed <= cell->run.output) {}
  while (pass_output(cell, cell->error, UNROLL_EVENT_ERROR_OUTPUT)
         && cell->printed <= cell->run.output) {}
}

// The cell is about to print to the other file, or to show a figure, and waits for the answer.
static void let_turn(running *cell) {
  drain_output(cell);
  char done = 0;
  ssize_t written;
  do written = write(cell->channel, &done, 1);
  while (written < 0 && errno == EINTR);
}

// Reads a frame from the new state's channel; false when the channel is closed.
static bool read_from_cell(running *cell) {
  unroll_frame frame = {0, 0};
  char *payload;
  uint64_t room = cell->run.events == 0 ? UINT64_MAX : cell->run.events - cell->sent;
  if (!channel_read_within(cell->channel, &frame, &payload, room)) {
    cell->flooded = frame.length > room;
    return false;
  }
  // Each costs the runner something, an empty one too.
  uint64_t cost = (uint64_t)frame.length + sizeof frame;
  cell->sent += cost < room ? cost : room;
  if (frame.kind == CHANNEL_FINISHED)
    cell->finished = true;
  else if (frame.kind == CHANNEL_TURN)
    let_turn(cell);
  else if (
      frame.kind == UNROLL_EVENT_FIGURE || frame.kind == UNROLL_EVENT_PROGRESS
      || frame.kind == UNROLL_EVENT_BROKEN_CLAIM || frame.kind == UNROLL_EVENT_WARNING
      || frame.kind == UNROLL_EVENT_RECORD || frame.kind == UNROLL_EVENT_CONTROL)
    tell_runner(frame.kind, payload, frame.length);
  free(payload);
  return true;
}

// Reads the frames that are there. What the cell prints after a figure must not overtake it.
static void read_frames(running *cell) {
  for (;;) {
    struct pollfd file = {cell->channel, POLLIN, 0};
    if (cell->channel < 0 || poll(&file, 1, 0) <= 0) return;
    if (!read_from_cell(cell)) {
      close(cell->channel);
      cell->channel = -1;
    }
  }
}

// Reads a frame from the state before the cell, which waits for it.
static void read_from_parent(running *cell, state *parent) {
  unroll_frame frame;
  char *payload;
  if (!channel_read(parent->channel, &frame, &payload))
    give_up("the process that holds the lesson's state was killed");
  int32_t value = 0, is_shared = 0;
  if (frame.length >= sizeof value) memcpy(&value, payload, sizeof value);
  if (frame.length == 2 * sizeof value)
    memcpy(&is_shared, payload + sizeof value, sizeof is_shared);
  free(payload);
  if (frame.kind == CHANNEL_FORKED) {
    parent->is_shared = is_shared != 0;
    cell->process = value;
    if (value < 0) give_up("a new process could not be created");
  } else if (frame.kind == CHANNEL_DIED) {
    cell->died = true;
    unroll_ended *ended = &cell->trace->ended;
    // It left no word itself: _exit(), or a signal that cannot be caught.
    if (ended->cause == UNROLL_CAUSE_FINISHED)
      ended->cause = WIFSIGNALED(value) ? UNROLL_CAUSE_SIGNAL : UNROLL_CAUSE_EXIT;
    if (ended->cause == UNROLL_CAUSE_EXIT && WIFEXITED(value)) ended->detail = WEXITSTATUS(value);
    if (ended->cause == UNROLL_CAUSE_SIGNAL && WIFSIGNALED(value)) ended->detail = WTERMSIG(value);
  }
}

// Waits until something happens or `milliseconds` have passed, and deals with it.
static void attend(running *cell, state *parent, int milliseconds) {
  struct pollfd files[] = {
      {parent->channel, POLLIN, 0},
      {cell->channel, POLLIN, 0},
      {cell->output, POLLIN, 0},
      {cell->error, POLLIN, 0},
      {STDIN_FILENO, 0, 0},
  };
  if (poll(files, sizeof files / sizeof *files, milliseconds) < 0) return;
  if (files[4].revents != 0) exit(0);
  // Before what was printed: a figure that was shown before it has been sent by now.
  read_frames(cell);
  if (files[2].revents != 0 && !pass_output(cell, cell->output, UNROLL_EVENT_OUTPUT)
      && (files[2].revents & POLLHUP) != 0)
    cell->output = -1;
  if (files[3].revents != 0 && !pass_output(cell, cell->error, UNROLL_EVENT_ERROR_OUTPUT)
      && (files[3].revents & POLLHUP) != 0)
    cell->error = -1;
  if (files[0].revents != 0) read_from_parent(cell, parent);
}

static uint32_t limit_met(const running *cell) {
  if (cell->printed > cell->run.output || cell->flooded) return UNROLL_CAUSE_OUTPUT;
  if (now() - cell->started > cell->run.seconds) return UNROLL_CAUSE_SECONDS;
  if (cell->process <= 0) return 0;
  usage used = usage_measure(cell->process, is_state, state_count + cell->run.processes + 2);
  uint64_t files = files_in_use(), memory = cell->run.memory;
  if (files > memory || used.memory > memory - files) return UNROLL_CAUSE_MEMORY;
  if (used.extra > cell->run.processes) return UNROLL_CAUSE_PROCESSES;
  return 0;
}

// Asks the cell where it is, then ends it.
static void stop(running *cell, state *parent, uint32_t cause) {
  cell->trace->ended.cause = cause;
  // Stopped, it starts no more processes before the signal reaches it.
  if (cause == UNROLL_CAUSE_PROCESSES) kill(all_of(cell), SIGSTOP);
  kill(cell->process, UNROLL_STOP_SIGNAL);
  if (cause == UNROLL_CAUSE_PROCESSES) {
    spared = cell->process;
    usage_kill_strays(is_state, all_of(cell));
    spared = 0;
  }
  // It may have stopped itself.
  kill(cell->process, SIGCONT);
  double asked = now();
  bool killed = false;
  while (!cell->died) {
    attend(cell, parent, watch_interval);
    // A full pipe would hold up a cell that is about to say where it is.
    if (!killed && now() - asked > grace / 1000.0) {
      kill(cell->process, SIGKILL);
      killed = true;
    }
  }
}

// MARK: Commands

static void report_end(running *cell) {
  unroll_trace *trace = cell->trace;
  trace->ended.cell = cell->run.cell;
  trace->ended.elapsed = now() - cell->started;
  // The cell wrote these: they are claims, not facts.
  if (trace->ended.siteCount > UNROLL_MAX_SITES) trace->ended.siteCount = UNROLL_MAX_SITES;
  if (trace->ended.frameCount > UNROLL_MAX_FRAMES) trace->ended.frameCount = UNROLL_MAX_FRAMES;
  size_t sites = trace->ended.siteCount * sizeof(unroll_site);
  if (!channel_write_parts(
          STDOUT_FILENO, UNROLL_EVENT_ENDED, &trace->ended, sizeof trace->ended, trace->sites,
          sites))
    exit(0);
}

static void run(const char *payload, uint32_t length) {
  if (length <= sizeof(unroll_run) || state_count == most_states) give_up("a bad command");
  running cell = {0};
  memcpy(&cell.run, payload, sizeof cell.run);

  int channel[2], output[2], error[2], files[FILE_COUNT];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, channel) != 0 || pipe(output) != 0 || pipe(error) != 0)
    give_up("no files left");
  files[FILE_CHANNEL] = channel[1];
  files[FILE_TRACE] = make_trace(&cell.trace);
  files[FILE_OUTPUT] = output[1];
  files[FILE_ERROR] = error[1];
  state *parent = &states[state_count - 1];
  files_note_before(cell.run.cell);
  if (!channel_write_files(parent->channel, CHANNEL_RUN, payload, length, files))
    give_up("the process that holds the lesson's state was killed");
  for (int i = 0; i < FILE_COUNT; i++) close(files[i]);
  cell.channel = channel[0];
  cell.output = output[0];
  cell.error = error[0];
  fcntl(cell.output, F_SETFL, O_NONBLOCK);
  fcntl(cell.error, F_SETFL, O_NONBLOCK);
  cell.started = now();

  double next_look = cell.started + watch_interval / 1000.0;
  while (!cell.finished && !cell.died) {
    attend(&cell, parent, watch_interval);
    if (cell.printed <= cell.run.output && now() < next_look) continue;
    uint32_t cause = limit_met(&cell);
    if (cause != 0 && !cell.finished && !cell.died) stop(&cell, parent, cause);
    next_look = now() + watch_interval / 1000.0;
  }
  if (cell.finished && !cell.died && cell.process <= 0) attend(&cell, parent, grace);
  drain_output(&cell);
  if (cell.finished && !cell.died && cell.printed > cell.run.output)
    stop(&cell, parent, UNROLL_CAUSE_OUTPUT);

  if (cell.finished && !cell.died) {
    states[state_count].cell = cell.run.cell;
    states[state_count].process = cell.process;
    states[state_count].channel = cell.channel;
    states[state_count].is_shared = false;
    state_count++;
    usage_kill_strays(is_state, all_of(&cell));
  } else {
    usage_kill_strays(is_state, all_of(&cell));
    // What it sent before it died may still lie there. Nobody is left who could send more.
    struct pollfd rest = {cell.channel, POLLIN, 0};
    while (cell.channel >= 0 && poll(&rest, 1, 0) > 0 && read_from_cell(&cell)) {}
    if (cell.channel >= 0) close(cell.channel);
  }
  report_end(&cell);
  close(output[0]);
  close(error[0]);
  munmap(cell.trace, sizeof *cell.trace);
}

// Goes back to the newest state that no dropped cell had a part in.
static void rewind_to(uint32_t first_dropped) {
  while (state_count > 1 && states[state_count - 1].cell >= (int64_t)first_dropped) {
    state dropped = states[--state_count];
    const state *parent = &states[state_count - 1];
    kill(dropped.process, SIGKILL);
    close(dropped.channel);
    // Its parent has waited for this since the fork, and can serve again.
    unroll_frame frame;
    char *payload;
    if (!channel_read(parent->channel, &frame, &payload))
      give_up("the process that holds the lesson's state was killed");
    free(payload);
  }
  usage_kill_strays(is_state, 0);
  bool may_differ = states[state_count - 1].is_shared || files_were_there_before(first_dropped);
  files_forget_after(first_dropped);
  uint32_t told[] = {first_dropped, may_differ};
  tell_runner(UNROLL_EVENT_REWOUND, told, sizeof told);
}

void supervisor_serve(int channel, int process, supervisor_space space) {
  // Whoever started the kernel is outside. The proof that signals do not reach him comes first: else
  // a signal to all would be one to all of the user's programs.
  signals_stay_inside =
      space == SPACE_ALONE
      || (space == SPACE_APART && kill(getppid(), 0) != 0 && errno == EPERM);
  if (space == SPACE_ALONE) usage_be_alone();
  if (space == SPACE_ALONE) files_are_in_memory();
  if (space == SPACE_APART) files_are_below(getenv("TMPDIR"));
  states[0] = (state){-1, process, channel, false};
  state_count = 1;
  for (;;) {
    unroll_frame frame;
    char *payload;
    if (!channel_read(STDIN_FILENO, &frame, &payload)) exit(0);
    if (frame.kind == UNROLL_COMMAND_RUN) {
      run(payload, frame.length);
    } else if (frame.kind == UNROLL_COMMAND_REWIND && frame.length == sizeof(uint32_t)) {
      uint32_t cell;
      memcpy(&cell, payload, sizeof cell);
      rewind_to(cell);
    } else {
      give_up("a bad command");
    }
    free(payload);
  }
}
