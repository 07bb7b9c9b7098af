// Errors of the functions in units of the last place, against libm in double.

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "CKernels.h"
#include "KernelSweep.h"

static double sigmoid(double x) { return 1 / (1 + exp(-x)); }
static double softplus(double x) { return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x)); }

static const struct {
  const char *name;
  void (*kernel)(ptrdiff_t, const float *, float *);
  double (*reference)(double);
} functions[] = {
  {"tanh", ck_tanh, tanh},    {"sigmoid", ck_sigmoid, sigmoid},    {"exp", ck_exp, exp},
  {"log", ck_log, log},       {"softplus", ck_softplus, softplus}, {"sqrt", ck_sqrt, sqrt},
};

ptrdiff_t sweep_function_count(void) { return sizeof functions / sizeof *functions; }

const char *sweep_function_name(ptrdiff_t function) { return functions[function].name; }

/// |got - want| in units of the last place that a float has at want.
static double ulps(float got, double want) {
  float rounded = (float)want;
  if (got != got || want != want) return (got != got) == (want != want) ? 0 : INFINITY;
  if (isinf(got) || isinf(rounded)) {
    // Beside the largest float: as if the exponent's range went on.
    if (got == rounded) return 0;
    double bound = copysign(0x1p128, isinf(got) ? got : want), other = isinf(got) ? want : got;
    return fabs(other - bound) / 0x1p104;
  }
  int exponent;
  frexp(want, &exponent);
  if (exponent < -125 || want == 0) exponent = -125;
  return fabs((double)got - want) / ldexp(1, exponent - 24);
}

#define CHUNK 4096

double sweep_accuracy(ptrdiff_t function, uint32_t step, float *worst) {
  float x[CHUNK], y[CHUNK];
  double most = 0;
  uint64_t bits = 0;
  while (bits < 0x100000000) {
    ptrdiff_t n = 0;
    for (; n < CHUNK && bits < 0x100000000; n++, bits += step) {
      uint32_t word = (uint32_t)bits;
      memcpy(&x[n], &word, sizeof word);
    }
    functions[function].kernel(n, x, y);
    for (ptrdiff_t i = 0; i < n; i++) {
      double error = ulps(y[i], functions[function].reference(x[i]));
      if (error > most) most = error, *worst = x[i];
    }
  }
  return most;
}

double sweep_pow_accuracy(ptrdiff_t pairs, uint64_t seed, float worst[2]) {
  float a[CHUNK], b[CHUNK], y[CHUNK];
  double most = 0;
  for (ptrdiff_t done = 0; done < pairs; done += CHUNK, seed += 2) {
    sweep_fill(a, CHUNK, seed, 1);
    sweep_fill(b, CHUNK, seed + 1, done / CHUNK % 2 == 0);
    for (int i = 0; i < CHUNK; i++) {
      if (i % 3 == 0) a[i] = 1 + a[i] * 0x1p-10f;  // near 1, where large exponents count
      if (i % 4 == 0) b[i] = truncf(b[i] * 3);
      if (i % 5 == 0) b[i] *= 0x1p10f;
    }
    ck_pow(CHUNK, a, b, y);
    for (int i = 0; i < CHUNK; i++) {
      double error = ulps(y[i], pow(a[i], b[i]));
      if (error > most) most = error, worst[0] = a[i], worst[1] = b[i];
    }
  }
  return most;
}
