#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
// With optimisation the C library's header has macros and inline bodies of the functions that are
// defined here.
#ifndef __NO_INLINE__
#define __NO_INLINE__ 1
#endif
#include "order.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

#include "channel.h"

// What the cell wrote to last. A program that it started may write to both files.
enum { TO_NOTHING, TO_OUTPUT, TO_ERROR, TO_FIGURES, TO_BOTH };
static _Atomic int latest = TO_NOTHING;
// -1: no cell runs.
static _Atomic int supervisor = -1;
static pid_t owner;
// Held while the supervisor is asked, and while a frame is sent; never while a stream is locked.
static pthread_mutex_t lock;

void order_begin(int channel) {
  // A thread of the state before may have held it when this process was made.
  pthread_mutex_init(&lock, NULL);
  owner = getpid();
  latest = TO_NOTHING;
  supervisor = channel;
}

void order_end(void) {
  pthread_mutex_lock(&lock);
  supervisor = -1;
  pthread_mutex_unlock(&lock);
}

// Waits until the supervisor has read all that was printed.
static void ask_supervisor(int channel) {
  if (!channel_write(channel, CHANNEL_TURN, NULL, 0)) return;
  char answer;
  while (read(channel, &answer, 1) < 0 && errno == EINTR) {}
}

static void turn_to(int stream) {
  if (supervisor < 0 || (latest == stream && stream != TO_BOTH) || getpid() != owner) return;
  int kept = errno;
  // Before the lock: whoever prints holds his stream and may wait for it.
  if (latest == TO_OUTPUT || latest == TO_BOTH) fflush(stdout);
  pthread_mutex_lock(&lock);
  int channel = supervisor;
  // A figure travels by the channel itself, which is read before what is printed.
  bool asks = latest == TO_OUTPUT || latest == TO_ERROR || latest == TO_BOTH;
  if (channel >= 0 && latest != stream && asks) ask_supervisor(channel);
  latest = stream;
  pthread_mutex_unlock(&lock);
  errno = kept;
}

void order_send(uint32_t kind, const void *payload, size_t length) {
#ifndef __linux__
  // Nobody has heard of what was printed.
  latest = TO_BOTH;
#endif
  if (kind == UNROLL_EVENT_FIGURE) turn_to(TO_FIGURES);
  pthread_mutex_lock(&lock);
  if (supervisor >= 0) (void)channel_write(supervisor, kind, payload, length);
  pthread_mutex_unlock(&lock);
}

// MARK: The C library's functions that print
//
// Each turns to its file first, then does what the C library's own does.

#ifdef __linux__
static void turn_to_file(int file) {
  if (supervisor < 0) return;
  if (file == STDOUT_FILENO) {
    // What is in the stream's buffer was printed before.
    if (latest == TO_OUTPUT) fflush(stdout);
    turn_to(TO_OUTPUT);
  } else if (file == STDERR_FILENO) {
    turn_to(TO_ERROR);
  }
}

static void turn_to_stream(FILE *stream) {
  if (supervisor < 0) return;
  if (stream == stdout)
    turn_to(TO_OUTPUT);
  else if (stream == stderr)
    turn_to(TO_ERROR);
}

// `own_name()` is `name` as the C library has it. It is looked up before main: dlsym frees the words of
// the last dlerror, which a cell may be about to print.
#define OWN(result, name, ...)                                               \
  typedef result (*name##_function)(__VA_ARGS__);                            \
  __attribute__((constructor)) static name##_function own_##name(void) {     \
    static name##_function own;                                              \
    if (own == NULL) *(void **)&own = dlsym(RTLD_NEXT, #name);               \
    return own;                                                              \
  }                                                                          \
  _Static_assert(sizeof(name##_function) == sizeof(void *), "")

ssize_t write(int file, const void *bytes, size_t count) {
  turn_to_file(file);
  return syscall(SYS_write, file, bytes, count);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  turn_to_file(file);
  return syscall(SYS_writev, file, parts, count);
}

OWN(size_t, fwrite, const void *, size_t, size_t, FILE *);
size_t fwrite(const void *bytes, size_t size, size_t count, FILE *stream) {
  turn_to_stream(stream);
  return own_fwrite()(bytes, size, count, stream);
}

OWN(size_t, fwrite_unlocked, const void *, size_t, size_t, FILE *);
size_t fwrite_unlocked(const void *bytes, size_t size, size_t count, FILE *stream) {
  turn_to_stream(stream);
  return own_fwrite_unlocked()(bytes, size, count, stream);
}

OWN(int, fputs, const char *, FILE *);
int fputs(const char *text, FILE *stream) {
  turn_to_stream(stream);
  return own_fputs()(text, stream);
}

OWN(int, fputs_unlocked, const char *, FILE *);
int fputs_unlocked(const char *text, FILE *stream) {
  turn_to_stream(stream);
  return own_fputs_unlocked()(text, stream);
}

OWN(int, puts, const char *);
int puts(const char *text) {
  turn_to_stream(stdout);
  return own_puts()(text);
}

OWN(int, fputc, int, FILE *);
int fputc(int character, FILE *stream) {
  turn_to_stream(stream);
  return own_fputc()(character, stream);
}

#undef putc
int putc(int character, FILE *stream) { return fputc(character, stream); }

#undef putchar
int putchar(int character) { return fputc(character, stdout); }

OWN(int, vfprintf, FILE *, const char *, va_list);
int vfprintf(FILE *stream, const char *format, va_list values) {
  turn_to_stream(stream);
  return own_vfprintf()(stream, format, values);
}

int vprintf(const char *format, va_list values) { return vfprintf(stdout, format, values); }

int fprintf(FILE *stream, const char *format, ...) {
  va_list values;
  va_start(values, format);
  int count = vfprintf(stream, format, values);
  va_end(values);
  return count;
}

int printf(const char *format, ...) {
  va_list values;
  va_start(values, format);
  int count = vfprintf(stdout, format, values);
  va_end(values);
  return count;
}

// What a library calls instead that was compiled with checks of its buffers.
OWN(int, __vfprintf_chk, FILE *, int, const char *, va_list);
int __vfprintf_chk(FILE *stream, int flag, const char *format, va_list values) {
  turn_to_stream(stream);
  return own___vfprintf_chk()(stream, flag, format, values);
}

int __fprintf_chk(FILE *stream, int flag, const char *format, ...) {
  va_list values;
  va_start(values, format);
  int count = __vfprintf_chk(stream, flag, format, values);
  va_end(values);
  return count;
}

int __printf_chk(int flag, const char *format, ...) {
  va_list values;
  va_start(values, format);
  int count = __vfprintf_chk(stdout, flag, format, values);
  va_end(values);
  return count;
}

OWN(int, vdprintf, int, const char *, va_list);
int vdprintf(int file, const char *format, va_list values) {
  turn_to_file(file);
  return own_vdprintf()(file, format, values);
}

OWN(void, perror, const char *);
void perror(const char *words) {
  turn_to_stream(stderr);
  own_perror()(words);
}

// A program that the cell starts prints after what the cell has printed.
OWN(int, posix_spawn, pid_t *, const char *, const posix_spawn_file_actions_t *,
    const posix_spawnattr_t *, char *const[], char *const[]);
int posix_spawn(
    pid_t *process, const char *path, const posix_spawn_file_actions_t *actions,
    const posix_spawnattr_t *attributes, char *const arguments[], char *const environment[]) {
  turn_to(TO_BOTH);
  return own_posix_spawn()(process, path, actions, attributes, arguments, environment);
}
#endif
