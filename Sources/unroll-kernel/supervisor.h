// The kernel's first process: it runs no cell. It obeys the runner, watches the cell that runs,
// and reports how it ended.

#ifndef UNROLL_SUPERVISOR_H
#define UNROLL_SUPERVISOR_H

// Among which processes the kernel lives: its own alone; others, which its signals do not reach; or
// others like any program.
typedef enum { SPACE_ALONE, SPACE_APART, SPACE_SHARED } supervisor_space;

// Serves commands on standard input until it closes. `state` is the channel of the state before
// the first cell, `process` its process.
void supervisor_serve(int state, int process, supervisor_space space) __attribute__((noreturn));

#endif
