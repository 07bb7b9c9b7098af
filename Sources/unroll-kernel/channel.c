#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "channel.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

// A figure of a long training run is some kilobytes; whatever is larger than this is no frame.
static const uint32_t longest_payload = 256u << 20;

// What a cell starts by exec() must not hold the files of its kernel.
#ifdef MSG_CMSG_CLOEXEC
static const int receive_flags = MSG_CMSG_CLOEXEC;
#else
static const int receive_flags = 0;
#endif

static bool write_all(int file, const void *bytes, size_t length) {
  const char *next = bytes;
  while (length > 0) {
    ssize_t written = write(file, next, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    next += written;
    length -= (size_t)written;
  }
  return true;
}

static bool read_all(int file, void *bytes, size_t length) {
  char *next = bytes;
  while (length > 0) {
    ssize_t got = read(file, next, length);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    next += got;
    length -= (size_t)got;
  }
  return true;
}

static bool read_payload(int file, const unroll_frame *frame, char **payload) {
  if (frame->length > longest_payload) return false;
  *payload = malloc((size_t)frame->length + 1);
  if (*payload == NULL) return false;
  (*payload)[frame->length] = 0;
  if (read_all(file, *payload, frame->length)) return true;
  free(*payload);
  *payload = NULL;
  return false;
}

bool channel_write(int file, uint32_t kind, const void *payload, size_t length) {
  return channel_write_parts(file, kind, payload, length, NULL, 0);
}

bool channel_write_parts(
    int file, uint32_t kind, const void *first, size_t first_length, const void *second,
    size_t second_length) {
  unroll_frame frame = {kind, (uint32_t)(first_length + second_length)};
  return write_all(file, &frame, sizeof frame) && write_all(file, first, first_length)
         && write_all(file, second, second_length);
}

bool channel_read(int file, unroll_frame *frame, char **payload) {
  return channel_read_within(file, frame, payload, longest_payload);
}

bool channel_read_within(int file, unroll_frame *frame, char **payload, uint64_t longest) {
  return read_all(file, frame, sizeof *frame) && frame->length <= longest
         && read_payload(file, frame, payload);
}

// The files travel with the header; a stream socket keeps them with the bytes they were sent with.
bool channel_write_files(
    int socket, uint32_t kind, const void *payload, size_t length, const int files[FILE_COUNT]) {
  unroll_frame frame = {kind, (uint32_t)length};
  struct iovec part = {&frame, sizeof frame};
  union {
    char bytes[CMSG_SPACE(FILE_COUNT * sizeof(int))];
    struct cmsghdr aligned;
  } control;
  memset(&control, 0, sizeof control);
  struct msghdr message = {0};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.bytes;
  message.msg_controllen = sizeof control.bytes;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(FILE_COUNT * sizeof(int));
  memcpy(CMSG_DATA(header), files, FILE_COUNT * sizeof(int));
  ssize_t sent;
  do sent = sendmsg(socket, &message, 0);
  while (sent < 0 && errno == EINTR);
  return sent == (ssize_t)sizeof frame && write_all(socket, payload, length);
}

bool channel_read_files(int socket, unroll_frame *frame, char **payload, int files[FILE_COUNT]) {
  struct iovec part = {frame, sizeof *frame};
  union {
    char bytes[CMSG_SPACE(FILE_COUNT * sizeof(int))];
    struct cmsghdr aligned;
  } control;
  struct msghdr message = {0};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.bytes;
  message.msg_controllen = sizeof control.bytes;
  ssize_t got;
  do got = recvmsg(socket, &message, receive_flags);
  while (got < 0 && errno == EINTR);
  if (got <= 0) return false;
  if ((size_t)got < sizeof *frame
      && !read_all(socket, (char *)frame + got, sizeof *frame - (size_t)got))
    return false;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (header == NULL || header->cmsg_type != SCM_RIGHTS
      || header->cmsg_len != CMSG_LEN(FILE_COUNT * sizeof(int)))
    return false;
  memcpy(files, CMSG_DATA(header), FILE_COUNT * sizeof(int));
  return read_payload(socket, frame, payload);
}
