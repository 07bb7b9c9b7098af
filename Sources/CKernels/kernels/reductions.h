// Extremes, and sums in 16 lanes, whatever the width of a vector.

#pragma once

#define LANES 16
/// Elements after which the lanes are emptied into the totals: short chains lose less.
#define STRETCH 4096

typedef struct {
  vf part[LANES / W];
} lanes;

INLINE lanes no_lanes(void) {
  lanes zero;
  for (int v = 0; v < LANES / W; v++) zero.part[v] = splat(0);
  return zero;
}

/// x with its lanes moved down by d, round the end.
#if W == 16
#define MOVED(x, d)                                                                             \
  __builtin_shufflevector(x, x, d, d + 1, d + 2, d + 3, d + 4, d + 5, d + 6, d + 7, d + 8,      \
                          d + 9, d + 10, d + 11, d + 12, d + 13, d + 14, d + 15)
#elif W == 8
#define MOVED(x, d) \
  __builtin_shufflevector(x, x, d, d + 1, d + 2, d + 3, d + 4, d + 5, d + 6, d + 7)
#else
#define MOVED(x, d) __builtin_shufflevector(x, x, d, d + 1, d + 2, d + 3)
#endif

INLINE vf sum_of(vf a, vf b) { return a + b; }

/// Combines the lanes of x into its first: lane l with lane l + W/2, and so on down to 1.
#define FOLD(x, combine)                        \
  if (W == 16) x = combine(x, MOVED(x, 8 % W)); \
  if (W >= 8) x = combine(x, MOVED(x, 4 % W));  \
  x = combine(x, MOVED(x, 2));                  \
  x = combine(x, MOVED(x, 1))

/// Lane l takes lane l+8, then l+4, l+2, l+1.
INLINE float sum_of_lanes(lanes s) {
#if W == 4
  vf x = (s.part[0] + s.part[2]) + (s.part[1] + s.part[3]);
#elif W == 8
  vf x = s.part[0] + s.part[1];
#else
  vf x = s.part[0];
#endif
  FOLD(x, sum_of);
  return canonical(x)[0];
}

/// The body of a sum: `term` is the next value of `lane`, from GET at the loop's place.
#define SUM(n, term)                                                          \
  lanes total = no_lanes();                                                   \
  ptrdiff_t place = 0;                                                        \
  for (; place + STRETCH <= (n); place += STRETCH) {                          \
    lanes s = no_lanes();                                                     \
    SUM_STRETCH(STRETCH, term)                                                \
    for (int v = 0; v < LANES / W; v++) total.part[v] += s.part[v];           \
  }                                                                           \
  lanes s = no_lanes();                                                       \
  SUM_STRETCH((n)-place, term)                                                \
  for (int v = 0; v < LANES / W; v++) s.part[v] = total.part[v] + s.part[v];  \
  return sum_of_lanes(s);

#define SUM_STRETCH(length, term)                                             \
  {                                                                           \
    ptrdiff_t start = 0;                                                      \
    for (const int count = W; start + LANES <= (length); start += LANES)      \
      SUM_LANES(term)                                                         \
    if (start < (length)) {                                                   \
      const ptrdiff_t left = (length)-start;                                  \
      SUM_TAIL(term)                                                          \
    }                                                                         \
  }

#define SUM_LANES(term)                                                       \
  for (int v = 0; v < LANES / W; v++) {                                       \
    const ptrdiff_t i = place + start + v * W;                                \
    const vf lane = s.part[v];                                                \
    s.part[v] = term;                                                         \
  }

#define SUM_TAIL(term)                                                        \
  for (int v = 0; v < LANES / W; v++) {                                       \
    const ptrdiff_t here = left - v * W, i = place + start + v * W;           \
    const int count = (int)(here > W ? W : here);                             \
    const vf lane = s.part[v];                                                \
    s.part[v] = term;                                                         \
  }

INLINE vf square_into(vf x, vf lane) { return fused(x, x, lane); }

/// a - b, which is stored on the way.
INLINE vf put_difference(vf a, vf b, float *to, int count) {
  vf d = canonical(a - b);
  if (count > 0) store_count(to, d, count);
  return d;
}

/// x in the lanes that are there, 0 in the others.
INLINE vf present(vf x, int count) {
  return count == W ? x : choose(first_lanes(count), x, splat(0));
}

static float kernel_sum(ptrdiff_t n, const float *x) { SUM(n, lane + GET(x)) }

/// Σ a[i] * b[i].
static float dot(ptrdiff_t n, const float *a, const float *b) {
  SUM(n, fused(GET(a), GET(b), lane))
}

static float kernel_sum_squared_differences(ptrdiff_t n, const float *a, const float *b,
                                            float *difference) {
  SUM(n, square_into(put_difference(GET(a), GET(b), difference + i, count), lane))
}

static float kernel_max(ptrdiff_t n, const float *x) {
  const vf lowest = splat(-__builtin_inff());
  vf most = lowest;
  VECTORS(n, vf next = GET(x);
          most = larger_of(most, count == W ? next : choose(first_lanes(count), next, lowest)))
  FOLD(most, larger_of);
  return canonical(most)[0];
}

static float kernel_min(ptrdiff_t n, const float *x) {
  const vf highest = splat(__builtin_inff());
  vf least = highest;
  VECTORS(n, vf next = GET(x);
          least = smaller_of(least, count == W ? next : choose(first_lanes(count), next, highest)))
  FOLD(least, smaller_of);
  return canonical(least)[0];
}

static ptrdiff_t kernel_argmax(ptrdiff_t n, const float *x) {
  float most = kernel_max(n, x);
  for (ptrdiff_t i = 0; i < n; i++)
    if (x[i] == most || x[i] != x[i]) return i;
  return -1;
}

static void kernel_sum_rows(ptrdiff_t rows, ptrdiff_t cols, const float *x, ptrdiff_t x_stride,
                            float *out, bool accumulate) {
  for (ptrdiff_t r = 0; r < rows; r++, x += x_stride) {
    float s = kernel_sum(cols, x);
    out[r] = accumulate ? canonical(splat(out[r] + s))[0] : s;
  }
}

/// Vectors of columns that are summed side by side: a row is read in long stretches, and the chains
/// of additions hide each other's latency.
#define COLUMN_VECTORS 8

static void sum_columns_of(ptrdiff_t rows, ptrdiff_t cols, const float *x, ptrdiff_t x_stride,
                           float *out, bool accumulate) {
  const ptrdiff_t wide = COLUMN_VECTORS * W;
  ptrdiff_t c = 0;
  for (; c + wide <= cols; c += wide) {
    vf s[COLUMN_VECTORS];
    for (int v = 0; v < COLUMN_VECTORS; v++)
      s[v] = accumulate ? load(out + c + v * W) : splat(0);
    for (ptrdiff_t r = 0; r < rows; r++)
      for (int v = 0; v < COLUMN_VECTORS; v++) s[v] += load(x + r * x_stride + c + v * W);
    for (int v = 0; v < COLUMN_VECTORS; v++) store(out + c + v * W, canonical(s[v]));
  }
  x += c, out += c;
  VECTORS(cols - c, vf s = accumulate ? GET(out) : splat(0);
          for (ptrdiff_t r = 0; r < rows; r++) s += GET(x + r * x_stride); PUT(out, s))
}

static void kernel_sum_columns(ptrdiff_t rows, ptrdiff_t cols, const float *x, ptrdiff_t x_stride,
                               float *out, bool accumulate) {
  // Some rows at a time, all of their columns: memory is read in one stretch. The sums go on.
  const ptrdiff_t some = 32;
  do {
    ptrdiff_t taken = rows < some ? rows : some;
    sum_columns_of(taken, cols, x, x_stride, out, accumulate);
    rows -= taken, x += taken * x_stride, accumulate = true;
  } while (rows > 0);
}
