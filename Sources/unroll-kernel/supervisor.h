// The kernel's first process: it runs no cell. It obeys the runner, watches the cell that runs,
// and reports how it ended.

#ifndef UNROLL_SUPERVISOR_H
#define UNROLL_SUPERVISOR_H

// Serves commands on standard input until it closes. `state` is the channel of the state before
// the first cell, `process` its process.
void supervisor_serve(int state, int process) __attribute__((noreturn));

#endif
