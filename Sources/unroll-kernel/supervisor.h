// The kernel's first process: it runs no cell. It obeys the runner, watches the cell that runs,
// and reports how it ended.

#ifndef UNROLL_SUPERVISOR_H
#define UNROLL_SUPERVISOR_H

#include <stdbool.h>

// Serves commands on standard input until it closes. `state` is the channel of the state before
// the first cell, `process` its process; `alone` says that no process of anybody else is in sight.
void supervisor_serve(int state, int process, bool alone) __attribute__((noreturn));

#endif
