#include "process_stat.h"

#include <stdio.h>
#include <string.h>

const char *process_stat(pid_t process, char *line, size_t room) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/stat", (int)process);
  FILE *file = fopen(path, "r");
  if (file == NULL) return NULL;
  size_t length = fread(line, 1, room - 1, file);
  fclose(file);
  line[length] = 0;
  return strrchr(line, ')');
}
