// Loops over contiguous arrays: whole vectors, then one that is partly filled.

#pragma once

INLINE vf load_count(const float *p, int count) {
  return count == W ? load(p) : load_first(p, count > 0 ? count : 0);
}

INLINE void store_count(float *p, vf x, int count) {
  count == W ? store(p, x) : store_first(p, x, count);
}

/// Runs the statements for i = 0, W, 2 W … below n; `count` of the W lanes from i are there.
#define VECTORS(n, ...)                                               \
  {                                                                   \
    ptrdiff_t i = 0;                                                  \
    for (const int count = W; i + W <= (n); i += W) { __VA_ARGS__; }  \
    if (i < (n)) {                                                    \
      const int count = (int)((n)-i);                                 \
      __VA_ARGS__;                                                    \
    }                                                                 \
  }

/// The vector of an array at the loop's place: 0 in the lanes past the end.
#define GET(array) load_count((array) + i, count)
/// Stores a result of arithmetic at the loop's place.
#define PUT(array, value) store_count((array) + i, canonical(value), count)
