// What a cell's processes use, seen from outside.

#ifndef UNROLL_USAGE_H
#define UNROLL_USAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct {
  // Private memory in use by all of them, in bytes.
  uint64_t memory;
  // Processes and threads beyond the first thread of the cell's own process.
  uint32_t extra;
} usage;

// From now on all processes in sight are taken for descendants of this one. Called once, where the
// sandbox gives the kernel a process space of its own.
void usage_be_alone(void);

// Says whether a process is one of the kernel's own states.
typedef bool (*usage_is_state)(pid_t process);

// Sums up `cell` and the descendants of this process that are no states, of which it looks at
// `most` at least: to count all of a fork bomb takes longer than the bomb takes to grow.
usage usage_measure(pid_t cell, usage_is_state is_state, size_t most);

// Kills every descendant of this process that is no state, until none is left. `all`, as kill()
// takes it, are stopped meanwhile, at once: a process that starts others as fast as they die would
// win. 0 stops nobody.
void usage_kill_strays(usage_is_state is_state, pid_t all);

// The size of the address space of this process, in bytes.
uint64_t usage_address_space(void);

#endif
