// The threads that a cell leaves behind.
//
// Only the thread that forks lives on in the next cell. Those of Swift's queues are idle when a cell has
// ended, and would end by themselves after some seconds; they end at once instead, and the next cell
// finds a library that can start new ones. Threads that do more are lost, and the next cell is told.

#ifndef UNROLL_THREADS_H
#define UNROLL_THREADS_H

#include <stdbool.h>

// No thread but this one runs in the process.
bool threads_are_alone(void);

// A cell begins: idle threads may wait again.
void threads_begin_cell(void);

// A cell has ended. Gives its threads a moment to end their work.
void threads_end_cell(void);

// Some thread of an earlier cell was still at work when that cell ended.
bool threads_were_lost(void);

#endif
