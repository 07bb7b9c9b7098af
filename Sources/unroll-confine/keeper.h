// The process that outlives a command to clean up after it.

#ifndef UNROLL_KEEPER_H
#define UNROLL_KEEPER_H

#include <stdbool.h>

// Returns in a new process, the keeper; the caller's waits for it and ends as it does. `version` is
// that of Landlock.
void keeper_start(int version);

// Starts a process for the command. True in that one, which dies with the keeper, and has a session
// of its own.
bool keeper_start_command(void);

// Waits for the command's end, or for that of the caller's process; then kills all processes that
// the command has left. Returns the command's exit status, or 128 and the number of its signal.
int keeper_wait_and_end_all(void);

#endif
