#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "files.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { most_roots = 2, most_entries = 1 << 16, deepest = 64 };
// What an empty file takes of the system's memory, about.
enum { bytes_for_entry = 1024 };

static const char *roots[most_roots];
static int root_count;
static bool in_memory;

void files_are_in_memory(void) {
  roots[0] = "/tmp";
  roots[1] = "/dev/shm";
  root_count = 2;
  in_memory = true;
}

void files_are_below(const char *folder) {
  if (folder == NULL || folder[0] != '/') return;
  roots[0] = folder;
  root_count = 1;
}

// MARK: Walking

typedef struct {
  dev_t device;
  ino_t number;
} entry;

// Called after what is below the entry; false ends the walk.
typedef bool (*visitor)(void *context, int folder, const char *name, const struct stat *status);

static int open_folder(int parent, const char *name) {
  return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

// Takes over `file`. False when the visitor had enough, or the folders are too deep.
static bool walk_folder(int file, int depth, visitor visit, void *context) {
  DIR *entries = file < 0 ? NULL : fdopendir(file);
  if (entries == NULL) {
    if (file >= 0) close(file);
    // A folder that its maker has closed is an entry like a file.
    return true;
  }
  bool goes_on = depth < deepest;
  struct dirent *found;
  while (goes_on && (found = readdir(entries)) != NULL) {
    const char *name = found->d_name;
    struct stat status;
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) continue;
    if (fstatat(dirfd(entries), name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
    if (S_ISDIR(status.st_mode))
      goes_on = walk_folder(open_folder(dirfd(entries), name), depth + 1, visit, context);
    goes_on = goes_on && visit(context, dirfd(entries), name, &status);
  }
  closedir(entries);
  return goes_on;
}

static bool walk(visitor visit, void *context) {
  for (int i = 0; i < root_count; i++)
    if (!walk_folder(open_folder(AT_FDCWD, roots[i]), 0, visit, context)) return false;
  return true;
}

// MARK: Counting

typedef struct {
  uint64_t bytes, entries;
} total;

static bool add_to_total(void *context, int folder, const char *name, const struct stat *status) {
  (void)folder, (void)name;
  total *sum = context;
  sum->entries++;
  sum->bytes += (uint64_t)status->st_blocks * 512 + bytes_for_entry;
  return sum->entries < most_entries;
}

uint64_t files_in_use(void) {
  total sum = {0, 0};
  if (!in_memory) return walk(add_to_total, &sum) ? sum.bytes : UINT64_MAX;
  // Of a file system of our own it is known, with the files that have no name any more.
  for (int i = 0; i < root_count; i++) {
    struct statvfs space;
    if (statvfs(roots[i], &space) != 0) continue;
    sum.bytes += (uint64_t)(space.f_blocks - space.f_bfree) * space.f_frsize
                 + (uint64_t)(space.f_files - space.f_ffree) * bytes_for_entry;
  }
  return sum.bytes;
}

// MARK: Taking back

typedef struct {
  int64_t cell;
  entry *entries;
  size_t count;
} note;

static note *notes;
static size_t note_count;

static void drop_notes_from(int64_t cell) {
  while (note_count > 0 && notes[note_count - 1].cell >= cell) free(notes[--note_count].entries);
}

static bool add_to_note(void *context, int folder, const char *name, const struct stat *status) {
  (void)folder, (void)name;
  note *made = context;
  // Doubled whenever it is full.
  if ((made->count & (made->count - 1)) == 0) {
    entry *larger = realloc(made->entries, (made->count == 0 ? 1 : made->count * 2) * sizeof(entry));
    if (larger == NULL) return false;
    made->entries = larger;
  }
  made->entries[made->count++] = (entry){status->st_dev, status->st_ino};
  return made->count < most_entries;
}

static int compare_entries(const void *one, const void *other) {
  const entry *a = one, *b = other;
  if (a->device != b->device) return a->device < b->device ? -1 : 1;
  return a->number == b->number ? 0 : a->number < b->number ? -1 : 1;
}

void files_note_before(int64_t cell) {
  if (root_count == 0) return;
  drop_notes_from(cell);
  note *more = realloc(notes, (note_count + 1) * sizeof *notes);
  if (more == NULL) return;
  notes = more;
  note made = {cell, NULL, 0};
  (void)walk(add_to_note, &made);
  if (made.count > 1) qsort(made.entries, made.count, sizeof(entry), compare_entries);
  notes[note_count++] = made;
}

static bool remove_unless_noted(
    void *context, int folder, const char *name, const struct stat *status) {
  const note *before = context;
  entry this = {status->st_dev, status->st_ino};
  if (before->count > 0
      && bsearch(&this, before->entries, before->count, sizeof(entry), compare_entries) != NULL)
    return true;
  unlinkat(folder, name, S_ISDIR(status->st_mode) ? AT_REMOVEDIR : 0);
  return true;
}

static size_t note_of(int64_t first) {
  size_t place = 0;
  while (place < note_count && notes[place].cell < first) place++;
  return place;
}

bool files_were_there_before(int64_t cell) {
  size_t place = note_of(cell);
  return place < note_count && notes[place].count > 0;
}

void files_forget_after(int64_t first) {
  size_t place = note_of(first);
  if (place == note_count) return;
  (void)walk(remove_unless_noted, &notes[place]);
  drop_notes_from(first);
}
