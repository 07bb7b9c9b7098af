// The numbers that the sweeps feed, and a fused multiply-add that is exact by construction.

#include "KernelSweep.h"

#include <string.h>

static uint64_t next(uint64_t *state) {  // splitmix64
  uint64_t z = (*state += 0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

static float from_bits(uint32_t bits) {
  float x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

void sweep_fill(float *x, ptrdiff_t n, uint64_t seed, int wild) {
  static const uint32_t specials[] = {
    0x00000000, 0x80000000, 0x7f800000, 0xff800000, 0x7fc00000, 0xffc12345, 0x00000001, 0x807fffff,
    0x00800000, 0x7f7fffff, 0xff7fffff, 0x3f800000, 0xbf800000, 0x3f000000, 0x42b17218, 0xc2cff1b5,
  };
  uint64_t state = seed;
  for (ptrdiff_t i = 0; i < n; i++) {
    uint64_t r = next(&state);
    if (wild && r % 5 == 0)
      x[i] = from_bits(specials[(r >> 32) % 16]);
    else if (wild && r % 5 == 1)
      x[i] = from_bits((uint32_t)(r >> 32));
    else
      x[i] = (float)((double)(int64_t)r * (4.0 / 9223372036854775808.0));
  }
}

/// sign * mantissa * 2^exponent; the mantissa is below 2^49.
typedef struct {
  int negative;
  unsigned __int128 mantissa;
  int exponent;
} parts;

static parts split(float x) {
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  uint32_t field = bits >> 23 & 0xff, fraction = bits & 0x7fffff;
  return (parts){(int)(bits >> 31), field ? fraction | 0x800000 : fraction,
                 field ? (int)field - 150 : -149};
}

/// Rounds to nearest, ties to even.
static float join(parts x) {
  if (x.mantissa == 0) return x.negative ? -0.0f : 0.0f;
  int length = 0;
  for (unsigned __int128 m = x.mantissa; m; m >>= 1) length++;
  int drop = length - 24;
  if (x.exponent + drop < -149) drop = -149 - x.exponent;
  if (drop > 0) {
    if (drop > 120) return x.negative ? -0.0f : 0.0f;
    unsigned __int128 rest = x.mantissa & (((unsigned __int128)1 << drop) - 1);
    unsigned __int128 half = (unsigned __int128)1 << (drop - 1);
    x.mantissa >>= drop;
    x.exponent += drop;
    if (rest > half || (rest == half && (x.mantissa & 1))) x.mantissa++;
  }
  while (x.mantissa >= 0x1000000) {
    x.mantissa >>= 1;  // only 2^24 itself gets here: exact
    x.exponent++;
  }
  while (x.mantissa < 0x800000 && x.exponent > -149) {
    x.mantissa <<= 1;
    x.exponent--;
  }
  uint32_t bits = (uint32_t)x.mantissa;
  if (x.exponent > 104)
    bits = 0x7f800000;
  else if (bits >= 0x800000)
    bits = (bits & 0x7fffff) | (uint32_t)(x.exponent + 150) << 23;
  return from_bits(bits | (uint32_t)x.negative << 31);
}

float sweep_fma(float a, float b, float c) {
  if (!(a - a == 0 && b - b == 0 && c - c == 0)) {
    float x = (float)((double)a * (double)b + (double)c);  // infinities and NaN: no rounding
    return x == x ? x : from_bits(0x7fc00000);
  }
  parts u = split(a), v = split(b), addend = split(c);
  parts product = {u.negative ^ v.negative, u.mantissa * v.mantissa, u.exponent + v.exponent};
  if (product.mantissa == 0)
    return addend.mantissa ? c : product.negative && addend.negative ? -0.0f : 0.0f;
  if (addend.mantissa == 0) return join(product);
  // Align the lower one to the higher one, which has room for 70 bits below its own.
  parts *high = &product, *low = &addend;
  if (high->exponent < low->exponent) high = &addend, low = &product;
  int gap = high->exponent - low->exponent, up = gap < 70 ? gap : 70;
  high->mantissa <<= up;
  high->exponent -= up;
  if (gap > up) {
    // Too low to reach the place of rounding: one unit of a lower place stands for it, since all
    // that it can do is break a tie.
    high->mantissa <<= 4;
    high->exponent -= 4;
    low->mantissa = 1;
    low->exponent = high->exponent;
  }
  parts sum = {high->negative, 0, high->exponent};
  if (high->negative == low->negative) {
    sum.mantissa = high->mantissa + low->mantissa;
  } else if (high->mantissa >= low->mantissa) {
    sum.mantissa = high->mantissa - low->mantissa;
    if (sum.mantissa == 0) sum.negative = 0;
  } else {
    sum.mantissa = low->mantissa - high->mantissa;
    sum.negative = low->negative;
  }
  return join(sum);
}
