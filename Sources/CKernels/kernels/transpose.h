// Copies: rows, and 16×16 blocks turned over their diagonal.

#pragma once

INLINE void copy_row(ptrdiff_t n, const float *x, float *y) {
  ptrdiff_t i = 0;
  for (; i + W <= n; i += W) store(y + i, load(x + i));
  if (i < n) store_first(y + i, load_first(x + i, (int)(n - i)), (int)(n - i));
}

/// Turns W rows of W numbers: log2(W) rounds, each of which exchanges the halves of pairs of rows.
INLINE void turn(vf row[W]) {
#if W == 16
#define LOW 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23
#define HIGH 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31
#elif W == 8
#define LOW 0, 8, 1, 9, 2, 10, 3, 11
#define HIGH 4, 12, 5, 13, 6, 14, 7, 15
#else
#define LOW 0, 4, 1, 5
#define HIGH 2, 6, 3, 7
#endif
  // A round interleaves row i with row i + W/2: a perfect shuffle, log2(W) of them transpose.
#pragma clang loop unroll(full)
  for (int round = 1; round < W; round *= 2) {
    vf next[W];
#pragma clang loop unroll(full)
    for (int i = 0; i < W / 2; i++) {
      next[2 * i] = __builtin_shufflevector(row[i], row[i + W / 2], LOW);
      next[2 * i + 1] = __builtin_shufflevector(row[i], row[i + W / 2], HIGH);
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < W; i++) row[i] = next[i];
  }
#undef LOW
#undef HIGH
}

/// out[c, r] = x[r, c].
static void kernel_transpose(ptrdiff_t rows, ptrdiff_t cols, const float *x, ptrdiff_t x_stride,
                             float *out, ptrdiff_t out_stride) {
  ptrdiff_t r = 0;
  for (; r + W <= rows; r += W) {
    ptrdiff_t c = 0;
    for (; c + W <= cols; c += W) {
      vf row[W];
#pragma clang loop unroll(full)
      for (int i = 0; i < W; i++) row[i] = load(x + (r + i) * x_stride + c);
      turn(row);
#pragma clang loop unroll(full)
      for (int i = 0; i < W; i++) store(out + (c + i) * out_stride + r, row[i]);
    }
    for (; c < cols; c++)
      for (int i = 0; i < W; i++) out[c * out_stride + r + i] = x[(r + i) * x_stride + c];
  }
  for (; r < rows; r++)
    for (ptrdiff_t c = 0; c < cols; c++) out[c * out_stride + r] = x[r * x_stride + c];
}
