// unroll-confine [--landlock VERSION] [--read PATH]… [--write PATH]… [--temporary FOLDER]
//                -- COMMAND [ARGUMENT]…
// unroll-confine --calls -- COMMAND [ARGUMENT]…
// unroll-confine --tell [--landlock VERSION]
//
// Runs a command within walls that need neither privileges nor namespaces: Landlock for files, the
// network and signals, a filter for system calls. The command sees the system's programs and
// libraries, /proc, the harmless devices, and the paths that are named.
//
// --landlock    pretend that the system has this version of Landlock at most
// --temporary   make a private folder in this one for TMPDIR and HOME; it goes with the command
// --calls       only the filter for system calls: somebody else has built the other walls
// --tell        build the walls, run nothing, and print the version of Landlock
//
//   the caller's child ── keeper ── command
//
// The keeper is no part of the caller's process group: whoever kills that group leaves one who
// ends the command's processes and removes their folder.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "confine.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __linux__
#include "calls.h"
#include "keeper.h"
#include "landlock.h"
#include "privileges.h"
#include "temporary.h"

void confine_fail(const char *format, ...) {
  int code = errno;
  va_list values;
  va_start(values, format);
  fprintf(stderr, "unroll-confine: ");
  vfprintf(stderr, format, values);
  fprintf(stderr, ": %s\n", strerror(code));
  va_end(values);
  _exit(status_no_wall);
}

typedef struct {
  bool calls_only, tells;
  int most;
  const char *temporary;
  // `kinds[i]` is 'r' or 'w' for `paths[i]`, in the order in which they were given.
  const char **paths;
  char *kinds;
  int count;
  char **command;
} request;

static __attribute__((noreturn)) void show_usage(void) {
  fprintf(
      stderr,
      "usage: unroll-confine [--landlock VERSION] [--read PATH]... [--write PATH]...\n"
      "                      [--temporary FOLDER] -- COMMAND [ARGUMENT]...\n"
      "       unroll-confine --calls -- COMMAND [ARGUMENT]...\n"
      "       unroll-confine --tell [--landlock VERSION]\n");
  exit(64);
}

static request read_arguments(int count, char **arguments) {
  request asked = {.most = INT_MAX};
  asked.paths = calloc((size_t)count, sizeof *asked.paths);
  asked.kinds = calloc((size_t)count, 1);
  if (asked.paths == NULL || asked.kinds == NULL) confine_fail("no memory");
  int next = 1;
  for (; next < count && strcmp(arguments[next], "--") != 0; next++) {
    const char *option = arguments[next];
    if (strcmp(option, "--calls") == 0) {
      asked.calls_only = true;
    } else if (strcmp(option, "--tell") == 0) {
      asked.tells = true;
    } else if (next + 1 == count) {
      show_usage();
    } else if (strcmp(option, "--landlock") == 0) {
      asked.most = atoi(arguments[++next]);
    } else if (strcmp(option, "--temporary") == 0) {
      asked.temporary = arguments[++next];
    } else if (strcmp(option, "--read") == 0 || strcmp(option, "--write") == 0) {
      asked.kinds[asked.count] = option[2];
      asked.paths[asked.count++] = arguments[++next];
    } else {
      show_usage();
    }
  }
  if (next + 1 < count) asked.command = &arguments[next + 1];
  if (asked.tells == (asked.command != NULL)) show_usage();
  return asked;
}

// What bubblewrap shows of the system as well.
static void let_use_system(const landlock_rules *rules) {
  static const char *const readable[] = {
      "/usr", "/bin", "/lib", "/lib32", "/lib64", "/sbin", "/etc/ld.so.cache", "/proc",
      "/dev/random", "/dev/urandom",
  };
  static const char *const devices[] = {"/dev/null", "/dev/zero", "/dev/full"};
  for (size_t i = 0; i < sizeof readable / sizeof *readable; i++)
    landlock_let_read(rules, readable[i]);
  for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
    landlock_let_use_device(rules, devices[i]);
}

static void build_walls(const request *asked, int version, const char *temporary) {
  landlock_rules rules = landlock_forbid(version);
  if (rules.file < 0) confine_fail("no Landlock");
  let_use_system(&rules);
  for (int i = 0; i < asked->count; i++)
    (asked->kinds[i] == 'w' ? landlock_let_write : landlock_let_read)(&rules, asked->paths[i]);
  if (temporary != NULL) landlock_let_write(&rules, temporary);
  privileges_drop();
  if (!landlock_enforce(&rules)) confine_fail("no Landlock");
  if (!calls_refuse(version >= landlock_version_with_truncation))
    confine_fail("no filter for system calls");
}

static __attribute__((noreturn)) void become(char **command) {
  execv(command[0], command);
  fprintf(stderr, "unroll-confine: %s: %s\n", command[0], strerror(errno));
  _exit(status_not_started);
}

int main(int count, char **arguments) {
  request asked = read_arguments(count, arguments);
  if (!privileges_forbid_more()) confine_fail("rights cannot be limited");
  if (asked.calls_only) {
    if (!calls_refuse(true)) confine_fail("no filter for system calls");
    become(asked.command);
  }
  int version = landlock_version(asked.most);
  if (version <= 0) {
    if (errno == 0) errno = ENOSYS;
    confine_fail("no Landlock");
  }
  if (asked.tells) {
    build_walls(&asked, version, NULL);
    printf("%d\n", version);
    return 0;
  }
  // Nothing that the caller has open is the command's business.
  if (close_range(3, ~0U, 0) != 0)
    for (int file = 3; file < (int)sysconf(_SC_OPEN_MAX); file++) close(file);
  keeper_start(version);
  char *temporary = asked.temporary == NULL ? NULL : temporary_make(asked.temporary);
  if (keeper_start_command()) {
    if (temporary != NULL) {
      setenv("TMPDIR", temporary, 1);
      setenv("HOME", temporary, 1);
    }
    if (chdir("/") != 0) confine_fail("/");
    setenv("PWD", "/", 1);
    build_walls(&asked, version, temporary);
    become(asked.command);
  }
  int status = keeper_wait_and_end_all();
  if (temporary != NULL) temporary_remove(temporary);
  return status;
}

#else

int main(void) {
  fprintf(stderr, "unroll-confine: only on Linux; macOS has sandbox-exec\n");
  return 125;
}

#endif
