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

// Says whether a process is one of the kernel's own states.
typedef bool (*usage_is_state)(pid_t process);

// Sums up `cell` and all descendants of this process that are no states.
usage usage_measure(pid_t cell, usage_is_state is_state);

// Kills every descendant of this process that is no state, until none is left.
void usage_kill_strays(usage_is_state is_state);

// The size of the address space of this process, in bytes.
uint64_t usage_address_space(void);

#endif
