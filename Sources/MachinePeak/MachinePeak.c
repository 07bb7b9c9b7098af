// What no product can exceed: multiply-adds that wait for nothing but a free unit.

#include "MachinePeak.h"

static volatile float start = 0.5f, sink;

// A unit takes a new multiply-add each turn and gives its sum four turns later: enough sums in
// registers to keep two units busy, or four where there are 32 registers, and not one more than
// there are registers.
#define PEAK(name, width, chains, attribute)                                        \
  typedef float name##_vector __attribute__((ext_vector_type(width)));              \
  attribute static double name(long turns) {                                        \
    enum { CHAINS = chains };                                                       \
    name##_vector sum[CHAINS], factor = (name##_vector)start;                       \
    for (int c = 0; c < CHAINS; c++) sum[c] = (name##_vector)(float)c;              \
    for (long turn = 0; turn < turns; turn++) {                                     \
      _Pragma("clang loop unroll(full)") for (int c = 0; c < CHAINS; c++)           \
          sum[c] = __builtin_elementwise_fma(sum[c], factor, factor);               \
    }                                                                               \
    for (int c = 1; c < CHAINS; c++) sum[0] += sum[c];                              \
    sink = sum[0][0];                                                               \
    return 2.0 * width * CHAINS * (double)turns;                                    \
  }

#if defined(__x86_64__)
PEAK(peak512, 16, 20, __attribute__((target("avx512f"))))
PEAK(peak256, 8, 12, __attribute__((target("avx2,fma"))))
#else
PEAK(peak128, 4, 20, )
#endif

double peak_operations(long turns) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx512f") ? peak512(turns) : peak256(turns);
#else
  return peak128(turns);
#endif
}
