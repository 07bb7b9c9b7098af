// Frames over pipes and sockets, and files handed from one process to another.

#ifndef UNROLL_CHANNEL_H
#define UNROLL_CHANNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CellProtocol.h"

// A frame between the supervisor and a state process; figures, claims and progress use the event
// kinds.
enum {
  // Supervisor to state: unroll_run and the library's path, with the files of the new process.
  CHANNEL_RUN = 201,
  // State to supervisor: int32_t, the process that runs the cell now; int32_t, 1 if the state has memory
  // that the cell could change for it.
  CHANNEL_FORKED = 202,
  // The new process to supervisor: the cell came to its end.
  CHANNEL_FINISHED = 203,
  // State to supervisor: int32_t, what waitpid() said of the process that ran the cell.
  CHANNEL_DIED = 204,
  // The new process to supervisor, which reads all that was printed and then answers with one byte:
  // what is printed next, to another file, comes after it.
  CHANNEL_TURN = 205,
};

// The files that a new process gets with CHANNEL_RUN, in this order.
enum { FILE_CHANNEL, FILE_TRACE, FILE_OUTPUT, FILE_ERROR, FILE_COUNT };

// Writes all of it; false when the other side is gone.
bool channel_write(int file, uint32_t kind, const void *payload, size_t length);

// Writes a frame whose payload has two parts.
bool channel_write_parts(
    int file, uint32_t kind, const void *first, size_t first_length, const void *second,
    size_t second_length);

// Reads one frame; the caller frees `*payload`, which ends in a NUL beyond its length. False at the
// end of input, or when the length is absurd.
bool channel_read(int file, unroll_frame *frame, char **payload);

// The same, and false where the payload is longer than `longest`.
bool channel_read_within(int file, unroll_frame *frame, char **payload, uint64_t longest);

// The same, with `FILE_COUNT` files attached.
bool channel_write_files(
    int socket, uint32_t kind, const void *payload, size_t length, const int files[FILE_COUNT]);
bool channel_read_files(int socket, unroll_frame *frame, char **payload, int files[FILE_COUNT]);

#endif
