// 4 lanes of what C offers: no fused multiply-add in hardware, so it is made of doubles.

#pragma once

#define VARIANT plain
#define W 4
#define TILE_ROWS 2
#define TILE_VECTORS 2
#define BLOCK_K 256

#include "common.h"
#include "four.h"

/// a * b + c, rounded once.
///
/// The product of two floats is exact in double. The sum is rounded to odd: where it is inexact
/// and its last bit is even, it moves to its odd neighbour on the side of the error. An odd last
/// bit tells the second rounding, to float, that something is left below, so the two roundings
/// give what one would (Boldo and Melquiond, 2008), subnormal results included.
INLINE vf fused(vf a, vf b, vf c) {
  vd product = __builtin_convertvector(a, vd) * __builtin_convertvector(b, vd);
  vd addend = __builtin_convertvector(c, vd);
  vd sum = product + addend;
  vd taken = sum - product;
  vd error = (product - (sum - taken)) + (addend - taken);
  vl inexact = (error < 0) | (error > 0);  // false for NaN: infinities stay as they are
  vl outward = (error > 0) == (sum > 0);
  vl even = ((vl)sum & 1) == 0;
  vl odd = (vl)sum + ((-1 - 2 * outward) & inexact & even);
  return __builtin_convertvector((vd)odd, vf);
}
