// Prints hashes of all that kernels write, group by group: what two machines compare.
//
//   hashes [variant …]    the variant in use, or those named

#include <stdio.h>

#include "CKernels.h"
#include "KernelSweep.h"

typedef struct {
  uint64_t hash;
  long calls;
} digest;

static void add(void *context, const char *kernel, const ptrdiff_t sizes[3], const void *bytes,
                ptrdiff_t count) {
  digest *d = context;
  (void)kernel, (void)sizes;
  d->hash = (d->hash ^ sweep_hash(bytes, count)) * 0x100000001b3;
  d->calls++;
}

static void print_hashes(void) {
  for (ptrdiff_t group = 0; group < sweep_group_count(); group++) {
    digest d = {0xcbf29ce484222325, 0};
    sweep_group(group, add, &d);
    printf("%-8s %-12s %7ld calls  %016llx\n", ck_isa_name(), sweep_group_name(group), d.calls,
           (unsigned long long)d.hash);
    fflush(stdout);
  }
}

int main(int count, char **arguments) {
  if (count < 2) print_hashes();
  for (int i = 1; i < count; i++) {
    if (!ck_set_isa(arguments[i])) {
      fprintf(stderr, "hashes: this machine has no variant '%s'\n", arguments[i]);
      return 2;
    }
    print_hashes();
  }
  return 0;
}
