// Speed of the kernels on one core, beside the machine's peak of fused multiply-adds.
//
//   KernelBench [variant]
//
// Processor time, best of several rounds: other programs on the machine disturb it least.

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "CKernels.h"
#include "MachinePeak.h"

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/// Best time of one call of `statement`, which runs about `calls` times a round.
#define TIME(best, calls, statement)                               \
  double best = 1e9;                                               \
  for (int round = 0; round < 7; round++) {                        \
    double start = seconds();                                      \
    for (long call = 0; call < (calls); call++) statement;         \
    double each = (seconds() - start) / (double)(calls);           \
    if (each < best) best = each;                                  \
  }

static float *numbers(ptrdiff_t n) {
  float *x = aligned_alloc(64, ((size_t)n * sizeof(float) + 63) / 64 * 64);
  uint32_t state = 1;
  for (ptrdiff_t i = 0; i < n; i++) {
    state = state * 1664525 + 1013904223;
    x[i] = (float)(int32_t)state * 0x1p-30f;
  }
  return x;
}

static double measured_peak(void) {
  double operations = 0;
  TIME(best, 20, operations = peak_operations(50000))
  return operations / best * 1e-9;
}

static void bench_product(ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, double peak) {
  float *A = numbers(m * k), *B = numbers(k * n), *C = numbers(m * n);
  float *packed = numbers(ck_gemm_packed_size(k, n));
  double operations = 2.0 * (double)(m * n * k);
  long calls = (long)(2e8 / operations) + 1;
  TIME(plain, calls, ck_gemm(false, false, m, n, k, A, k, B, n, C, n, false))
  TIME(right, calls, ck_gemm(false, true, m, n, k, A, k, B, k, C, n, false))
  TIME(left, calls, ck_gemm(true, false, m, n, k, A, m, B, n, C, n, false))
  ck_gemm_pack_b(true, k, n, B, k, packed);
  TIME(ready, calls, ck_gemm_packed(false, m, n, k, A, k, packed, C, n, false))
  printf("%5td %5td %5td %8.1f %8.1f %8.1f %8.1f %7.0f%% %9.0f\n", m, n, k,
         operations / plain * 1e-9, operations / right * 1e-9, operations / left * 1e-9,
         operations / ready * 1e-9, 100 * operations / (plain < ready ? plain : ready) * 1e-9 / peak,
         plain * 1e9);
  free(A), free(B), free(C), free(packed);
}

#define EACH_NUMBER(name, ...)                                                    \
  {                                                                               \
    const ptrdiff_t n = 4096;                                                     \
    TIME(long_array, 2000, __VA_ARGS__)                                           \
    double whole = long_array / (double)n;                                        \
    const ptrdiff_t long_n = n;                                                   \
    {                                                                             \
      const ptrdiff_t n = 10;                                                     \
      TIME(short_array, 100000, __VA_ARGS__)                                      \
      printf("%-16s %8.3f ns a number of %td %8.1f ns a call of %td\n", name, whole * 1e9, long_n, \
             short_array * 1e9, n);                                               \
    }                                                                             \
  }

static void bench_functions(void) {
  float *x = numbers(1 << 20), *z = numbers(1 << 20), *y = numbers(1 << 20);
  float *u = numbers(1 << 20), *v = numbers(1 << 20);
  for (int i = 0; i < 1 << 20; i++) v[i] = v[i] * v[i] + 0.1f;
  EACH_NUMBER("tanh", ck_tanh(n, x, y))
  EACH_NUMBER("sigmoid", ck_sigmoid(n, x, y))
  EACH_NUMBER("exp", ck_exp(n, x, y))
  EACH_NUMBER("log", ck_log(n, v, y))
  EACH_NUMBER("pow", ck_pow(n, v, x, y))
  EACH_NUMBER("add", ck_add(n, x, z, y))
  EACH_NUMBER("sum", y[0] = ck_sum(n, x))
  EACH_NUMBER("softmax", ck_softmax(1, n, x, y))
  ck_adam_options adam = {.lr = 1e-3, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-8, .step = 3};
  EACH_NUMBER("adam", ck_adam(n, adam, x, u, v, 0, y))

  const ptrdiff_t batch = 32, hidden = 128, number = batch * hidden;
  TIME(rnn, 500, ck_rnn_step(ck_nonlinearity_tanh, batch, hidden, x, hidden, 0, y, hidden))
  TIME(lstm, 500,
       ck_lstm_step(batch, hidden, x, 4 * hidden, 0, z, hidden, y, hidden, u, hidden, v, hidden))
  TIME(lstm_back, 500,
       ck_lstm_step_backward(batch, hidden, x, 4 * hidden, z, hidden, v, hidden, u, hidden, y,
                             hidden, z + number, 4 * hidden))
  TIME(gru, 500,
       ck_gru_step(batch, hidden, x, 3 * hidden, 0, z, 3 * hidden, 0, u, hidden, y, hidden))
  printf("cell steps, ns a hidden unit: rnn %.2f, lstm %.2f, lstm backward %.2f, gru %.2f\n",
         rnn / (double)number * 1e9, lstm / (double)number * 1e9,
         lstm_back / (double)number * 1e9, gru / (double)number * 1e9);
  free(x), free(z), free(y), free(u), free(v);
}

int main(int count, char **arguments) {
  if (count > 1 && !ck_set_isa(arguments[1])) {
    fprintf(stderr, "KernelBench: this machine has no variant '%s'\n", arguments[1]);
    return 2;
  }
  double peak = measured_peak();
  printf("variant %s; peak of fused multiply-adds on one core: %.1f GFLOP/s\n\n", ck_isa_name(),
         peak);
  static const ptrdiff_t sizes[][3] = {
    {3, 3, 3}, {10, 3, 3}, {1, 3, 8}, {10, 12, 8}, {1, 64, 64}, {12, 32, 32}, {32, 64, 32},
    {32, 64, 64}, {64, 70, 70}, {32, 256, 64}, {32, 512, 128}, {64, 256, 256}, {64, 1024, 256},
    {64, 768, 256}, {64, 2048, 512}, {64, 512, 2048}, {6400, 256, 128}, {256, 128, 6400},
    {3200, 2048, 256}, {2048, 256, 3200}, {3200, 256, 2048}, {1024, 1024, 1024}, {6400, 1, 256},
  };
  printf("GFLOP/s\n    m     n     k      A·B     A·Bᵀ     Aᵀ·B   packed    best   ns (A·B)\n");
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
    bench_product(sizes[i][0], sizes[i][1], sizes[i][2], peak);
  printf("\n");
  bench_functions();
  return 0;
}
