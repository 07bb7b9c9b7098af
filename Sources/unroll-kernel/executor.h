// Swift's tasks, on the one thread that runs the cell.
//
// Swift's own executors use threads, which would end with each fork between two cells and would run
// tasks in another order each time. Here tasks wait in one queue and run one after the other, on the
// cell's own thread, whenever it awaits something and when the cell's code has come to its end.

#ifndef UNROLL_EXECUTOR_H
#define UNROLL_EXECUTOR_H

#include "CellProtocol.h"

// Takes the place of Swift's executors. Called once, when the runtime library is loaded.
void executor_install(
    unroll_runtime_has_ended_function cell_has_ended, unroll_runtime_executor_function main_executor);

// Runs a cell's code to its end, then the tasks that it started.
void executor_run(int (*code)(int, char **), int count, char **arguments);

// How many tasks could run, were the cell's thread free. May be asked by a signal handler.
unsigned executor_waiting(void);

#endif
