// Functions of each element, and the accumulating forms that gradients use.

#pragma once

// Of two zeros, +0 is the larger and -0 the smaller. All other equal numbers have equal bits.
INLINE vf larger_of(vf a, vf b) {
  vf ordered = choose(a > b, a, choose(a < b, b, (vf)((vi)a & (vi)b)));
  return choose((a == a) & (b == b), ordered, splat(__builtin_nanf("")));
}

INLINE vf smaller_of(vf a, vf b) {
  vf ordered = choose(a < b, a, choose(a > b, b, (vf)((vi)a | (vi)b)));
  return choose((a == a) & (b == b), ordered, splat(__builtin_nanf("")));
}

INLINE vf sign_of(vf x) {
  return choose(x > 0.0f, splat(1), choose(x < 0.0f, splat(-1), splat(0)));
}

/// `value` where y is positive or NaN.
INLINE vf where_positive(vf y, vf value) { return choose(y <= 0.0f, splat(0), value); }

INLINE vf relu_of(vf x) { return choose(x < 0.0f, splat(0), x); }

INLINE vf negative(vf x) { return (vf)((vi)x ^ INT32_MIN); }

#define UNARY(name, expression)                                               \
  static void kernel_##name(ptrdiff_t n, const float *x_, float *y) {         \
    VECTORS(n, vf x = GET(x_); PUT(y, expression))                            \
  }
UNARY(tanh, tanh_of(x))
UNARY(sigmoid, sigmoid_of(x))
UNARY(exp, exp_of(x))
UNARY(log, log_of(x))
UNARY(softplus, softplus_of(x))
UNARY(sqrt, __builtin_elementwise_sqrt(x))
UNARY(relu, relu_of(x))
UNARY(abs, absolute(x))
UNARY(neg, negative(x))
UNARY(accumulate, GET(y) + x)
UNARY(deduct, GET(y) - x)
#undef UNARY

#define BINARY(name, expression)                                                            \
  static void kernel_##name(ptrdiff_t n, const float *a_, const float *b_, float *out) {    \
    VECTORS(n, vf a = GET(a_); vf b = GET(b_); PUT(out, expression))                        \
  }
BINARY(add, a + b)
BINARY(sub, a - b)
BINARY(mul, a * b)
BINARY(div, a / b)
BINARY(maximum, larger_of(a, b))
BINARY(minimum, smaller_of(a, b))
BINARY(pow, pow_of(a, b))
BINARY(mul_accumulate, fused(a, b, GET(out)))
#undef BINARY

#define SCALAR(name, expression)                                                            \
  static void kernel_##name(ptrdiff_t n, const float *a_, float s_, float *out) {           \
    vf s = splat(s_);                                                                       \
    VECTORS(n, vf a = GET(a_); PUT(out, expression))                                        \
  }
SCALAR(add_scalar, a + s)
SCALAR(sub_scalar, a - s)
SCALAR(mul_scalar, a * s)
SCALAR(div_scalar, a / s)
SCALAR(pow_any, pow_of(a, s))
#undef SCALAR

static void kernel_scalar_sub(ptrdiff_t n, float s, const float *a, float *out) {
  VECTORS(n, PUT(out, splat(s) - GET(a)))
}

static void kernel_pow_scalar(ptrdiff_t n, const float *a, float s, float *out) {
  if (s == 2)
    VECTORS(n, vf x = GET(a); PUT(out, x * x))
  else if (s == 3)
    VECTORS(n, vf x = GET(a); PUT(out, x * x * x))
  else if (s == 0.5f)
    VECTORS(n, PUT(out, __builtin_elementwise_sqrt(GET(a))))
  else if (s == -0.5f)
    VECTORS(n, PUT(out, 1.0f / __builtin_elementwise_sqrt(GET(a))))
  else if (s == -1)
    VECTORS(n, PUT(out, 1.0f / GET(a)))
  else if (s == -2)
    VECTORS(n, vf x = GET(a); PUT(out, 1.0f / (x * x)))
  else if (s == 1)
    VECTORS(n, PUT(out, GET(a)))
  else
    kernel_pow_any(n, a, s, out);
}

static void kernel_clamp(ptrdiff_t n, const float *x, float low, float high, float *y) {
  VECTORS(n, PUT(y, smaller_of(larger_of(GET(x), splat(low)), splat(high))))
}

static void fill(ptrdiff_t n, float value, float *y) {
  VECTORS(n, store_count(y + i, splat(value), count))
}

static void kernel_scale(ptrdiff_t n, float a, const float *x, float *y) {
  VECTORS(n, PUT(y, fused(splat(a), GET(x), splat(0))))
}

static void kernel_axpy(ptrdiff_t n, float a, const float *x, float *y) {
  VECTORS(n, PUT(y, fused(splat(a), GET(x), GET(y))))
}

#define BACKWARD(name, expression)                                                            \
  static void kernel_##name##_backward(ptrdiff_t n, const float *y_, const float *dy_,        \
                                       float *dx) {                                           \
    VECTORS(n, vf y = GET(y_); vf dy = GET(dy_); PUT(dx, GET(dx) + (expression)))             \
  }
BACKWARD(tanh, dy * (1.0f - y * y))
BACKWARD(sigmoid, dy * (y * (1.0f - y)))
BACKWARD(relu, where_positive(y, dy))
BACKWARD(log, dy / y)
BACKWARD(sqrt, dy / (y * 2.0f))
BACKWARD(abs, dy * sign_of(y))
#undef BACKWARD
