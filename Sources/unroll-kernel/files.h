// The temporary files of a lesson, which belong to its kernel alone: they count as memory, and those
// of a cell that is taken back go with it.

#ifndef UNROLL_FILES_H
#define UNROLL_FILES_H

#include <stdbool.h>
#include <stdint.h>

// Where they are: in file systems of the kernel's own, /tmp and /dev/shm; or in this folder. Where
// neither is said, the files are nobody's business.
void files_are_in_memory(void);
void files_are_below(const char *folder);

// Bytes that the files take now. More files than a lesson can need are UINT64_MAX bytes.
uint64_t files_in_use(void);

// Notes which files there are before a cell.
void files_note_before(int64_t cell);

// Whether there were files before that cell. It may have changed them, in ways that nobody can see: the
// system does not date what is written by way of memory.
bool files_were_there_before(int64_t cell);

// Removes the files that came since the note on the first cell from `first` on. One that was
// changed stays as it is.
void files_forget_after(int64_t first);

#endif
