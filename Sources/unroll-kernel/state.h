// A state process: the program as it is after some number of cells, waiting for the next.

#ifndef UNROLL_STATE_H
#define UNROLL_STATE_H

#include "CellProtocol.h"

// The functions of the runtime library, loaded once before the first fork.
typedef struct {
  unroll_runtime_begin_function begin;
  unroll_runtime_input_function input;
  unroll_runtime_end_function end;
} state_runtime;

// Serves `channel` until it closes. For each cell to run the process forks: the child runs it and
// becomes the state after it, the parent stays behind as the state before it.
void state_serve(int channel, state_runtime runtime) __attribute__((noreturn));

#endif
