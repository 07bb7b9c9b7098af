// What all parts of the program share.

#ifndef UNROLL_CONFINE_H
#define UNROLL_CONFINE_H

// Says on standard error what failed and why (errno), and ends this process.
void confine_fail(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

// The status of a wall that this system does not have, and of a command that cannot be started.
enum { status_no_wall = 125, status_not_started = 126 };

#endif
