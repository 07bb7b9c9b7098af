// Products and fused multiply-adds against chains of the exact one.

#include <stdlib.h>
#include <string.h>

#include "CKernels.h"
#include "KernelSweep.h"

#define MOST 70

/// chain[k][i * MOST + j]: the sum of the first k terms, from zero or from the start values.
typedef float chains[MOST + 1][MOST * MOST];

static void fill_chains(chains out, const float *A, const float *B) {
  for (int k = 0; k < MOST; k++)
    for (int i = 0; i < MOST; i++)
      for (int j = 0; j < MOST; j++)
        out[k + 1][i * MOST + j] =
            sweep_fma(A[i * MOST + k], B[k * MOST + j], out[k][i * MOST + j]);
}

ptrdiff_t sweep_products(ptrdiff_t step, ptrdiff_t first[4]) {
  chains *chain = calloc(2, sizeof(chains));
  float *memory = malloc(5 * MOST * MOST * sizeof(float));
  float *A = memory, *B = A + MOST * MOST, *At = B + MOST * MOST, *Bt = At + MOST * MOST;
  float *C = Bt + MOST * MOST;
  sweep_fill(A, MOST * MOST, 1, 0);
  sweep_fill(B, MOST * MOST, 2, 0);
  sweep_fill(chain[1][0], MOST * MOST, 3, 0);
  for (int i = 0; i < MOST; i++)
    for (int j = 0; j < MOST; j++)
      At[j * MOST + i] = A[i * MOST + j], Bt[j * MOST + i] = B[i * MOST + j];
  fill_chains(chain[0], A, B);
  fill_chains(chain[1], A, B);

  ptrdiff_t wrong = 0, form = 0;
  for (ptrdiff_t k = 0; k <= MOST; k += step) {
    for (ptrdiff_t m = 0; m <= MOST; m++) {
      for (ptrdiff_t n = 0; n <= MOST; n++, form = (form + 1) % 8) {
        bool transA = form & 1, transB = form & 2, accumulate = form & 4;
        memcpy(C, chain[1][0], sizeof chain[1][0]);
        ck_gemm(transA, transB, m, n, k, transA ? At : A, MOST, transB ? Bt : B, MOST, C, MOST,
                accumulate);
        bool same = true;
        for (ptrdiff_t i = 0; i < MOST; i++) {
          const float *want = &chain[accumulate][k][i * MOST], *start = &chain[1][0][i * MOST];
          ptrdiff_t inside = i < m ? n : 0;
          same = same && memcmp(C + i * MOST, want, (size_t)inside * sizeof(float)) == 0;
          same = same && memcmp(C + i * MOST + inside, start + inside,
                                (size_t)(MOST - inside) * sizeof(float)) == 0;
        }
        if (!same && wrong++ == 0) first[0] = m, first[1] = n, first[2] = k, first[3] = form;
      }
    }
  }
  free(chain), free(memory);
  return wrong;
}

ptrdiff_t sweep_fused(ptrdiff_t n, float first[3]) {
  float *a = malloc(4 * (size_t)n * sizeof(float)), *b = a + n, *c = b + n, *out = c + n;
  sweep_fill(a, n, 11, 1);
  sweep_fill(b, n, 12, 1);
  sweep_fill(c, n, 13, 1);
  for (ptrdiff_t i = 0; i < n; i++) {
    // Half of the cases cancel or nearly tie: c is the product, rounded, scaled by powers of two.
    static const float scales[] = {-1, 1, 0x1p24f, -0x1p24f, 0x1p-24f, 0x1p25f, -0x1p48f, 0x1p-49f};
    if (i % 2) c[i] = a[i] * b[i] * scales[i / 2 % 8];
    if (i % 4 == 2) {
      // Half a place of c, less a hair that a double cannot hold beside c: rounding twice sees a tie.
      float hair = 0x1p-23f * (float)(1 << (i / 8 % 8));
      float size = i / 72 % 3 == 0 ? 1 : i / 72 % 3 == 1 ? 0x1p60f : 0x1p-60f;
      c[i] = (1 + (float)(i % 8388608 | 1) * 0x1p-23f) * size;  // odd: a tie would move it
      a[i] = (1 + hair) * (i % 16 < 8 ? 0x1p-12f : -0x1p-12f) * size;
      b[i] = (1 - hair) * 0x1p-12f;
    }
    if (i % 8 == 3) a[i] *= 0x1p-100f, b[i] *= 0x1p-40f, c[i] *= 0x1p-130f;  // subnormal results
  }
  memcpy(out, c, (size_t)n * sizeof(float));
  ck_mul_accumulate(n, a, b, out);
  ptrdiff_t wrong = 0;
  for (ptrdiff_t i = 0; i < n; i++) {
    float want = sweep_fma(a[i], b[i], c[i]);
    if (memcmp(&out[i], &want, sizeof want) != 0 && wrong++ == 0)
      first[0] = a[i], first[1] = b[i], first[2] = c[i];
  }
  free(a);
  return wrong;
}
