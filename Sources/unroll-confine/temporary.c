#ifdef __linux__
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "confine.h"

char *temporary_make(const char *parent) {
  char *path = NULL;
  if (asprintf(&path, "%s/unroll-XXXXXX", parent) < 0) confine_fail("no memory");
  if (mkdtemp(path) == NULL) confine_fail("%s", path);
  return path;
}

static int open_folder(int parent, const char *name) {
  return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

// Removes what is in the folder. Where a folder in it is not empty, that one is opened and
// returned; -1 when nothing is left that can be removed.
static int empty_until_folder(int folder) {
  int copy = open_folder(folder, ".");
  DIR *entries = copy < 0 ? NULL : fdopendir(copy);
  if (entries == NULL) {
    if (copy >= 0) close(copy);
    return -1;
  }
  int next = -1;
  struct dirent *entry;
  while (next < 0 && (entry = readdir(entries)) != NULL) {
    const char *name = entry->d_name;
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) continue;
    if (unlinkat(folder, name, 0) == 0) continue;
    struct stat status;
    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISDIR(status.st_mode))
      continue;
    // A folder may have been made unreadable by its maker.
    if ((status.st_mode & 0700) != 0700) fchmodat(folder, name, 0700, 0);
    if (unlinkat(folder, name, AT_REMOVEDIR) == 0) continue;
    next = open_folder(folder, name);
  }
  closedir(entries);
  return next;
}

static bool is_same(const struct stat *one, const struct stat *other) {
  return one->st_ino == other->st_ino && one->st_dev == other->st_dev;
}

void temporary_remove(const char *path) {
  int folder = open_folder(AT_FDCWD, path);
  struct stat top, here, left = {0};
  if (folder < 0) return;
  if (fstat(folder, &top) != 0) {
    close(folder);
    return;
  }
  // Down into whatever is not empty, up again when it is: no stack to overflow.
  for (;;) {
    int next = empty_until_folder(folder);
    if (fstat(folder, &here) != 0) break;
    if (next < 0) {
      if (is_same(&here, &top)) break;
      left = here;
      next = openat(folder, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    } else if (fstat(next, &here) != 0 || is_same(&here, &left)) {
      // What could not be emptied cannot be emptied a second time.
      close(next);
      break;
    }
    if (next < 0) break;
    close(folder);
    folder = next;
  }
  close(folder);
  rmdir(path);
}

#endif
