#ifdef __linux__
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "keeper.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "confine.h"
#include "landlock.h"

static pid_t command;
static sigset_t awaited, before;
// A signal of this process reaches only the command's processes.
static bool signals_stay_inside;

static int exit_status(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void keeper_start(int version) {
  // Waited for, not handled.
  sigemptyset(&awaited);
  sigaddset(&awaited, SIGCHLD);
  sigaddset(&awaited, SIGTERM);
  sigprocmask(SIG_BLOCK, &awaited, &before);
  pid_t caller = getpid(), keeper = fork();
  if (keeper < 0) confine_fail("no new process");
  if (keeper > 0) {
    sigprocmask(SIG_SETMASK, &before, NULL);
    int status;
    while (waitpid(keeper, &status, 0) < 0)
      if (errno != EINTR) _exit(status_no_wall);
    _exit(exit_status(status));
  }
  setsid();
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != caller) _exit(status_no_wall);
  // The proof: its own parent is out of reach. Else a signal to all would go to all of the user's.
  signals_stay_inside =
      landlock_keep_signals_inside(version) && kill(caller, 0) != 0 && errno == EPERM;
}

bool keeper_start_command(void) {
  pid_t keeper = getpid();
  command = fork();
  if (command < 0) confine_fail("no new process");
  if (command > 0) return false;
  sigprocmask(SIG_SETMASK, &before, NULL);
  setsid();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != keeper) _exit(status_no_wall);
  return true;
}

static void kill_children(void) {
  FILE *children = fopen("/proc/thread-self/children", "r");
  if (children == NULL) return;
  int child;
  while (fscanf(children, "%d", &child) == 1) kill(child, SIGKILL);
  fclose(children);
}

int keeper_wait_and_end_all(void) {
  int result = 128 + SIGTERM, status;
  bool ended = false;
  while (!ended && sigwaitinfo(&awaited, NULL) != SIGTERM) {
    pid_t child;
    while ((child = waitpid(-1, &status, WNOHANG)) > 0) {
      if (child != command) continue;
      result = exit_status(status);
      ended = true;
    }
  }
  // The children of the dead become children of this process, until none is left.
  do {
    if (signals_stay_inside)
      kill(-1, SIGKILL);
    else
      kill_children();
  } while (waitpid(-1, &status, 0) > 0 || errno == EINTR);
  return result;
}

#endif
