// Box–Muller for 16 uniform numbers at once, in float: eight radii and eight angles.
//
// The polynomials and the places where a product and a sum round once are those of PyTorch's AVX2
// code, or the last bits differ. The coefficients are those of Cephes (Moshier), `logf` and `sinf`.

#pragma once

#define RADII 8

/// Horner's rule, highest power first, one rounding a term.
INLINE vf polynomial(const int terms, const float *coefficients, vf x) {
  vf sum = splat(coefficients[0]);
  for (int i = 1; i < terms; i++) sum = fused(sum, x, splat(coefficients[i]));
  return sum;
}

/// Natural logarithm for x in (0, 1].
INLINE vf log_of_uniform(vf x) {
  static const float terms[] = {7.0376836292e-2f,  -1.1514610310e-1f, 1.1676998740e-1f,
                                -1.2420140846e-1f, 1.4249322787e-1f,  -1.6668057665e-1f,
                                2.0000714765e-1f,  -2.4999993993e-1f, 3.3333331174e-1f};
  // x = m · 2^exponent with m in [√½, √2); m less one.
  vf half = (vf)(((vi)x & 0x7fffff) | 0x3f000000);
  vi low = half < 0.70710677f;
  vf exponent = __builtin_convertvector(((vi)x >> 23) - 126 + low, vf);
  vf m = choose(low, half + (half - 1.0f), half - 1.0f);
  vf square = m * m;
  vf sum = polynomial(9, terms, m) * m;
  // ln 2 is the sum of the two constants; the first has few bits, so that its product is exact.
  sum = fused(sum, square, exponent * -2.12194440e-4f);
  sum = fused(negative(square), splat(0.5f), sum);
  return fused(exponent, splat(0.693359375f), m + sum);
}

/// Sine and cosine for x in [0, 2π].
INLINE void sine_and_cosine(vf x, vf *sine, vf *cosine) {
  static const float cosines[] = {2.443315711809948e-5f, -1.388731625493765e-3f,
                                  4.166664568298827e-2f};
  static const float sines[] = {-1.9515295891e-4f, 8.3321608736e-3f, -1.6666654611e-1f};
  // The nearest even multiple of π/4, taken off in three parts.
  vi octant = (__builtin_convertvector(x * 1.27323954473516f, vi) + 1) & ~1;
  vf count = __builtin_convertvector(octant, vf);
  vf angle = fused(count, splat(-0.78515625f), x);
  angle = fused(count, splat(-2.4187564849853515625e-4f), angle);
  angle = fused(count, splat(-3.77489497744594108e-8f), angle);
  vf square = angle * angle;
  vf even = fused(polynomial(3, cosines, square) * square, square, negative(square * 0.5f)) + 1.0f;
  vf odd = fused(polynomial(3, sines, square) * square, angle, angle);
  // Octants 2 and 6 exchange the two; 4 and 6 turn the sine's sign round, 2 and 4 the cosine's.
  vi exchanged = (octant & 2) != 0;
  *sine = (vf)((vi)choose(exchanged, even, odd) ^ ((octant & 4) << 29));
  *cosine = (vf)((vi)choose(exchanged, odd, even) ^ (((octant ^ (octant << 1)) & 4) << 29));
}

static void kernel_normal_blocks(ptrdiff_t blocks, float mean, float deviation, float *x) {
  const float turn = (float)6.283185307179586;  // 2π, rounded to nearest
  for (ptrdiff_t block = 0; block < blocks; block++, x += 2 * RADII)
    VECTORS(RADII, {
      vf radius = __builtin_elementwise_sqrt(log_of_uniform(1.0f - GET(x)) * -2.0f);
      vf sine, cosine;
      sine_and_cosine(GET(x + RADII) * turn, &sine, &cosine);
      PUT(x, fused(radius * cosine, splat(deviation), splat(mean)));
      PUT(x + RADII, fused(radius * sine, splat(deviation), splat(mean)));
    })
}
#undef RADII
