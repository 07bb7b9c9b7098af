// tanh, sigmoid, exp and log of a vector: polynomials of our own, by fused multiply-add alone, so
// that no library's rounding is in a result. Coefficients: Sollya's fpminimax in float32.

#pragma once

/// The nearest whole number to x * scale, |x * scale| < 2^22, in both forms: adding 1.5 * 2^23
/// leaves no bits for a fraction.
INLINE vf nearest(vf x, float scale, vi *whole) {
  const vf magic = splat(0x1.8p23f);
  vf shifted = fused(x, splat(scale), magic);
  *whole = (vi)shifted - (vi)magic;
  return shifted - magic;
}

/// 2^n, -126 <= n <= 127.
INLINE vf power_of_two(vi n) { return (vf)((n + 127) << 23); }

/// exp(x) = 2^n (1 + p) with |p| < 0.42: the reduced exponential minus one, accurate near 0.
INLINE vf reduced_expm1(vf x, vi *n) {
  vf whole = nearest(x, 0x1.715476p+0f, n);
  // log(2) in two parts, the first of few bits: whole * 0x1.62e4p-1 is exact.
  vf r = fused(whole, splat(-0x1.62e4p-1f), x);
  r = fused(whole, splat(-0x1.7f7d1cp-20f), r);
  vf q = splat(0x1.6cb8bep-10f);
  q = fused(q, r, splat(0x1.122abep-7f));
  q = fused(q, r, splat(0x1.555566p-5f));
  q = fused(q, r, splat(0x1.5554acp-3f));
  q = fused(q, r, splat(0.5f));
  return fused(r * r, q, r);
}

INLINE vf exp_of(vf x) {
  x = choose(x > 89.0f, splat(89), x);
  x = choose(x < -104.0f, splat(-104), x);
  vi n;
  vf p = reduced_expm1(x, &n);
  // In two steps: 2^n itself may be out of range. Only the second can round.
  vi half = n >> 1;
  return (p + 1.0f) * power_of_two(half) * power_of_two(n - half);
}

/// With e = exp(2|x|) - 1: tanh |x| = e / (e + 2).
INLINE vf tanh_of(vf x) {
  vf twice = absolute(x) * 2.0f;
  twice = choose(twice > 20.0f, splat(20), twice);
  vi n;
  vf p = reduced_expm1(twice, &n);
  vf scale = power_of_two(n);
  vf e = fused(scale, p, scale - 1.0f);
  return with_sign(e / (e + 2.0f), x);
}

/// 1 / (1 + e) or e / (1 + e) with e = exp(-|x|): neither overflows nor loses small results.
INLINE vf sigmoid_of(vf x) {
  vf e = exp_of((vf)((vi)x | INT32_MIN));
  return choose(x < 0.0f, e, splat(1)) / (e + 1.0f);
}

/// log(1 + f) + n log(2), |f| <= 1/3.
INLINE vf log_of_parts(vf f, vf n) {
  vf q = splat(-0x1.06cdfcp-3f);
  q = fused(q, f, splat(0x1.1ec6f8p-3f));
  q = fused(q, f, splat(-0x1.f3a7dep-4f));
  q = fused(q, f, splat(0x1.1ec0cep-3f));
  q = fused(q, f, splat(-0x1.559802p-3f));
  q = fused(q, f, splat(0x1.99d1c6p-3f));
  q = fused(q, f, splat(-0x1.ffff14p-3f));
  q = fused(q, f, splat(0x1.555502p-2f));
  q = fused(q, f, splat(-0.5f));
  return fused(n, splat(0x1.62e43p-1f), fused(f * f, q, f));
}

/// x = 2^n m with 2/3 <= m < 4/3; x is positive and normal.
INLINE vf split_exponent(vf x, vi *n) {
  const int32_t two_thirds = 0x3f2aaaab;
  vi offset = (vi)x - two_thirds;
  *n = offset >> 23;
  return (vf)((offset & 0x7fffff) + two_thirds);
}

/// `value`, unless the logarithm of x is infinite or does not exist.
INLINE vf with_log_edges(vf x, vf value) {
  const vf infinity = splat(__builtin_inff());
  vf edge = choose(x == infinity, infinity, splat(__builtin_nanf("")));
  edge = choose(x == 0.0f, -infinity, edge);
  return choose((x > 0.0f) & (x < infinity), value, edge);
}

INLINE vf log_of(vf x) {
  vi small = x < 0x1p-126f;
  vi n;
  vf m = split_exponent(choose(small, x * 0x1p23f, x), &n);
  n -= small & 23;
  return with_log_edges(x, log_of_parts(m - 1.0f, __builtin_convertvector(n, vf)));
}

INLINE vf log1p_of(vf x) {
  vf u = x + 1.0f;
  vi n;
  vf m = split_exponent(u, &n);
  // f = 2^-n (1 + x) - 1 from x itself keeps what 1 + x rounds off. From 2^24 on there is nothing
  // to keep, and 2^-n may be out of range.
  vf scale = power_of_two(-n);
  vf f = choose(x < 0x1p24f, fused(x, scale, scale - 1.0f), m - 1.0f);
  vf value = log_of_parts(f, __builtin_convertvector(n, vf));
  return with_log_edges(u, with_sign(value, x));
}

INLINE vf softplus_of(vf x) {
  return choose(x > 0.0f, x, splat(0)) + log1p_of(exp_of((vf)((vi)x | INT32_MIN)));
}
