// The system calls that a program from a lesson has no business with.

#ifndef UNROLL_CALLS_H
#define UNROLL_CALLS_H

#include <stdbool.h>

// Refuses them from here on, in this process and all that it starts. `knows_truncation` says that
// somebody else sees to it that files are not truncated. False when the system has no filters.
bool calls_refuse(bool knows_truncation);

#endif
