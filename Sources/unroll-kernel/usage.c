#include "usage.h"

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

#ifdef __linux__

// Every descendant of `root`, in no order; returns how many. A process between two threads of its
// parent may be missed for one reading, never for two.
static size_t descendants(pid_t root, pid_t *found, size_t room) {
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
  char path[64], line[1024];
  snprintf(path, sizeof path, "/proc/%d/stat", (int)process);
  FILE *file = fopen(path, "r");
  if (file == NULL) return 0;
  size_t length = fread(line, 1, sizeof line - 1, file);
  fclose(file);
  line[length] = 0;
  // The name may hold spaces and parentheses: count fields from the last closing one.
  char *field = strrchr(line, ')');
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
static size_t descendants(pid_t root, pid_t *found, size_t room) {
  (void)root, (void)found, (void)room;
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

usage usage_measure(pid_t cell, usage_is_state is_state) {
  static pid_t found[most_processes];
  usage sum = {private_memory(cell), 0};
  uint32_t own = threads(cell);
  if (own > 1) sum.extra += own - 1;
  size_t count = descendants(getpid(), found, most_processes);
  for (size_t i = 0; i < count; i++) {
    if (found[i] == cell || is_state(found[i])) continue;
    sum.memory += private_memory(found[i]);
    sum.extra += threads(found[i]);
  }
  return sum;
}

void usage_kill_strays(usage_is_state is_state) {
  static pid_t found[most_processes];
  // A process that forks as fast as it is killed loses once all of a round are dead or stopped.
  for (int round = 0; round < 500; round++) {
    size_t count = descendants(getpid(), found, most_processes), alive = 0;
    for (int pass = 0; pass < 2; pass++) {
      for (size_t i = 0; i < count; i++) {
        if (is_state(found[i])) continue;
        if (threads(found[i]) > 0) alive++;
        kill(found[i], pass == 0 ? SIGSTOP : SIGKILL);
      }
    }
    // The orphans among them are ours to bury; states are waited for by their own parents.
    while (waitpid(-1, NULL, WNOHANG) > 0) {}
    if (alive == 0) return;
    struct timespec pause = {0, 1000000};
    nanosleep(&pause, NULL);
  }
}
