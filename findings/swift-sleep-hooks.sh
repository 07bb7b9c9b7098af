#!/bin/sh
# In Swift 6.3.1 `Task.sleep` calls neither of the two hooks that exist for delays.
#
# `libswift_Concurrency` exports `swift_task_enqueueGlobalWithDelay_hook` and
# `swift_task_enqueueGlobalWithDeadline_hook`, so that a program can bring a scheduler of its own.
# `swift_task_enqueueGlobal_hook` is called for each task that has no actor.
# Expected: a sleep calls one of the two, as the functions that they hook would do it.
# Seen: neither. The sleep asks the default executor, which is libdispatch's, and wakes on a thread of
# libdispatch even where all other tasks run elsewhere.
#
# Ends with 0 as long as this is so. Needs `swiftc` and the `clang` beside it, on Linux.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"
cat > hooks.c <<'C'
#include <dlfcn.h>
typedef __attribute__((swiftcall)) void (*enqueue)(void *);
typedef __attribute__((swiftcall)) void (*enqueue_later)(unsigned long long, void *);
typedef __attribute__((swiftcall)) void (*enqueue_at)(
    long long, long long, long long, long long, int, void *);
int plain, delayed;
static __attribute__((swiftcall)) void on_plain(void *job, enqueue original) {
  plain++;
  original(job);
}
static __attribute__((swiftcall)) void on_delay(
    unsigned long long delay, void *job, enqueue_later original) {
  delayed++;
  original(delay, job);
}
static __attribute__((swiftcall)) void on_deadline(
    long long s, long long ns, long long ts, long long tns, int clock, void *job,
    enqueue_at original) {
  delayed++;
  original(s, ns, ts, tns, clock, job);
}
static void set(const char *name, void *function) {
  *(void **)dlsym(RTLD_DEFAULT, name) = function;
}
void install(void) {
  set("swift_task_enqueueGlobal_hook", (void *)on_plain);
  set("swift_task_enqueueGlobalWithDelay_hook", (void *)on_delay);
  set("swift_task_enqueueGlobalWithDeadline_hook", (void *)on_deadline);
}
int count(int which) { return which == 0 ? plain : delayed; }
C
cat > sleeps.swift <<'SWIFT'
@_silgen_name("install") func install()
@_silgen_name("count") func count(_ which: Int32) -> Int32

@main struct Sleeps {
  static func main() async throws {
    install()
    await Task.detached {
      try? await Task.sleep(for: .milliseconds(5))
      try? await Task.sleep(nanoseconds: 5_000_000)
    }.value
    print("plain: \(count(0) > 0 ? "called" : "not called"), delays: \(count(1)) of 2")
  }
}
SWIFT
root=$(dirname "$(readlink -f "$(command -v swiftc)")")
"$root/clang" -c hooks.c -o hooks.o
swiftc -parse-as-library -swift-version 5 sleeps.swift hooks.o -o sleeps
swiftc --version 2>/dev/null | head -1
seen=$(./sleeps)
echo "$seen"
test "$seen" = "plain: called, delays: 0 of 2" || {
  echo "this has changed"
  exit 1
}
