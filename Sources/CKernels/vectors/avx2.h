// 8 lanes, 16 registers, fused multiply-add in hardware.

#pragma once

#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)

#define VARIANT avx2
#define W 8
#define TILE_ROWS 6
#define TILE_VECTORS 2
// A panel of 16 KB, half of the first cache: with a packed B, 256×2048×256
// runs at 95 of Zen 3's 102 GFLOP/s, where panels of 48 KB gave 86.
#define BLOCK_K 256

#include "common.h"

INLINE vf fused(vf a, vf b, vf c) { return __builtin_elementwise_fma(a, b, c); }

/// The first `count` lanes, 0 in the others; count < W.
INLINE vf load_first(const float *p, int count) {
  return (vf)_mm256_maskload_ps(p, (__m256i)first_lanes(count));
}

INLINE void store_first(float *p, vf x, int count) {
  _mm256_maskstore_ps(p, (__m256i)first_lanes(count), (__m256)x);
}
