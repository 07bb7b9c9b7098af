// What keeps a cell away from the kernel's own processes, whatever it calls: it runs as the same
// user as they do. Where the system has no such filters these do nothing.

#ifndef UNROLL_WALLS_H
#define UNROLL_WALLS_H

#include <stdbool.h>
#include <sys/types.h>

// No process may look into this one's memory or take its files. A cell's own may again: programs
// look at themselves in /proc.
void walls_hide(bool hidden);

// From here on this process and those that it starts send no signal to all, nor to `supervisor` and
// its group, and make no memory that belongs to nobody.
void walls_around_supervisor(pid_t supervisor, pid_t group);

// The same for this process and its group, which it leads: a state, before its next cell starts.
// Done once, however often it is called.
void walls_around_state(void);

#endif
