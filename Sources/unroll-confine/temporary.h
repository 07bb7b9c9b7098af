// A folder for one program's temporary files, which goes with it.

#ifndef UNROLL_TEMPORARY_H
#define UNROLL_TEMPORARY_H

// Makes a new folder in `parent`, which nobody else may enter; the caller frees its path.
char *temporary_make(const char *parent);

// Removes the folder and all in it. No process may use it any more. Follows no link, and takes the
// same little memory and few files however deep it is.
void temporary_remove(const char *path);

#endif
