// Prints a hash of all that each variant writes, group by group: what two machines compare.

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

int main(void) {
  const char *name;
  for (ptrdiff_t variant = 0; (name = ck_isa_available(variant)); variant++) {
    ck_set_isa(name);
    for (ptrdiff_t group = 0; group < sweep_group_count(); group++) {
      digest d = {0xcbf29ce484222325, 0};
      sweep_group(group, add, &d);
      printf("%-8s %-12s %7ld calls  %016llx\n", name, sweep_group_name(group), d.calls,
             (unsigned long long)d.hash);
      fflush(stdout);
    }
  }
  return 0;
}
