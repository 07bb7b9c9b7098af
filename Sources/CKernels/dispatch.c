// Which variant runs, and the functions of the header, each of which asks it.

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/table.h"

extern const ck_variant ck_variant_plain;
#if defined(__x86_64__)
extern const ck_variant ck_variant_avx2, ck_variant_avx512;
#elif defined(__aarch64__)
extern const ck_variant ck_variant_neon;
#endif

/// The variant that runs; plain until the library is loaded.
static _Atomic(const ck_variant *) current = &ck_variant_plain;

#if defined(__x86_64__)
static bool has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

static bool has_avx512(void) {
  return has_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
}
#endif

/// The variants of this machine, fastest first; null past the last.
static const ck_variant *available(ptrdiff_t index) {
  if (index < 0) return NULL;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (has_avx512() && index-- == 0) return &ck_variant_avx512;
  if (has_avx2() && index-- == 0) return &ck_variant_avx2;
#elif defined(__aarch64__)
  if (index-- == 0) return &ck_variant_neon;
#endif
  return index == 0 ? &ck_variant_plain : NULL;
}

const char *ck_isa_available(ptrdiff_t index) {
  const ck_variant *variant = available(index);
  return variant ? variant->name : NULL;
}

const char *ck_isa_name(void) {
  return atomic_load_explicit(&current, memory_order_relaxed)->name;
}

bool ck_set_isa(const char *name) {
  const ck_variant *variant;
  for (ptrdiff_t index = 0; (variant = available(index)); index++) {
    if (strcmp(variant->name, name) == 0) {
      atomic_store_explicit(&current, variant, memory_order_relaxed);
      return true;
    }
  }
  return false;
}

__attribute__((constructor)) static void choose_variant(void) {
  const char *wanted = getenv("RECURRENT_ISA");
  if (!wanted || !ck_set_isa(wanted)) ck_set_isa(available(0)->name);
}

#define KERNEL(result, kernel, parameters, arguments)                            \
  result ck_##kernel parameters {                                                \
    return atomic_load_explicit(&current, memory_order_relaxed)->kernel arguments; \
  }
CK_KERNELS(KERNEL)
#undef KERNEL

/// Room for the whole panels of any variant: none is wider than 32 columns.
ptrdiff_t ck_gemm_packed_size(ptrdiff_t k, ptrdiff_t n) {
  return k > 0 && n > 0 ? k * ((n + 31) / 32 * 32) : 0;
}
