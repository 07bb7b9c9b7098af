// What Linux says of a process in one line.

#ifndef UNROLL_PROCESS_STAT_H
#define UNROLL_PROCESS_STAT_H

#include <stddef.h>
#include <sys/types.h>

// Reads /proc/…/stat into `line`, and returns the parenthesis that closes the process's name, from
// which the fields count: the name may hold spaces and parentheses itself. NULL for no process.
const char *process_stat(pid_t process, char *line, size_t room);

#endif
