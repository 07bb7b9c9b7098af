// What the runner, the kernel and the code inside a cell agree on: the frames that pass between
// runner and kernel, and the page of shared memory in which a cell leaves its trace. A change here
// is a new UNROLL_PROTOCOL_VERSION: the runner refuses a kernel that speaks another one.

#ifndef UNROLL_CELL_PROTOCOL_H
#define UNROLL_CELL_PROTOCOL_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UNROLL_PROTOCOL_VERSION 6

// MARK: Frames
//
// The kernel reads commands from its standard input and writes events to its standard output. Each
// is a header, then `length` bytes.

typedef struct {
  uint32_t kind;
  uint32_t length;
} unroll_frame;

// Runner to kernel.
enum {
  // unroll_run, then the library's path, then a NUL, then what the cell is given as its input.
  UNROLL_COMMAND_RUN = 1,
  // uint32_t: the cell whose state, with that of all later ones, is dropped.
  UNROLL_COMMAND_REWIND = 2,
};

// Kernel to runner.
enum {
  // uint32_t: UNROLL_PROTOCOL_VERSION. Sent once, when the runtime library is loaded.
  UNROLL_EVENT_READY = 101,
  // What the cell printed.
  UNROLL_EVENT_OUTPUT = 102,
  UNROLL_EVENT_ERROR_OUTPUT = 103,
  // A figure, as JSON.
  UNROLL_EVENT_FIGURE = 104,
  // A line of text on how far a long step has come.
  UNROLL_EVENT_PROGRESS = 105,
  // unroll_ended, then the used part of the trace's sites.
  UNROLL_EVENT_ENDED = 106,
  // Answers UNROLL_COMMAND_REWIND, when no process of the dropped states is left. uint32_t: the cell;
  // uint32_t: 1 if what the cells before it had made, files or memory that processes share, could be
  // changed by the dropped ones, and was not taken back.
  UNROLL_EVENT_REWOUND = 107,
  // A text: the kernel itself cannot go on.
  UNROLL_EVENT_BROKEN = 108,
  // int32_t: a line of the cell's code, 0 if it is not known; then a text and, on a second line, what
  // to do.
  UNROLL_EVENT_WARNING = 109,
  // A claim that does not hold, as JSON.
  UNROLL_EVENT_BROKEN_CLAIM = 110,
  // Bytes that the cell has for the runner alone: values of an answer, verdicts of a judge.
  UNROLL_EVENT_RECORD = 111,
  // A control that the cell has read, as JSON.
  UNROLL_EVENT_CONTROL = 112,
};

// What the input of a cell is, by its first byte.
enum {
  // Of an answer or a judge: `Judging` in the runtime library reads it.
  UNROLL_INPUT_JUDGING = 1,
  // Names of controls and what is chosen for them, in turns, each with a NUL at its end.
  UNROLL_INPUT_CHOICES = 2,
};

typedef struct {
  uint32_t cell;
  uint32_t processes;
  uint32_t openFiles;
  // Bytes of figures and records that the cell may send; 0 for as many as it likes.
  uint32_t events;
  uint64_t memory;
  uint64_t output;
  double seconds;
  // Every cell starts from the generator where the one before left it; the first from this seed.
  uint64_t seed;
} unroll_run;

// Cell c calls its lines (c + 1) * UNROLL_CELL_LINES and on: no two cells share a line.
#define UNROLL_CELL_LINES 100000

// MARK: How a cell ended

enum {
  UNROLL_CAUSE_FINISHED = 0,
  // A signal, a trap among them: `detail` is its number.
  UNROLL_CAUSE_SIGNAL = 1,
  // exit(): `detail` is the status.
  UNROLL_CAUSE_EXIT = 2,
  UNROLL_CAUSE_SECONDS = 3,
  UNROLL_CAUSE_MEMORY = 4,
  UNROLL_CAUSE_OUTPUT = 5,
  UNROLL_CAUSE_PROCESSES = 6,
  // The library could not be loaded: the text is in the output.
  UNROLL_CAUSE_LOAD = 7,
  // A signal that says the stack is used up.
  UNROLL_CAUSE_STACK = 8,
  // kill() of a process that is not the cell's own: `detail` is the number it was called with.
  UNROLL_CAUSE_KILL = 9,
  // The cell closed the files through which its end is reported.
  UNROLL_CAUSE_CLOSED = 10,
};

#define UNROLL_MAX_FRAMES 192
#define UNROLL_MAX_THROWN_FRAMES 32

// One frame of a backtrace: an address within a loaded library.
typedef struct {
  uint64_t offset;
  // The cell whose library it is, or -1.
  int32_t cell;
  int32_t reserved;
} unroll_backtrace_frame;

typedef struct {
  uint32_t cell;
  uint32_t cause;
  int32_t detail;
  uint32_t siteCount;
  uint32_t frameCount;
  // The line of the last event that was traced, 0 if none: for what leaves no backtrace.
  int32_t lastLine;
  // Sites that found no room.
  uint32_t sitesLost;
  // Not 0: threads of earlier cells were at work when these ended, and are no more.
  uint32_t threadsLost;
  // Bytes of the allocation that failed, 0 if none did.
  uint64_t refused;
  double elapsed;
  unroll_backtrace_frame frames[UNROLL_MAX_FRAMES];
  // The calls around the last `throw`: an error that nobody caught is reported where it was thrown.
  uint32_t thrownCount;
  // Swift tasks that waited for the cell's thread when the cell was stopped.
  uint32_t tasksWaiting;
  unroll_backtrace_frame thrown[UNROLL_MAX_THROWN_FRAMES];
} unroll_ended;

// MARK: The trace
//
// A site is one place in the source whose value the compiler hands to the tracer. Its record has a
// fixed size, so that ten million passes take no more room than one, and it lies in shared memory,
// so that a cell that dies leaves it behind.

#define UNROLL_MAX_SITES 4096
#define UNROLL_HISTORY 64

typedef struct {
  uint64_t identity;
  uint64_t count;
  int32_t startLine, endLine, startColumn, endColumn;
  // The value is a number (2: a whole one): `history` starts with the first, and `lastNumber` is the last. Where a
  // number is no exact double, `first` and `last` have it too.
  uint32_t isNumber;
  // The last text is the last value's; a site that is passed very often describes only some.
  uint32_t lastIsExact;
  uint32_t historyCount;
  uint32_t reserved;
  uint64_t historyStride;
  double lastNumber;
  double history[UNROLL_HISTORY];
  char name[64];
  char type[96];
  char first[192];
  char last[192];
  // What is known of the last value beyond its text, see TraceDetail.swift; empty: nothing.
  char detail[1024];
} unroll_site;

typedef struct {
  unroll_ended ended;
  uint16_t slots[UNROLL_MAX_SITES * 2];
  unroll_site sites[UNROLL_MAX_SITES];
} unroll_trace;

// Swift sees an array in a struct as a tuple; these give it the address.
static inline uint16_t *unroll_trace_slots(unroll_trace *trace) { return trace->slots; }
static inline unroll_site *unroll_trace_sites(unroll_trace *trace) { return trace->sites; }
static inline double *unroll_site_history(unroll_site *site) { return site->history; }
static inline char *unroll_site_name(unroll_site *site) { return site->name; }
static inline char *unroll_site_type(unroll_site *site) { return site->type; }
static inline char *unroll_site_first(unroll_site *site) { return site->first; }
static inline char *unroll_site_last(unroll_site *site) { return site->last; }
static inline char *unroll_site_detail(unroll_site *site) { return site->detail; }
static inline const unroll_backtrace_frame *unroll_ended_frames(const unroll_ended *ended) {
  return ended->frames;
}
static inline const unroll_backtrace_frame *unroll_ended_thrown(const unroll_ended *ended) {
  return ended->thrown;
}

// Writes a number as reports show it: six significant digits; whole numbers below ten million in
// full.
void unroll_number_text(double number, char *text, size_t room);

// Takes out of a text what is different each time: addresses, which become `0x…`, and the runtime's
// words for a type's surroundings that have no name. Returns the length that is left.
size_t unroll_plain_text(char *text, size_t length);

// Writes what `value` points to, a Swift `any Encodable`, as JSON, and hands its bytes to `take`, which
// has to copy them. In the runtime library; Swift calls it as C, so as not to import what it needs.
void unroll_event_json(
    const void *value, void *context, void (*take)(const void *bytes, intptr_t count, void *context));

// Tells the threads of a process apart; never 0.
static inline uintptr_t unroll_this_thread(void) { return (uintptr_t)pthread_self(); }

// MARK: Runtime library
//
// What the kernel calls in the library that it loads. Each is a C symbol of the runtime library.

// What the library may ask of the kernel while a cell runs.
typedef struct {
  // Sends a frame to the runner: a figure after all that was printed before it.
  void (*send)(uint32_t kind, const void *payload, size_t length);
  // Writes the calls that led here, innermost first, as far as they are a cell's; returns how many.
  uint32_t (*calls)(unroll_backtrace_frame *frames, uint32_t room);
} unroll_services;

// `unroll_runtime_begin(trace, services, seed, cell)`: before a cell.
typedef void (*unroll_runtime_begin_function)(
    unroll_trace *, const unroll_services *, uint64_t, uint32_t);
// `unroll_runtime_input(bytes, length)`: after the former, where the cell is given an input. The bytes
// stay until the cell's end.
typedef void (*unroll_runtime_input_function)(const uint8_t *, size_t);
// `unroll_runtime_end()`: after a cell that came to its end.
typedef void (*unroll_runtime_end_function)(void);
// `unroll_runtime_has_ended()`: whether the cell's code, which awaits, has come to its end.
typedef bool (*unroll_runtime_has_ended_function)(void);
// `unroll_runtime_executor(words, add, add_later, is_on_cell_thread)`: gives the executor of the main
// actor, in two words. Jobs go to `add`, which is told whether they are the main actor's, and to
// `add_later` with nanoseconds.
typedef void (*unroll_runtime_executor_function)(
    uintptr_t *, void (*)(const void *, bool), void (*)(const void *, int64_t), bool (*)(void));

#endif
