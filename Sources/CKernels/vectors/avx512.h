// 16 lanes, 32 registers, masked loads and stores.

#pragma once

#include <immintrin.h>

#pragma clang attribute push(                                              \
    __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma"))), \
    apply_to = function)

#define VARIANT avx512
#define W 16
#define TILE_ROWS 12
#define TILE_VECTORS 2
// A panel of 48 KB.
#define BLOCK_K 384

#include "common.h"

INLINE vf fused(vf a, vf b, vf c) { return __builtin_elementwise_fma(a, b, c); }

/// The first `count` lanes, 0 in the others; count < W.
INLINE vf load_first(const float *p, int count) {
  return (vf)_mm512_maskz_loadu_ps((__mmask16)((1u << count) - 1), p);
}

INLINE void store_first(float *p, vf x, int count) {
  _mm512_mask_storeu_ps(p, (__mmask16)((1u << count) - 1), (__m512)x);
}
