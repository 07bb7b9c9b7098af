// The first form of every kernel: plain loops, the orders of summation as the header states them.

#include "CKernels.h"

#include <math.h>
#include <string.h>

const char *ck_isa_name(void) { return "plain"; }
bool ck_set_isa(const char *name) { return strcmp(name, "plain") == 0; }
const char *ck_isa_available(ptrdiff_t index) { return index == 0 ? "plain" : 0; }

// MARK: Matrix products

void ck_gemm(bool transA, bool transB, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const float *A,
             ptrdiff_t lda, const float *B, ptrdiff_t ldb, float *C, ptrdiff_t ldc,
             bool accumulate) {
  for (ptrdiff_t i = 0; i < m; i++) {
    for (ptrdiff_t j = 0; j < n; j++) {
      float s = accumulate ? C[i * ldc + j] : 0;
      for (ptrdiff_t p = 0; p < k; p++)
        s = fmaf(transA ? A[p * lda + i] : A[i * lda + p],
                 transB ? B[j * ldb + p] : B[p * ldb + j], s);
      C[i * ldc + j] = s;
    }
  }
}

void ck_gemm_batched(ptrdiff_t batch, bool transA, bool transB, ptrdiff_t m, ptrdiff_t n,
                     ptrdiff_t k, const float *A, ptrdiff_t lda, ptrdiff_t strideA, const float *B,
                     ptrdiff_t ldb, ptrdiff_t strideB, float *C, ptrdiff_t ldc, ptrdiff_t strideC,
                     bool accumulate) {
  for (ptrdiff_t b = 0; b < batch; b++)
    ck_gemm(transA, transB, m, n, k, A + b * strideA, lda, B + b * strideB, ldb, C + b * strideC,
            ldc, accumulate);
}

ptrdiff_t ck_gemm_packed_size(ptrdiff_t k, ptrdiff_t n) { return k * ((n + 31) / 32 * 32); }

void ck_gemm_pack_b(bool transB, ptrdiff_t k, ptrdiff_t n, const float *B, ptrdiff_t ldb,
                    float *packed) {
  for (ptrdiff_t j0 = 0; j0 < n; j0 += 32)
    for (ptrdiff_t p = 0; p < k; p++)
      for (ptrdiff_t j = j0; j < j0 + 32; j++)
        *packed++ = j >= n ? 0 : transB ? B[j * ldb + p] : B[p * ldb + j];
}

void ck_gemm_packed(bool transA, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const float *A,
                    ptrdiff_t lda, const float *packed, float *C, ptrdiff_t ldc, bool accumulate) {
  for (ptrdiff_t j = 0; j < n; j += 32)
    ck_gemm(transA, false, m, n - j < 32 ? n - j : 32, k, A, lda, packed + j * k, 32, C + j, ldc,
            accumulate);
}

void ck_transpose(ptrdiff_t rows, ptrdiff_t cols, const float *x, ptrdiff_t x_stride, float *out,
                  ptrdiff_t out_stride) {
  for (ptrdiff_t r = 0; r < rows; r++)
    for (ptrdiff_t c = 0; c < cols; c++) out[c * out_stride + r] = x[r * x_stride + c];
}

// MARK: Element by element

static float sigmoid(float x) { return (float)(1 / (1 + exp(-(double)x))); }
static float larger(float a, float b) { return a != a ? a : b != b ? b : a > b ? a : b; }
static float smaller(float a, float b) { return a != a ? a : b != b ? b : a < b ? a : b; }

#define EACH(expression) \
  for (ptrdiff_t i = 0; i < n; i++) expression
#define UNARY(name, expression) \
  void ck_##name(ptrdiff_t n, const float *x, float *y) { EACH(y[i] = (expression)); }
UNARY(tanh, tanhf(x[i]))
UNARY(sigmoid, sigmoid(x[i]))
UNARY(exp, expf(x[i]))
UNARY(log, logf(x[i]))
UNARY(log1p, log1pf(x[i]))
UNARY(softplus, (float)(x[i] > 0 ? x[i] + log1p(exp(-(double)x[i])) : log1p(exp((double)x[i]))))
UNARY(sqrt, sqrtf(x[i]))
UNARY(relu, x[i] <= 0 ? 0 : x[i])
UNARY(abs, fabsf(x[i]))
UNARY(neg, -x[i])
UNARY(reciprocal, 1 / x[i])
UNARY(sign, (float)((x[i] > 0) - (x[i] < 0)))
UNARY(accumulate, y[i] + x[i])
UNARY(deduct, y[i] - x[i])

void ck_clamp(ptrdiff_t n, const float *x, float low, float high, float *y) {
  EACH(y[i] = smaller(larger(x[i], low), high));
}

#define BINARY(name, expression) \
  void ck_##name(ptrdiff_t n, const float *a, const float *b, float *out) { \
    EACH(out[i] = (expression)); \
  }
BINARY(add, a[i] + b[i])
BINARY(sub, a[i] - b[i])
BINARY(mul, a[i] * b[i])
BINARY(div, a[i] / b[i])
BINARY(maximum, larger(a[i], b[i]))
BINARY(minimum, smaller(a[i], b[i]))
BINARY(pow, (float)pow(a[i], b[i]))
BINARY(mul_accumulate, fmaf(a[i], b[i], out[i]))

#define SCALAR(name, expression) \
  void ck_##name(ptrdiff_t n, const float *a, float s, float *out) { EACH(out[i] = (expression)); }
SCALAR(add_scalar, a[i] + s)
SCALAR(sub_scalar, a[i] - s)
SCALAR(mul_scalar, a[i] * s)
SCALAR(div_scalar, a[i] / s)
SCALAR(pow_scalar, (float)pow(a[i], s))
#define FROM_SCALAR(name, expression) \
  void ck_##name(ptrdiff_t n, float s, const float *a, float *out) { EACH(out[i] = (expression)); }
FROM_SCALAR(scalar_sub, s - a[i])
FROM_SCALAR(scalar_div, s / a[i])
FROM_SCALAR(scalar_pow, (float)pow(s, a[i]))

void ck_fma(ptrdiff_t n, const float *a, const float *b, const float *c, float *out) {
  EACH(out[i] = fmaf(a[i], b[i], c[i]));
}

void ck_broadcast(ck_operation operation, ptrdiff_t rows, ptrdiff_t cols, const float *a,
                  ptrdiff_t a_row, ptrdiff_t a_col, const float *b, ptrdiff_t b_row,
                  ptrdiff_t b_col, float *out, ptrdiff_t out_row) {
  for (ptrdiff_t r = 0; r < rows; r++) {
    for (ptrdiff_t c = 0; c < cols; c++) {
      float u = a[r * a_row + c * a_col], v = b[r * b_row + c * b_col];
      out[r * out_row + c] = operation == ck_operation_add   ? u + v
                             : operation == ck_operation_sub ? u - v
                             : operation == ck_operation_mul ? u * v
                                                             : u / v;
    }
  }
}

// MARK: Accumulating, and backward forms

void ck_fill(ptrdiff_t n, float value, float *y) { EACH(y[i] = value); }
void ck_axpy(ptrdiff_t n, float a, const float *x, float *y) { EACH(y[i] = fmaf(a, x[i], y[i])); }

#define BACKWARD(name, expression) \
  void ck_##name##_backward(ptrdiff_t n, const float *y, const float *dy, float *dx) { \
    EACH(dx[i] += (expression)); \
  }
BACKWARD(tanh, dy[i] * (1 - y[i] * y[i]))
BACKWARD(sigmoid, dy[i] * y[i] * (1 - y[i]))
BACKWARD(relu, y[i] <= 0 ? 0 : dy[i])
BACKWARD(log, dy[i] / y[i])
BACKWARD(sqrt, dy[i] / (2 * y[i]))
BACKWARD(abs, dy[i] * (float)((y[i] > 0) - (y[i] < 0)))
BACKWARD(reciprocal, -dy[i] * y[i] * y[i])

// MARK: Sums and extremes

typedef struct {
  float lanes[16], totals[16];
} lanes;

static float total(lanes *s) {
  for (int w = 8; w > 0; w /= 2)
    for (int l = 0; l < w; l++) s->lanes[l] += s->lanes[l + w];
  return s->lanes[0];
}

#define SUM(name, parameters, term) \
  float ck_##name parameters { \
    lanes s = {0}; \
    for (ptrdiff_t i = 0; i < n; i++) { \
      float *lane = &s.lanes[i % 16]; \
      *lane = term; \
      if (i % 4096 == 4095) \
        for (int l = 0; l < 16; l++) { \
          s.totals[l] += s.lanes[l]; \
          s.lanes[l] = 0; \
        } \
    } \
    for (int l = 0; l < 16; l++) s.lanes[l] = s.totals[l] + s.lanes[l]; \
    return total(&s); \
  }
SUM(sum, (ptrdiff_t n, const float *x), *lane + x[i])
SUM(dot, (ptrdiff_t n, const float *a, const float *b), fmaf(a[i], b[i], *lane))
SUM(sum_squares, (ptrdiff_t n, const float *x), fmaf(x[i], x[i], *lane))
SUM(sum_abs, (ptrdiff_t n, const float *x), *lane + fabsf(x[i]))
SUM(sum_squared_deviations, (ptrdiff_t n, const float *x, float center),
    fmaf(x[i] - center, x[i] - center, *lane))

float ck_max(ptrdiff_t n, const float *x) {
  float m = -INFINITY;
  EACH(m = larger(m, x[i]));
  return m;
}

float ck_min(ptrdiff_t n, const float *x) {
  float m = INFINITY;
  EACH(m = smaller(m, x[i]));
  return m;
}

ptrdiff_t ck_argmax(ptrdiff_t n, const float *x) {
  ptrdiff_t best = n > 0 ? 0 : -1;
  EACH(best = x[best] != x[best] ? best : x[i] > x[best] || x[i] != x[i] ? i : best);
  return best;
}

void ck_sum_rows(ptrdiff_t rows, ptrdiff_t cols, const float *x, ptrdiff_t x_stride, float *out,
                 bool accumulate) {
  for (ptrdiff_t r = 0; r < rows; r++) {
    float s = ck_sum(cols, x + r * x_stride);
    out[r] = accumulate ? out[r] + s : s;
  }
}

void ck_sum_columns(ptrdiff_t rows, ptrdiff_t cols, const float *x, ptrdiff_t x_stride, float *out,
                    bool accumulate) {
  for (ptrdiff_t c = 0; c < cols; c++) {
    float s = accumulate ? out[c] : 0;
    for (ptrdiff_t r = 0; r < rows; r++) s += x[r * x_stride + c];
    out[c] = s;
  }
}

// MARK: Rows of classes

void ck_softmax(ptrdiff_t rows, ptrdiff_t n, const float *x, float *y) {
  for (ptrdiff_t r = 0; r < rows; r++, x += n, y += n) {
    float most = ck_max(n, x);
    EACH(y[i] = expf(x[i] - most));
    float s = ck_sum(n, y);
    EACH(y[i] /= s);
  }
}

void ck_log_softmax(ptrdiff_t rows, ptrdiff_t n, const float *x, float *y) {
  for (ptrdiff_t r = 0; r < rows; r++, x += n, y += n) {
    float most = ck_max(n, x), s = 0;
    EACH(s += expf(x[i] - most));
    s = logf(s);
    EACH(y[i] = x[i] - most - s);
  }
}

void ck_softmax_backward(ptrdiff_t rows, ptrdiff_t n, const float *y, const float *dy, float *dx) {
  for (ptrdiff_t r = 0; r < rows; r++, y += n, dy += n, dx += n) {
    float s = ck_dot(n, y, dy);
    EACH(dx[i] += y[i] * (dy[i] - s));
  }
}

void ck_log_softmax_backward(ptrdiff_t rows, ptrdiff_t n, const float *y, const float *dy,
                             float *dx) {
  for (ptrdiff_t r = 0; r < rows; r++, y += n, dy += n, dx += n) {
    float s = ck_sum(n, dy);
    EACH(dx[i] += dy[i] - expf(y[i]) * s);
  }
}

// MARK: Recurrent cells

void ck_rnn_step(ck_nonlinearity nonlinearity, ptrdiff_t batch, ptrdiff_t n, const float *pre,
                 ptrdiff_t pre_stride, const float *bias, float *h, ptrdiff_t h_stride) {
  for (ptrdiff_t b = 0; b < batch; b++, pre += pre_stride, h += h_stride) {
    EACH(h[i] = bias ? pre[i] + bias[i] : pre[i]);
    nonlinearity == ck_nonlinearity_tanh ? ck_tanh(n, h, h) : ck_relu(n, h, h);
  }
}

void ck_rnn_step_backward(ck_nonlinearity nonlinearity, ptrdiff_t batch, ptrdiff_t n,
                          const float *h, ptrdiff_t h_stride, const float *dh,
                          ptrdiff_t dh_stride, float *dpre, ptrdiff_t dpre_stride) {
  for (ptrdiff_t b = 0; b < batch; b++, h += h_stride, dh += dh_stride, dpre += dpre_stride)
    EACH(dpre[i] = nonlinearity == ck_nonlinearity_tanh ? dh[i] * (1 - h[i] * h[i])
                   : h[i] <= 0                          ? 0
                                                        : dh[i]);
}

void ck_lstm_step(ptrdiff_t batch, ptrdiff_t n, float *gates, ptrdiff_t gates_stride,
                  const float *bias, const float *c_previous, ptrdiff_t c_previous_stride,
                  float *c, ptrdiff_t c_stride, float *h, ptrdiff_t h_stride, float *tanh_c,
                  ptrdiff_t tanh_c_stride) {
  for (ptrdiff_t b = 0; b < batch; b++) {
    float *input = gates, *forget = gates + n, *cell = gates + 2 * n, *output = gates + 3 * n;
    if (bias) ck_add(4 * n, gates, bias, gates);
    ck_sigmoid(2 * n, gates, gates);
    ck_tanh(n, cell, cell);
    ck_sigmoid(n, output, output);
    EACH(c[i] = fmaf(forget[i], c_previous[i], input[i] * cell[i]));
    for (ptrdiff_t i = 0; i < n; i++) {
      float t = tanhf(c[i]);
      if (tanh_c) tanh_c[i] = t;
      h[i] = output[i] * t;
    }
    gates += gates_stride, c_previous += c_previous_stride, c += c_stride, h += h_stride;
    if (tanh_c) tanh_c += tanh_c_stride;
  }
}

void ck_lstm_step_backward(ptrdiff_t batch, ptrdiff_t n, const float *gates,
                           ptrdiff_t gates_stride, const float *c_previous,
                           ptrdiff_t c_previous_stride, const float *tanh_c,
                           ptrdiff_t tanh_c_stride, const float *dh, ptrdiff_t dh_stride,
                           float *dc, ptrdiff_t dc_stride, float *dgates,
                           ptrdiff_t dgates_stride) {
  for (ptrdiff_t b = 0; b < batch; b++) {
    for (ptrdiff_t j = 0; j < n; j++) {
      float i = gates[j], f = gates[n + j], g = gates[2 * n + j], o = gates[3 * n + j];
      float t = tanh_c[j], d = dc[j] + dh[j] * o * (1 - t * t);
      dgates[j] = d * g * i * (1 - i);
      dgates[n + j] = d * c_previous[j] * f * (1 - f);
      dgates[2 * n + j] = d * i * (1 - g * g);
      dgates[3 * n + j] = dh[j] * t * o * (1 - o);
      dc[j] = d * f;
    }
    gates += gates_stride, c_previous += c_previous_stride, tanh_c += tanh_c_stride;
    dh += dh_stride, dc += dc_stride, dgates += dgates_stride;
  }
}

void ck_gru_step(ptrdiff_t batch, ptrdiff_t n, float *x_gates, ptrdiff_t x_gates_stride,
                 const float *x_bias, float *h_gates, ptrdiff_t h_gates_stride,
                 const float *h_bias, const float *h_previous, ptrdiff_t h_previous_stride,
                 float *h, ptrdiff_t h_stride) {
  for (ptrdiff_t b = 0; b < batch; b++) {
    if (x_bias) ck_add(3 * n, x_gates, x_bias, x_gates);
    if (h_bias) ck_add(3 * n, h_gates, h_bias, h_gates);
    float *r = x_gates, *z = x_gates + n, *c = x_gates + 2 * n, *hn = h_gates + 2 * n;
    ck_add(2 * n, x_gates, h_gates, x_gates);
    ck_sigmoid(2 * n, x_gates, x_gates);
    ck_fma(n, r, hn, c, c);
    ck_tanh(n, c, c);
    EACH(h[i] = fmaf(z[i], h_previous[i] - c[i], c[i]));
    x_gates += x_gates_stride, h_gates += h_gates_stride;
    h_previous += h_previous_stride, h += h_stride;
  }
}

void ck_gru_step_backward(ptrdiff_t batch, ptrdiff_t n, const float *gates,
                          ptrdiff_t gates_stride, const float *hn, ptrdiff_t hn_stride,
                          const float *h_previous, ptrdiff_t h_previous_stride, const float *dh,
                          ptrdiff_t dh_stride, float *dh_previous, ptrdiff_t dh_previous_stride,
                          float *dx_gates, ptrdiff_t dx_gates_stride, float *dh_gates,
                          ptrdiff_t dh_gates_stride) {
  for (ptrdiff_t b = 0; b < batch; b++) {
    for (ptrdiff_t j = 0; j < n; j++) {
      float r = gates[j], z = gates[n + j], c = gates[2 * n + j], d = dh[j];
      float dn = d * (1 - z) * (1 - c * c);
      dx_gates[j] = dh_gates[j] = dn * hn[j] * r * (1 - r);
      dx_gates[n + j] = dh_gates[n + j] = d * (h_previous[j] - c) * z * (1 - z);
      dx_gates[2 * n + j] = dn;
      dh_gates[2 * n + j] = dn * r;
      dh_previous[j] = d * z;
    }
    gates += gates_stride, hn += hn_stride, h_previous += h_previous_stride, dh += dh_stride;
    dh_previous += dh_previous_stride, dx_gates += dx_gates_stride, dh_gates += dh_gates_stride;
  }
}

// MARK: Optimizers

static double power(double base, int64_t exponent) {
  double result = 1;
  for (; exponent > 0; exponent >>= 1, base *= base)
    if (exponent & 1) result *= base;
  return result;
}

void ck_sgd(ptrdiff_t n, ck_sgd_options o, const float *gradient, float *momentum_buffer,
            float *parameter) {
  float lr = (float)o.lr, decay = (float)o.weight_decay, momentum = (float)o.momentum;
  float rest = (float)(1 - o.dampening), sign = o.maximize ? -1 : 1;
  for (ptrdiff_t i = 0; i < n; i++) {
    float g = sign * gradient[i];
    if (o.weight_decay != 0) g = fmaf(decay, parameter[i], g);
    if (o.momentum != 0) {
      float v = o.step <= 1 ? g : fmaf(rest, g, momentum * momentum_buffer[i]);
      momentum_buffer[i] = v;
      g = o.nesterov ? fmaf(momentum, v, g) : v;
    }
    parameter[i] = fmaf(-lr, g, parameter[i]);
  }
}

void ck_adam(ptrdiff_t n, ck_adam_options o, const float *gradient, float *exp_avg,
             float *exp_avg_sq, float *max_exp_avg_sq, float *parameter) {
  double correction1 = 1 - power(o.beta1, o.step), correction2 = 1 - power(o.beta2, o.step);
  float step = (float)(o.lr / correction1), root = (float)sqrt(correction2), eps = (float)o.eps;
  float rest1 = (float)(1 - o.beta1), rest2 = (float)(1 - o.beta2), beta2 = (float)o.beta2;
  float keep = (float)(1 - o.lr * o.weight_decay), sign = o.maximize ? -1 : 1;
  for (ptrdiff_t i = 0; i < n; i++) {
    float g = sign * gradient[i], p = parameter[i];
    if (o.decoupled)
      p *= keep;
    else if (o.weight_decay != 0)
      g = fmaf((float)o.weight_decay, p, g);
    float m = exp_avg[i] = fmaf(rest1, g - exp_avg[i], exp_avg[i]);
    float v = exp_avg_sq[i] = fmaf(rest2 * g, g, beta2 * exp_avg_sq[i]);
    if (max_exp_avg_sq) v = max_exp_avg_sq[i] = larger(max_exp_avg_sq[i], v);
    parameter[i] = p - step * (m / (sqrtf(v) / root + eps));
  }
}

void ck_rmsprop(ptrdiff_t n, ck_rmsprop_options o, const float *gradient, float *square_avg,
                float *grad_avg, float *momentum_buffer, float *parameter) {
  float lr = (float)o.lr, alpha = (float)o.alpha, rest = (float)(1 - o.alpha);
  float eps = (float)o.eps, sign = o.maximize ? -1 : 1;
  for (ptrdiff_t i = 0; i < n; i++) {
    float g = sign * gradient[i];
    if (o.weight_decay != 0) g = fmaf((float)o.weight_decay, parameter[i], g);
    float v = square_avg[i] = fmaf(rest * g, g, alpha * square_avg[i]);
    if (grad_avg) {
      float a = grad_avg[i] = fmaf(rest, g - grad_avg[i], grad_avg[i]);
      v = fmaf(-a, a, v);
    }
    float update = g / (sqrtf(v) + eps);
    if (o.momentum > 0)
      update = momentum_buffer[i] = fmaf((float)o.momentum, momentum_buffer[i], update);
    parameter[i] = fmaf(-lr, update, parameter[i]);
  }
}

void ck_adagrad(ptrdiff_t n, ck_adagrad_options o, const float *gradient, float *state_sum,
                float *parameter) {
  float rate = (float)(o.lr / (1 + (double)(o.step - 1) * o.lr_decay)), eps = (float)o.eps;
  float sign = o.maximize ? -1 : 1;
  for (ptrdiff_t i = 0; i < n; i++) {
    float g = sign * gradient[i];
    if (o.weight_decay != 0) g = fmaf((float)o.weight_decay, parameter[i], g);
    float s = state_sum[i] = fmaf(g, g, state_sum[i]);
    parameter[i] -= rate * (g / (sqrtf(s) + eps));
  }
}
