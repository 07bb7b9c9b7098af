// What a process may do beyond others, which a program from a lesson may not.

#ifndef UNROLL_PRIVILEGES_H
#define UNROLL_PRIVILEGES_H

#include <stdbool.h>

// No program that this process or its children start gets more rights than they have.
bool privileges_forbid_more(void);

// Gives up what makes root root: a process of user 0 is bound by permissions like any other.
void privileges_drop(void);

#endif
