#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "threads.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <time.h>

static atomic_bool cell_has_ended;
static bool were_lost;

bool threads_are_alone(void) {
#ifdef __linux__
  DIR *tasks = opendir("/proc/self/task");
  if (tasks == NULL) return false;
  int count = 0;
  while (readdir(tasks) != NULL) count++;
  closedir(tasks);
  // `.`, `..`, and this thread.
  return count <= 3;
#else
  return true;
#endif
}

bool threads_were_lost(void) { return were_lost; }

void threads_begin_cell(void) { atomic_store(&cell_has_ended, false); }

void threads_end_cell(void) {
  atomic_store(&cell_has_ended, true);
  const struct timespec pause = {0, 2000000};
  for (int i = 0; i < 250 && !threads_are_alone(); i++) nanosleep(&pause, NULL);
  if (!threads_are_alone()) were_lost = true;
}

#ifdef __linux__

// The idle threads of libdispatch wait here for work, for up to five seconds.
//
// - Source: swift-corelibs-libdispatch, src/queue.c, `_dispatch_worker_thread`, and
//   src/shims/lock.c, `_dispatch_sema4_timedwait`.
int sem_timedwait(sem_t *semaphore, const struct timespec *end) {
  static int (*wait)(sem_t *, const struct timespec *);
  if (wait == NULL) *(void **)&wait = dlsym(RTLD_NEXT, "sem_timedwait");
  if (wait == NULL) {
    errno = ENOSYS;
    return -1;
  }
  for (;;) {
    struct timespec slice;
    clock_gettime(CLOCK_REALTIME, &slice);
    slice.tv_nsec += 5000000;
    if (slice.tv_nsec >= 1000000000) {
      slice.tv_nsec -= 1000000000;
      slice.tv_sec++;
    }
    bool is_last =
        end->tv_sec < slice.tv_sec || (end->tv_sec == slice.tv_sec && end->tv_nsec <= slice.tv_nsec);
    if (wait(semaphore, is_last ? end : &slice) == 0) return 0;
    if (errno != ETIMEDOUT) return -1;
    if (is_last || atomic_load(&cell_has_ended)) {
      errno = ETIMEDOUT;
      return -1;
    }
  }
}

#endif
