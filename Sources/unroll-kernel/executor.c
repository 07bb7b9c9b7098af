#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "executor.h"
#include "threads.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#ifndef CLOCK_BOOTTIME
#define CLOCK_BOOTTIME CLOCK_MONOTONIC
#endif
#define SWIFT_CALL __attribute__((swiftcall))

// Swift's, known by their addresses alone. A reference to an executor is passed in two words.
typedef struct job job;
typedef struct {
  void *identity;
  uintptr_t implementation;
} executor;

static SWIFT_CALL void (*run_job)(job *, executor);
// The runtime library's, for the main actor.
static executor main_executor;
static unroll_runtime_has_ended_function cell_has_ended;

// MARK: The queue

typedef struct entry {
  job *what;
  bool is_main;
  // When it may run, in nanoseconds of the queue's time, and of the machine's.
  int64_t due, real;
  struct entry *next;
} entry;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static entry *first, **last = &first;
static entry *sleeping;
// The queue's time stands still while tasks run: which of two sleepers wakes first must not depend on
// how long a computation took. It goes on when all are asleep.
static int64_t queue_time;
static volatile unsigned waiting;

unsigned executor_waiting(void) { return waiting; }

static int64_t machine_time(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static entry *new_entry(job *what, bool is_main) {
  entry *made = calloc(1, sizeof *made);
  if (made == NULL) abort();
  made->what = what;
  made->is_main = is_main;
  return made;
}

static void enqueue(job *what, bool is_main) {
  entry *made = new_entry(what, is_main);
  pthread_mutex_lock(&lock);
  *last = made;
  last = &made->next;
  waiting++;
  pthread_mutex_unlock(&lock);
}

static void enqueue_later(job *what, int64_t delay) {
  entry *made = new_entry(what, false);
  made->real = machine_time(CLOCK_MONOTONIC) + delay;
  pthread_mutex_lock(&lock);
  made->due = queue_time + delay;
  entry **place = &sleeping;
  while (*place != NULL && (*place)->due <= made->due) place = &(*place)->next;
  made->next = *place;
  *place = made;
  pthread_mutex_unlock(&lock);
}

// MARK: What Swift calls

static SWIFT_CALL void on_global(job *what, void *original) {
  (void)original;
  enqueue(what, false);
}

static SWIFT_CALL void on_main(job *what, void *original) {
  (void)original;
  enqueue(what, true);
}

static SWIFT_CALL executor on_main_asked(void *original) {
  (void)original;
  return main_executor;
}

static SWIFT_CALL bool on_is_main_asked(executor asked, void *original) {
  (void)original;
  return asked.identity == main_executor.identity;
}

static SWIFT_CALL void on_delay(unsigned long long delay, job *what, void *original) {
  (void)original;
  enqueue_later(what, delay > (1ull << 62) ? 1ll << 62 : (int64_t)delay);
}

// A point in time has passed a little when it arrives here: milliseconds are what was meant.
static int64_t delay_until(long long seconds, long long nanoseconds, int clock) {
  // Swift's continuous clock goes on while the machine sleeps; its suspending clock does not.
  const clockid_t clocks[] = {CLOCK_REALTIME, CLOCK_BOOTTIME, CLOCK_MONOTONIC};
  int64_t now = machine_time(clock >= 1 && clock <= 2 ? clocks[clock] : CLOCK_REALTIME);
  if (seconds > (1ll << 33)) return 1ll << 62;
  int64_t left = (int64_t)seconds * 1000000000 + nanoseconds - now;
  return left <= 0 ? 0 : (left + 999999) / 1000000 * 1000000;
}

static SWIFT_CALL void on_deadline(
    long long seconds, long long nanoseconds, long long tolerance, long long tolerance_nanoseconds,
    int clock, job *what, void *original) {
  (void)tolerance, (void)tolerance_nanoseconds, (void)original;
  enqueue_later(what, delay_until(seconds, nanoseconds, clock));
}

// MARK: Running

static jmp_buf after_cell;
static pthread_t own_thread;

static void run(entry *taken) {
  job *what = taken->what;
  bool is_main = taken->is_main;
  free(taken);
  executor nobody = {NULL, 0};
  run_job(what, is_main ? main_executor : nobody);
}

// The next that may run, once its time has come; NULL if there is none that could.
static entry *next_entry(bool waits_for_threads) {
  pthread_mutex_lock(&lock);
  entry *taken = NULL;
  for (;;) {
    if (first != NULL) {
      taken = first;
      first = taken->next;
      if (first == NULL) last = &first;
      waiting--;
      break;
    }
    int64_t now = machine_time(CLOCK_MONOTONIC);
    int64_t until = now + 20000000;
    if (sleeping != NULL && sleeping->real <= now) {
      taken = sleeping;
      sleeping = taken->next;
      if (taken->due > queue_time) queue_time = taken->due;
      break;
    }
    // Another thread may still have something for the queue.
    if (sleeping == NULL && (!waits_for_threads || threads_are_alone())) break;
    if (sleeping != NULL && sleeping->real < until) until = sleeping->real;
    struct timespec wait = {0, until - now};
    pthread_mutex_unlock(&lock);
    nanosleep(&wait, NULL);
    pthread_mutex_lock(&lock);
  }
  pthread_mutex_unlock(&lock);
  return taken;
}

// Swift calls this when the code of a cell that awaits has started. It does not return, as no program
// goes on after its main function: so does the cell's own call.
static SWIFT_CALL void on_main_started(void *original, void *override) {
  (void)original, (void)override;
  while (!cell_has_ended()) {
    entry *next = next_entry(true);
    if (next == NULL) {
      fprintf(stderr, "Fatal error: the cell awaits something that nothing is left to bring about\n");
      abort();
    }
    run(next);
  }
  longjmp(after_cell, 1);
}

void executor_run(int (*code)(int, char **), int count, char **arguments) {
  own_thread = pthread_self();
  if (setjmp(after_cell) == 0) code(count, arguments);
  if (run_job == NULL) return;
  entry *next;
  while ((next = next_entry(false)) != NULL) run(next);
}

static bool is_on_cell_thread(void) { return pthread_equal(pthread_self(), own_thread); }

#ifdef __linux__

// A semaphore that the cell's thread waits for may be what a task signals: then the task runs meanwhile.
int sem_wait(sem_t *semaphore) {
  static int (*wait)(sem_t *);
  if (wait == NULL) *(void **)&wait = dlsym(RTLD_NEXT, "sem_wait");
  while (run_job != NULL && waiting > 0 && is_on_cell_thread()) {
    if (sem_trywait(semaphore) == 0) return 0;
    entry *next = next_entry(false);
    if (next == NULL) break;
    run(next);
  }
  if (wait == NULL) {
    errno = ENOSYS;
    return -1;
  }
  return wait(semaphore);
}

#endif

// MARK: Installing

static void set(const char *hook, void *function) {
  void **place = dlsym(RTLD_DEFAULT, hook);
  if (place != NULL) *place = function;
}

static void add(const void *what, bool is_main) { enqueue((job *)what, is_main); }

static void add_later(const void *what, int64_t delay) { enqueue_later((job *)what, delay); }

void executor_install(
    unroll_runtime_has_ended_function has_ended, unroll_runtime_executor_function executor_of) {
  cell_has_ended = has_ended;
  own_thread = pthread_self();
  *(void **)&run_job = dlsym(RTLD_DEFAULT, "swift_job_run");
  if (run_job == NULL) return;
  uintptr_t words[2];
  executor_of(words, add, add_later, is_on_cell_thread);
  main_executor = (executor){(void *)words[0], words[1]};
  set("swift_task_enqueueGlobal_hook", (void *)on_global);
  set("swift_task_enqueueGlobalWithDelay_hook", (void *)on_delay);
  set("swift_task_enqueueGlobalWithDeadline_hook", (void *)on_deadline);
  set("swift_task_enqueueMainExecutor_hook", (void *)on_main);
  set("swift_task_getMainExecutor_hook", (void *)on_main_asked);
  set("swift_task_isMainExecutor_hook", (void *)on_is_main_asked);
  set("swift_task_asyncMainDrainQueue_hook", (void *)on_main_started);
}
