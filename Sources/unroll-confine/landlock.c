#ifdef __linux__
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "confine.h"

// The system's headers may be older than the kernel that runs: all of the interface stands here.
// The numbers are the same on every processor.
enum { create_ruleset = 444, add_rule = 445, restrict_self = 446 };
enum { ask_version = 1 };
enum { rule_path_beneath = 1 };

typedef struct {
  uint64_t files;
  uint64_t network;
  uint64_t scopes;
} ruleset_attributes;

typedef struct {
  uint64_t allowed;
  int32_t parent;
} __attribute__((packed)) path_attributes;

enum {
  file_execute = 1 << 0,
  file_write = 1 << 1,
  file_read = 1 << 2,
  folder_read = 1 << 3,
  // Removing and making, of each kind.
  folder_changes = 0x1ff0,
  file_refer = 1 << 13,
  file_truncate = 1 << 14,
  device_ioctl = 1 << 15,
};

enum { network_bind_and_connect = 3 };
enum { scope_abstract_sockets = 1, scope_signals = 2 };

int landlock_version(int most) {
  long version = syscall(create_ruleset, NULL, 0, ask_version);
  if (version < 0) return 0;
  return version < most ? (int)version : most;
}

static uint64_t known_files(int version) {
  uint64_t known = file_execute | file_write | file_read | folder_read | folder_changes;
  if (version >= 2) known |= file_refer;
  if (version >= landlock_version_with_truncation) known |= file_truncate;
  if (version >= 5) known |= device_ioctl;
  return known;
}

// An older kernel takes the shorter forms of the attributes.
static int make_ruleset(int version, ruleset_attributes attributes) {
  size_t size = offsetof(ruleset_attributes, network);
  if (version >= 4) size = offsetof(ruleset_attributes, scopes);
  if (version >= landlock_version_with_scopes) size = sizeof attributes;
  return (int)syscall(create_ruleset, &attributes, size, 0);
}

landlock_rules landlock_forbid(int version) {
  ruleset_attributes attributes = {known_files(version), 0, 0};
  if (version >= 4) attributes.network = network_bind_and_connect;
  if (version >= landlock_version_with_scopes)
    attributes.scopes = scope_abstract_sockets | scope_signals;
  return (landlock_rules){make_ruleset(version, attributes), version};
}

static void let(const landlock_rules *rules, const char *path, uint64_t allowed) {
  int file = open(path, O_PATH | O_CLOEXEC);
  if (file < 0 && (errno == ENOENT || errno == ENOTDIR)) return;
  if (file < 0) confine_fail("%s", path);
  struct stat status;
  if (fstat(file, &status) != 0) confine_fail("%s", path);
  // What is meant for folders is refused for a file.
  if (!S_ISDIR(status.st_mode))
    allowed &= file_execute | file_write | file_read | file_truncate | device_ioctl;
  path_attributes rule = {allowed & known_files(rules->version), file};
  if (syscall(add_rule, rules->file, rule_path_beneath, &rule, 0) != 0)
    confine_fail("no rule for %s", path);
  close(file);
}

void landlock_let_read(const landlock_rules *rules, const char *path) {
  let(rules, path, file_execute | file_read | folder_read);
}

void landlock_let_write(const landlock_rules *rules, const char *path) {
  let(rules, path,
      file_execute | file_read | folder_read | file_write | folder_changes | file_refer
          | file_truncate);
}

void landlock_let_use_device(const landlock_rules *rules, const char *path) {
  let(rules, path, file_read | file_write | file_truncate);
}

bool landlock_enforce(landlock_rules *rules) {
  bool holds = rules->file >= 0 && syscall(restrict_self, rules->file, 0) == 0;
  if (rules->file >= 0) close(rules->file);
  rules->file = -1;
  return holds;
}

bool landlock_keep_signals_inside(int version) {
  if (version < landlock_version_with_scopes) return false;
  landlock_rules rules = {make_ruleset(version, (ruleset_attributes){0, 0, scope_signals}), version};
  return landlock_enforce(&rules);
}

#endif
