// What a dying cell leaves behind: why it dies, and the addresses of its calls.

#ifndef UNROLL_CRASH_H
#define UNROLL_CRASH_H

#include "CellProtocol.h"

// The signal by which the supervisor asks a cell that met a limit to say where it is, and to die.
#define UNROLL_STOP_SIGNAL SIGALRM

// Called once in a process: handlers for the fatal signals and for exit(), on a stack of their own.
void crash_install(void);

// From now on a death is recorded in `trace`; NULL: no cell runs.
void crash_watch(unroll_trace *trace);

// From now on the place of the last `throw` is known. Called once the Swift runtime is loaded.
void crash_watch_throws(void);

// Remembers where the library of `cell` lies, for the frames of later backtraces.
void crash_note_library(int cell, const void *symbol);

// The calls that led here, innermost first, as far as they are a cell's; returns how many.
uint32_t crash_calls(unroll_backtrace_frame *frames, uint32_t room);

// An allocation of this many bytes was refused. Called by the allocator's wrappers.
void crash_note_refusal(uint64_t bytes);

#endif
