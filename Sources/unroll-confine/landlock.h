// What a program may do with files, the network and other processes, by Landlock.

#ifndef UNROLL_LANDLOCK_H
#define UNROLL_LANDLOCK_H

#include <stdbool.h>

// The version of Landlock that this system has, 0 if none. `most` is the highest that is wanted.
int landlock_version(int most);

// The oldest version that limits signals and abstract sockets to the program's own processes.
enum { landlock_version_with_scopes = 6 };

// The oldest version that knows truncation.
enum { landlock_version_with_truncation = 3 };

typedef struct {
  // A list of rules in the making; -1 when nothing could be made.
  int file;
  int version;
} landlock_rules;

// Starts a list that forbids all that `version` knows.
landlock_rules landlock_forbid(int version);

// Lets `path` and all below it be read and executed; or changed too. A path that is not there is
// no mistake, as it gives nothing; any other is, and ends this program.
void landlock_let_read(const landlock_rules *rules, const char *path);
void landlock_let_write(const landlock_rules *rules, const char *path);

// A device: read and written, and no more.
void landlock_let_use_device(const landlock_rules *rules, const char *path);

// Puts the rules in force for this process and all that it starts.
bool landlock_enforce(landlock_rules *rules);

// From here on no signal of this process or of those that it starts reaches any other.
bool landlock_keep_signals_inside(int version);

#endif
