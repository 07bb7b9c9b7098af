#include "usage.h"
#include "process_stat.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// More processes than this are past every limit already.
enum { most_processes = 8192 };

static bool is_alone;

void usage_be_alone(void) { is_alone = true; }

#ifdef __linux__

// Every descendant of `root`, in no order; returns how many. A process between two threads of its
// parent may be missed for one reading, never for two.
static size_t descendants_of(pid_t root, pid_t *found, size_t room) {
  size_t count = 0, next = 0;
  pid_t parent = root;
  for (;;) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/task", (int)parent);
    DIR *tasks = opendir(path);
    if (tasks != NULL) {
      struct dirent *task;
      while ((task = readdir(tasks)) != NULL) {
        if (task->d_name[0] == '.') continue;
        char list[96];
        snprintf(list, sizeof list, "/proc/%d/task/%s/children", (int)parent, task->d_name);
        FILE *children = fopen(list, "r");
        if (children == NULL) continue;
        int child;
        while (count < room && fscanf(children, "%d", &child) == 1) found[count++] = child;
        fclose(children);
      }
      closedir(tasks);
    }
    if (next == count) return count;
    parent = found[next++];
  }
}

// All processes in sight but this one and the first, which the sandbox put there. Unlike a walk
// from parents to children it finds those whose parents die meanwhile, as in a fork bomb.
static size_t others_in_sight(pid_t *found, size_t room) {
  DIR *processes = opendir("/proc");
  if (processes == NULL) return 0;
  size_t count = 0;
  struct dirent *process;
  while (count < room && (process = readdir(processes)) != NULL) {
    int number = atoi(process->d_name);
    if (number > 1 && number != getpid()) found[count++] = number;
  }
  closedir(processes);
  return count;
}

static size_t descendants(pid_t *found, size_t room) {
  return is_alone ? others_in_sight(found, room) : descendants_of(getpid(), found, room);
}

static uint64_t private_memory(pid_t process) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/statm", (int)process);
  FILE *file = fopen(path, "r");
  if (file == NULL) return 0;
  unsigned long long size = 0, resident = 0, shared = 0;
  int fields = fscanf(file, "%llu %llu %llu", &size, &resident, &shared);
  fclose(file);
  if (fields != 3 || resident < shared) return 0;
  return (resident - shared) * (uint64_t)sysconf(_SC_PAGESIZE);
}

static uint32_t threads(pid_t process) {
  char line[1024];
  const char *field = process_stat(process, line, sizeof line);
  if (field == NULL || field[1] == 0 || field[2] == 'Z') return 0;
  for (int i = 0; i < 18 && field != NULL; i++) field = strchr(field + 1, ' ');
  return field == NULL ? 1 : (uint32_t)strtoul(field, NULL, 10);
}

uint64_t usage_address_space(void) {
  FILE *file = fopen("/proc/self/statm", "r");
  if (file == NULL) return 0;
  unsigned long long pages = 0;
  if (fscanf(file, "%llu", &pages) != 1) pages = 0;
  fclose(file);
  return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

#else

// Without /proc the process limit, the address-space limit and the process group must do.
static size_t descendants(pid_t *found, size_t room) {
  (void)found, (void)room, (void)is_alone;
  return 0;
}
static uint64_t private_memory(pid_t process) {
  (void)process;
  return 0;
}
static uint32_t threads(pid_t process) {
  (void)process;
  return 1;
}
uint64_t usage_address_space(void) { return 0; }

#endif

usage usage_measure(pid_t cell, usage_is_state is_state, size_t most) {
  static pid_t found[most_processes];
  // The orphans of the cell are ours to bury, while it runs.
  while (waitpid(-1, NULL, WNOHANG) > 0) {}
  usage sum = {private_memory(cell), 0};
  uint32_t cell_threads = threads(cell);
  if (cell_threads > 1) sum.extra += cell_threads - 1;
  size_t count = descendants(found, most < most_processes ? most : most_processes);
  for (size_t i = 0; i < count; i++) {
    if (found[i] == cell || is_state(found[i])) continue;
    sum.memory += private_memory(found[i]);
    uint32_t own = threads(found[i]);
    // A dead one that nobody has waited for takes a place as well.
    sum.extra += own > 0 ? own : 1;
  }
  return sum;
}

void usage_kill_strays(usage_is_state is_state, pid_t all) {
  static pid_t found[most_processes];
  if (all != 0) kill(all, SIGSTOP);
  // Whoever was not among those loses once all of a round are dead or stopped.
  for (int round = 0; round < 500; round++) {
    size_t count = descendants(found, most_processes), alive = 0;
    for (int pass = 0; pass < 2; pass++) {
      for (size_t i = 0; i < count; i++) {
        if (is_state(found[i])) continue;
        if (threads(found[i]) > 0) alive++;
        kill(found[i], pass == 0 ? SIGSTOP : SIGKILL);
      }
    }
    // The orphans among them are ours to bury; states are waited for by their own parents.
    while (waitpid(-1, NULL, WNOHANG) > 0) {}
    if (alive == 0) break;
    struct timespec pause = {0, 1000000};
    nanosleep(&pause, NULL);
  }
  if (all != 0) kill(all, SIGCONT);
}
