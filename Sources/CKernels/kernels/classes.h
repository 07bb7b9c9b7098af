// Softmax and its logarithm over rows, and their gradients.

#pragma once

static void kernel_softmax(ptrdiff_t rows, ptrdiff_t n, const float *x, float *y) {
  for (ptrdiff_t r = 0; r < rows; r++, x += n, y += n) {
    vf most = splat(kernel_max(n, x));
    VECTORS(n, PUT(y, exp_of(GET(x) - most)))
    vf total = splat(kernel_sum(n, y));
    VECTORS(n, PUT(y, GET(y) / total))
  }
}

static float sum_of_exponentials(ptrdiff_t n, const float *x, vf most) {
  SUM(n, lane + present(exp_of(GET(x) - most), count))
}

static void kernel_log_softmax(ptrdiff_t rows, ptrdiff_t n, const float *x, float *y) {
  for (ptrdiff_t r = 0; r < rows; r++, x += n, y += n) {
    vf most = splat(kernel_max(n, x));
    vf total = log_of(splat(sum_of_exponentials(n, x, most)));
    VECTORS(n, PUT(y, GET(x) - most - total))
  }
}

static void kernel_softmax_backward(ptrdiff_t rows, ptrdiff_t n, const float *y, const float *dy,
                                    float *dx) {
  for (ptrdiff_t r = 0; r < rows; r++, y += n, dy += n, dx += n) {
    vf mean = splat(dot(n, y, dy));
    VECTORS(n, PUT(dx, fused(GET(y), GET(dy) - mean, GET(dx))))
  }
}

static void kernel_log_softmax_backward(ptrdiff_t rows, ptrdiff_t n, const float *y,
                                        const float *dy, float *dx) {
  for (ptrdiff_t r = 0; r < rows; r++, y += n, dy += n, dx += n) {
    vf total = splat(-kernel_sum(n, dy));
    VECTORS(n, PUT(dx, GET(dx) + fused(exp_of(GET(y)), total, GET(dy))))
  }
}
