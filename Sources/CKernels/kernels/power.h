// a to the power b: exp2(b * log2(a)) in double, whose 29 spare bits make the float result right
// unless it is very close to a tie. No fused multiply-add in double: plain products and sums
// round alike everywhere.

#pragma once

/// log2 of a positive normal number: n + 2/ln 2 * atanh(s), s = (m - 1) / (m + 1).
INLINE vd log2_of(vd x) {
  const int64_t root_half = 0x3fe6a09e667f3bcd;
  vl offset = (vl)x - root_half;
  vd m = (vd)((offset & 0xfffffffffffff) + root_half);
  const vd magic = (vd)0x1.8p52;
  vd n = (vd)((offset >> 52) + (vl)magic) - magic;
  vd s = (m - 1.0) / (m + 1.0), z = s * s;
  vd series = (vd)(1.0 / 15);
  series = series * z + 1.0 / 13;
  series = series * z + 1.0 / 11;
  series = series * z + 1.0 / 9;
  series = series * z + 1.0 / 7;
  series = series * z + 1.0 / 5;
  series = series * z + 1.0 / 3;
  series = series * z + 1.0;
  return n + s * series * 0x1.71547652b82fep+1;
}

/// 2^t, |t| < 1000: Taylor's series of exp on [-log(2) / 2, log(2) / 2].
INLINE vd exp2_of(vd t) {
  const vd magic = (vd)0x1.8p52;
  vd shifted = t + magic;
  vd r = (t - (shifted - magic)) * 0x1.62e42fefa39efp-1;
  vd series = (vd)(1.0 / 3628800);
  series = series * r + 1.0 / 362880;
  series = series * r + 1.0 / 40320;
  series = series * r + 1.0 / 5040;
  series = series * r + 1.0 / 720;
  series = series * r + 1.0 / 120;
  series = series * r + 1.0 / 24;
  series = series * r + 1.0 / 6;
  series = series * r + 0.5;
  series = series * r + 1.0;
  series = series * r + 1.0;
  return series * (vd)(((vl)shifted - (vl)magic + 1023) << 52);
}

INLINE vd choose_double(vl mask, vd yes, vd no) {
  return mask ? yes : no;
}

INLINE vf pow_of(vf a, vf b) {
  const vf infinity = splat(__builtin_inff()), one = splat(1);
  vf magnitude = absolute(a), height = absolute(b);
  vi edge = (magnitude == 0.0f) | (magnitude == infinity);
  vd t = __builtin_convertvector(b, vd) *
         log2_of(__builtin_convertvector(choose(edge, one, magnitude), vd));
  t = choose_double(t > 400.0, (vd)400.0, t);
  t = choose_double(t < -400.0, (vd)-400.0, t);
  vf result = __builtin_convertvector(exp2_of(t), vf);

  vi infinite = (magnitude == infinity) == (b > 0.0f);
  result = choose(edge, choose(infinite, infinity, splat(0)), result);
  result = choose((magnitude == 1.0f) & (height == infinity), one, result);

  vi large = height >= 0x1p24f;  // whole and even
  vi whole = __builtin_convertvector(choose(~large & (b == b), b, splat(0)), vi);
  vi is_whole = large | (__builtin_convertvector(whole, vf) == b);
  vi odd = -(whole & 1) & is_whole;
  result = (vf)((vi)result ^ ((vi)a & odd & INT32_MIN));
  vi undefined = (a < 0.0f) & ~is_whole & (magnitude != infinity);
  result = choose(undefined | (a != a) | (b != b), splat(__builtin_nanf("")), result);
  return choose((b == 0.0f) | (a == 1.0f), one, result);
}
