#pragma once

// The arithmetic under Recurrent: float32, row-major, the same bits on every machine.
//
// Rules that hold for every function here, unless its comment says otherwise:
// - Sizes and strides count elements. A size of zero does nothing; its pointers may be null.
//   A stride (`lda`, `..._stride`) is the distance from one row to the next.
// - An output may be the very same array as an input of the same layout (in place); arrays that
//   overlap in any other way are an error. In GEMM, C overlaps neither A nor B.
// - Nothing is allocated, nothing is read but the arguments, any thread may call. Large products
//   pack what they read in scratch of their own: under half a megabyte for each thread.
// - Every instruction set gives the same bits: the order of each sum is fixed and written below,
//   `fma(a, b, c)` rounds once, subnormals are kept, and a NaN that is a result of arithmetic is
//   always the quiet NaN 0x7FC00000.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// MARK: Instruction sets

/// Name of the variant in use: "avx512", "avx2", "neon" or "plain".
///
/// Chosen when the library is loaded: the environment's `RECURRENT_ISA` if this machine can run
/// it, else the fastest that it can.
const char *ck_isa_name(void);

/// Switches all kernels to the named variant; false (and no change) if this machine lacks it.
///
/// For tests. Not to be called while another thread runs a kernel.
bool ck_set_isa(const char *name);

/// Name of the `index`-th variant that this machine can run, fastest first; null past the last.
const char *ck_isa_available(ptrdiff_t index);

// MARK: Matrix products (row-major)

/// C = op(A)·op(B), or C += with `accumulate`. op(A) is m×k, op(B) is k×n, C is m×n.
///
/// `A` is stored m×k (k×m if `transA`), `B` is stored k×n (n×k if `transB`).
/// Each element is one chain, p ascending: `s = fma(A[i,p], B[p,j], s)`, where s starts from 0,
/// or from C's own value with `accumulate`. So a product over k followed by an accumulating one
/// over more k has the bits of the product over all of them. With k = 0, C is zeroed (or kept).
void ck_gemm(bool transA, bool transB, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const float *A,
             ptrdiff_t lda, const float *B, ptrdiff_t ldb, float *C, ptrdiff_t ldc,
             bool accumulate);


/// Number of floats that `ck_gemm_pack_b` writes for op(B) of k×n.
ptrdiff_t ck_gemm_packed_size(ptrdiff_t k, ptrdiff_t n);

/// Copies op(B), k×n, into the order in which `ck_gemm_packed` reads it.
///
/// Worth it where one B serves many products: a recurrent layer packs W_hh once a sequence.
/// The layout is the variant's own.
void ck_gemm_pack_b(bool transB, ptrdiff_t k, ptrdiff_t n, const float *B, ptrdiff_t ldb,
                    float *packed);

/// `ck_gemm` with a packed B: the same bits.
void ck_gemm_packed(bool transA, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const float *A,
                    ptrdiff_t lda, const float *packed, float *C, ptrdiff_t ldc, bool accumulate);

/// out[c, r] = x[r, c]; x is rows×cols with stride `x_stride`, out is cols×rows. Not in place.
void ck_transpose(ptrdiff_t rows, ptrdiff_t cols, const float *x, ptrdiff_t x_stride, float *out,
                  ptrdiff_t out_stride);

// MARK: Element by element: y[i] = f(x[i])
//
// Errors are in units of the last place of the result, the largest that a sweep found: 2.4 for
// tanh, 2.3 for sigmoid, 1.9 for softplus, 1.0 for exp, 0.9 for log.

void ck_tanh(ptrdiff_t n, const float *x, float *y);
/// 1 / (1 + exp(-x)).
void ck_sigmoid(ptrdiff_t n, const float *x, float *y);
void ck_exp(ptrdiff_t n, const float *x, float *y);
/// Natural logarithm; NaN below 0, -inf at ±0.
void ck_log(ptrdiff_t n, const float *x, float *y);
/// log(1 + exp(x)), accurate at both ends; its derivative is the sigmoid.
void ck_softplus(ptrdiff_t n, const float *x, float *y);
/// Correctly rounded.
void ck_sqrt(ptrdiff_t n, const float *x, float *y);
/// max(x, 0); a NaN stays a NaN and -0 a -0, as in PyTorch.
void ck_relu(ptrdiff_t n, const float *x, float *y);
void ck_abs(ptrdiff_t n, const float *x, float *y);
void ck_neg(ptrdiff_t n, const float *x, float *y);
/// min(max(x, low), high); a NaN stays a NaN; high if low > high.
void ck_clamp(ptrdiff_t n, const float *x, float low, float high, float *y);

// MARK: Element by element: out[i] = f(a[i], b[i])

void ck_add(ptrdiff_t n, const float *a, const float *b, float *out);
void ck_sub(ptrdiff_t n, const float *a, const float *b, float *out);
void ck_mul(ptrdiff_t n, const float *a, const float *b, float *out);
void ck_div(ptrdiff_t n, const float *a, const float *b, float *out);
/// The larger one; NaN if either is.
void ck_maximum(ptrdiff_t n, const float *a, const float *b, float *out);
/// The smaller one; NaN if either is.
void ck_minimum(ptrdiff_t n, const float *a, const float *b, float *out);
/// a to the power b, with C's `pow` conventions. Right to the last bit or one beside it.
void ck_pow(ptrdiff_t n, const float *a, const float *b, float *out);

/// a[i] + s.
void ck_add_scalar(ptrdiff_t n, const float *a, float s, float *out);
/// a[i] - s.
void ck_sub_scalar(ptrdiff_t n, const float *a, float s, float *out);
/// s - a[i].
void ck_scalar_sub(ptrdiff_t n, float s, const float *a, float *out);
/// a[i] * s.
void ck_mul_scalar(ptrdiff_t n, const float *a, float s, float *out);
/// a[i] / s.
void ck_div_scalar(ptrdiff_t n, const float *a, float s, float *out);
/// a[i] to the power s. 0, 1, 2, 3, 0.5, -0.5, -1 and -2 are products, roots and quotients.
void ck_pow_scalar(ptrdiff_t n, const float *a, float s, float *out);

/// The operations of `ck_broadcast`.
typedef enum __attribute__((enum_extensibility(closed))) ck_operation {
  ck_operation_add,
  ck_operation_sub,
  ck_operation_mul,
  ck_operation_div,
} ck_operation;

/// out[r, c] = a[r, c] op b[r, c] over rows×cols, where an operand may be a row, a column or one
/// number: a[r, c] is `a[r * a_row + c * a_col]`, and `a_col`, `b_col` are 0 or 1.
void ck_broadcast(ck_operation operation, ptrdiff_t rows, ptrdiff_t cols, const float *a,
                  ptrdiff_t a_row, ptrdiff_t a_col, const float *b, ptrdiff_t b_row,
                  ptrdiff_t b_col, float *out, ptrdiff_t out_row);

// MARK: Accumulating, and backward forms

/// y += x.
void ck_accumulate(ptrdiff_t n, const float *x, float *y);
/// y -= x.
void ck_deduct(ptrdiff_t n, const float *x, float *y);
/// y = fma(a, x, 0): the bits of `ck_axpy` on zeros.
void ck_scale(ptrdiff_t n, float a, const float *x, float *y);
/// y = fma(a, x, y).
void ck_axpy(ptrdiff_t n, float a, const float *x, float *y);
/// y = fma(a, b, y): backward of a product.
void ck_mul_accumulate(ptrdiff_t n, const float *a, const float *b, float *y);

/// dx += dy * (1 - y²), for y = tanh(x).
void ck_tanh_backward(ptrdiff_t n, const float *y, const float *dy, float *dx);
/// dx += dy * y * (1 - y), for y = sigmoid(x).
void ck_sigmoid_backward(ptrdiff_t n, const float *y, const float *dy, float *dx);
/// dx += dy where y > 0, for y = relu(x).
void ck_relu_backward(ptrdiff_t n, const float *y, const float *dy, float *dx);
/// dx += dy / x, for log(x).
void ck_log_backward(ptrdiff_t n, const float *x, const float *dy, float *dx);
/// dx += dy / (2 y), for y = sqrt(x).
void ck_sqrt_backward(ptrdiff_t n, const float *y, const float *dy, float *dx);
/// dx += dy * sign(x), for abs(x).
void ck_abs_backward(ptrdiff_t n, const float *x, const float *dy, float *dx);

// MARK: Sums and extremes
//
// Element i of a sum goes to lane i mod 16. A lane adds its elements in ascending order; after
// each 4096 elements the lanes are added to 16 totals and start from 0 again. At the end lane l
// takes lane l+8, then l+4, l+2, l+1. The sum of squares adds its terms in the same order, each with
// fma into its lane.

float ck_sum(ptrdiff_t n, const float *x);
/// Σ (a[i] - b[i])², and difference[i] = a[i] - b[i], which has the bits of `ck_sub`.
float ck_sum_squared_differences(ptrdiff_t n, const float *a, const float *b, float *difference);
/// Largest element, or NaN if one is; -inf if n is 0. +0 is larger than -0.
float ck_max(ptrdiff_t n, const float *x);
/// Smallest element, or NaN if one is; +inf if n is 0. -0 is smaller than +0.
float ck_min(ptrdiff_t n, const float *x);
/// Index of the first largest element (of the first NaN if there is one); -1 if n is 0.
ptrdiff_t ck_argmax(ptrdiff_t n, const float *x);

/// out[r] = sum of row r of x (rows×cols), or += with `accumulate`.
void ck_sum_rows(ptrdiff_t rows, ptrdiff_t cols, const float *x, ptrdiff_t x_stride, float *out,
                 bool accumulate);
/// out[c] = sum of column c of x (rows×cols), one chain of additions, rows ascending, from 0, or
/// from out's own value with `accumulate`. The gradient of a bias.
void ck_sum_columns(ptrdiff_t rows, ptrdiff_t cols, const float *x, ptrdiff_t x_stride, float *out,
                    bool accumulate);

// MARK: Rows of classes (contiguous, rows×cols)

/// y[r, :] = exp(x[r, :] - max) / Σ.
void ck_softmax(ptrdiff_t rows, ptrdiff_t cols, const float *x, float *y);
/// y[r, :] = x[r, :] - max - log Σ exp(x[r, :] - max).
void ck_log_softmax(ptrdiff_t rows, ptrdiff_t cols, const float *x, float *y);
/// dx += y * (dy - Σ y dy), for y = softmax(x).
void ck_softmax_backward(ptrdiff_t rows, ptrdiff_t cols, const float *y, const float *dy,
                         float *dx);
/// dx += dy - exp(y) * Σ dy, for y = logSoftmax(x).
void ck_log_softmax_backward(ptrdiff_t rows, ptrdiff_t cols, const float *y, const float *dy,
                             float *dx);

// MARK: One step of a recurrent cell, batch×hidden
//
// The products with the weights are GEMMs of the caller. A bias row may be null; it is added
// first: (pre + bias). Gate blocks lie side by side in a row, in PyTorch's order.

/// Nonlinearity of the plain recurrent cell.
typedef enum __attribute__((enum_extensibility(closed))) ck_nonlinearity {
  ck_nonlinearity_tanh,
  ck_nonlinearity_relu,
} ck_nonlinearity;

/// h = act(pre + bias), where pre = W_ih x + W_hh h⁻. `pre` may be `h`.
void ck_rnn_step(ck_nonlinearity nonlinearity, ptrdiff_t batch, ptrdiff_t hidden, const float *pre,
                 ptrdiff_t pre_stride, const float *bias, float *h, ptrdiff_t h_stride);

/// dpre = dh * act'(pre), from the step's output h. `dpre` may be `dh`.
void ck_rnn_step_backward(ck_nonlinearity nonlinearity, ptrdiff_t batch, ptrdiff_t hidden,
                          const float *h, ptrdiff_t h_stride, const float *dh,
                          ptrdiff_t dh_stride, float *dpre, ptrdiff_t dpre_stride);

/// One step of an LSTM: c = f c⁻ + i g, h = o tanh(c).
///
/// - gates: [batch, 4 * hidden], in: W_ih x + W_hh h⁻ (blocks i, f, g, o); out: the activated
///   gates, which the backward step needs.
/// - tanh_c: [batch, hidden], receives tanh(c) for the backward step; may be null.
/// - c may be c_previous. All but `gates` are [batch, hidden].
void ck_lstm_step(ptrdiff_t batch, ptrdiff_t hidden, float *gates, ptrdiff_t gates_stride,
                  const float *bias, const float *c_previous, ptrdiff_t c_previous_stride,
                  float *c, ptrdiff_t c_stride, float *h, ptrdiff_t h_stride, float *tanh_c,
                  ptrdiff_t tanh_c_stride);

/// Backward of `ck_lstm_step`.
///
/// - gates, tanh_c: what the step left.
/// - dh: gradient of h. dc: in, the gradient of c from later steps; out, that of c_previous.
/// - dgates: [batch, 4 * hidden], gradient of the gates before activation; may be `gates`.
void ck_lstm_step_backward(ptrdiff_t batch, ptrdiff_t hidden, const float *gates,
                           ptrdiff_t gates_stride, const float *c_previous,
                           ptrdiff_t c_previous_stride, const float *tanh_c,
                           ptrdiff_t tanh_c_stride, const float *dh, ptrdiff_t dh_stride,
                           float *dc, ptrdiff_t dc_stride, float *dgates,
                           ptrdiff_t dgates_stride);

/// One step of a GRU: n = tanh(xn + r hn), h = (1 - z) n + z h⁻.
///
/// - x_gates: [batch, 3 * hidden], in: W_ih x (blocks r, z, n); out: the activated r, z, n.
/// - h_gates: [batch, 3 * hidden], in: W_hh h⁻; out: its n block holds hn = W_hn h⁻ + b_hn.
/// - x_bias, h_bias: [3 * hidden] each, or null.
/// - h may be h_previous.
void ck_gru_step(ptrdiff_t batch, ptrdiff_t hidden, float *x_gates, ptrdiff_t x_gates_stride,
                 const float *x_bias, float *h_gates, ptrdiff_t h_gates_stride,
                 const float *h_bias, const float *h_previous, ptrdiff_t h_previous_stride,
                 float *h, ptrdiff_t h_stride);

/// Backward of `ck_gru_step`.
///
/// - gates: the activated r, z, n; hn: [batch, hidden], the n block that the step left in h_gates.
/// - dh: gradient of h. dh_previous: receives dh * z; may be `dh`. The part of it that comes
///   through W_hh is a GEMM of the caller.
/// - dx_gates: [batch, 3 * hidden], gradient of the x pre-activations (dr, dz, dn); may be `gates`.
/// - dhn: [batch, hidden], gradient of the n block of the h pre-activations, dn * r; may be `hn`.
///   The other two blocks have those of the x pre-activations.
void ck_gru_step_backward(ptrdiff_t batch, ptrdiff_t hidden, const float *gates,
                          ptrdiff_t gates_stride, const float *hn, ptrdiff_t hn_stride,
                          const float *h_previous, ptrdiff_t h_previous_stride, const float *dh,
                          ptrdiff_t dh_stride, float *dh_previous, ptrdiff_t dh_previous_stride,
                          float *dx_gates, ptrdiff_t dx_gates_stride, float *dhn,
                          ptrdiff_t dhn_stride);

// MARK: Random numbers

/// Box–Muller in place: each 16 numbers from [0, 1) become 16 normal ones, the bits of PyTorch's.
///
/// Number i of a block and number i + 8 give the radius and the angle of the results i and i + 8.
void ck_normal_blocks(ptrdiff_t blocks, float mean, float deviation, float *x);

// MARK: Optimizers, one pass over n parameters
//
// PyTorch's formulas and defaults' names. Options are doubles, as in Python; each is rounded to
// float once, where it meets an array. `step` counts from 1.

typedef struct ck_sgd_options {
  double lr, momentum, dampening, weight_decay;
  bool nesterov, maximize;
  int64_t step;
} ck_sgd_options;

/// momentum_buffer may be null if momentum is 0; on step 1 it is set to the gradient.
void ck_sgd(ptrdiff_t n, ck_sgd_options options, const float *gradient, float *momentum_buffer,
            float *parameter);

typedef struct ck_adam_options {
  double lr, beta1, beta2, eps, weight_decay;
  /// AdamW: the weight decay acts on the parameter, not through the gradient.
  bool decoupled;
  bool maximize;
  int64_t step;
} ck_adam_options;

/// max_exp_avg_sq is null without amsgrad. States start at 0.
void ck_adam(ptrdiff_t n, ck_adam_options options, const float *gradient, float *exp_avg,
             float *exp_avg_sq, float *max_exp_avg_sq, float *parameter);

typedef struct ck_rmsprop_options {
  double lr, alpha, eps, weight_decay, momentum;
  bool maximize;
} ck_rmsprop_options;

/// grad_avg is null unless centered; momentum_buffer is null if momentum is 0. States start at 0.
void ck_rmsprop(ptrdiff_t n, ck_rmsprop_options options, const float *gradient, float *square_avg,
                float *grad_avg, float *momentum_buffer, float *parameter);

typedef struct ck_adagrad_options {
  double lr, lr_decay, eps, weight_decay;
  bool maximize;
  int64_t step;
} ck_adagrad_options;

/// state_sum starts at the initial accumulator value.
void ck_adagrad(ptrdiff_t n, ck_adagrad_options options, const float *gradient, float *state_sum,
                float *parameter);

#ifdef __cplusplus
}
#endif
