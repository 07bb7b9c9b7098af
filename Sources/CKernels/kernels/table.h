// Every kernel that a variant provides: what it returns, its name, parameters and arguments.

#pragma once

#include "CKernels.h"

#define CK_KERNELS(KERNEL)                                                                         \
  KERNEL(void, gemm,                                                                               \
         (bool transA, bool transB, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const float *A,         \
          ptrdiff_t lda, const float *B, ptrdiff_t ldb, float *C, ptrdiff_t ldc,                   \
          bool accumulate),                                                                        \
         (transA, transB, m, n, k, A, lda, B, ldb, C, ldc, accumulate))                            \
  KERNEL(void, gemm_pack_b,                                                                        \
         (bool transB, ptrdiff_t k, ptrdiff_t n, const float *B, ptrdiff_t ldb, float *packed),    \
         (transB, k, n, B, ldb, packed))                                                           \
  KERNEL(void, gemm_packed,                                                                        \
         (bool transA, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const float *A, ptrdiff_t lda,       \
          const float *packed, float *C, ptrdiff_t ldc, bool accumulate),                          \
         (transA, m, n, k, A, lda, packed, C, ldc, accumulate))                                    \
  KERNEL(void, transpose,                                                                          \
         (ptrdiff_t rows, ptrdiff_t cols, const float *x, ptrdiff_t x_stride, float *out,          \
          ptrdiff_t out_stride),                                                                   \
         (rows, cols, x, x_stride, out, out_stride))                                               \
  KERNEL(void, tanh, (ptrdiff_t n, const float *x, float *y), (n, x, y))                           \
  KERNEL(void, sigmoid, (ptrdiff_t n, const float *x, float *y), (n, x, y))                        \
  KERNEL(void, exp, (ptrdiff_t n, const float *x, float *y), (n, x, y))                            \
  KERNEL(void, log, (ptrdiff_t n, const float *x, float *y), (n, x, y))                            \
  KERNEL(void, softplus, (ptrdiff_t n, const float *x, float *y), (n, x, y))                       \
  KERNEL(void, sqrt, (ptrdiff_t n, const float *x, float *y), (n, x, y))                           \
  KERNEL(void, relu, (ptrdiff_t n, const float *x, float *y), (n, x, y))                           \
  KERNEL(void, abs, (ptrdiff_t n, const float *x, float *y), (n, x, y))                            \
  KERNEL(void, neg, (ptrdiff_t n, const float *x, float *y), (n, x, y))                            \
  KERNEL(void, clamp,                                                                              \
         (ptrdiff_t n, const float *x, float low, float high, float *y),                           \
         (n, x, low, high, y))                                                                     \
  KERNEL(void, add, (ptrdiff_t n, const float *a, const float *b, float *out), (n, a, b, out))     \
  KERNEL(void, sub, (ptrdiff_t n, const float *a, const float *b, float *out), (n, a, b, out))     \
  KERNEL(void, mul, (ptrdiff_t n, const float *a, const float *b, float *out), (n, a, b, out))     \
  KERNEL(void, div, (ptrdiff_t n, const float *a, const float *b, float *out), (n, a, b, out))     \
  KERNEL(void, maximum, (ptrdiff_t n, const float *a, const float *b, float *out), (n, a, b, out)) \
  KERNEL(void, minimum, (ptrdiff_t n, const float *a, const float *b, float *out), (n, a, b, out)) \
  KERNEL(void, pow, (ptrdiff_t n, const float *a, const float *b, float *out), (n, a, b, out))     \
  KERNEL(void, add_scalar, (ptrdiff_t n, const float *a, float s, float *out), (n, a, s, out))     \
  KERNEL(void, sub_scalar, (ptrdiff_t n, const float *a, float s, float *out), (n, a, s, out))     \
  KERNEL(void, scalar_sub, (ptrdiff_t n, float s, const float *a, float *out), (n, s, a, out))     \
  KERNEL(void, mul_scalar, (ptrdiff_t n, const float *a, float s, float *out), (n, a, s, out))     \
  KERNEL(void, div_scalar, (ptrdiff_t n, const float *a, float s, float *out), (n, a, s, out))     \
  KERNEL(void, pow_scalar, (ptrdiff_t n, const float *a, float s, float *out), (n, a, s, out))     \
  KERNEL(void, broadcast,                                                                          \
         (ck_operation operation, ptrdiff_t rows, ptrdiff_t cols, const float *a,                  \
          ptrdiff_t a_row, ptrdiff_t a_col, const float *b, ptrdiff_t b_row, ptrdiff_t b_col,      \
          float *out, ptrdiff_t out_row),                                                          \
         (operation, rows, cols, a, a_row, a_col, b, b_row, b_col, out, out_row))                  \
  KERNEL(void, accumulate, (ptrdiff_t n, const float *x, float *y), (n, x, y))                     \
  KERNEL(void, deduct, (ptrdiff_t n, const float *x, float *y), (n, x, y))                         \
  KERNEL(void, scale, (ptrdiff_t n, float a, const float *x, float *y), (n, a, x, y))              \
  KERNEL(void, axpy, (ptrdiff_t n, float a, const float *x, float *y), (n, a, x, y))               \
  KERNEL(void, mul_accumulate,                                                                     \
         (ptrdiff_t n, const float *a, const float *b, float *y),                                  \
         (n, a, b, y))                                                                             \
  KERNEL(void, tanh_backward,                                                                      \
         (ptrdiff_t n, const float *y, const float *dy, float *dx),                                \
         (n, y, dy, dx))                                                                           \
  KERNEL(void, sigmoid_backward,                                                                   \
         (ptrdiff_t n, const float *y, const float *dy, float *dx),                                \
         (n, y, dy, dx))                                                                           \
  KERNEL(void, relu_backward,                                                                      \
         (ptrdiff_t n, const float *y, const float *dy, float *dx),                                \
         (n, y, dy, dx))                                                                           \
  KERNEL(void, log_backward,                                                                       \
         (ptrdiff_t n, const float *x, const float *dy, float *dx),                                \
         (n, x, dy, dx))                                                                           \
  KERNEL(void, sqrt_backward,                                                                      \
         (ptrdiff_t n, const float *y, const float *dy, float *dx),                                \
         (n, y, dy, dx))                                                                           \
  KERNEL(void, abs_backward,                                                                       \
         (ptrdiff_t n, const float *x, const float *dy, float *dx),                                \
         (n, x, dy, dx))                                                                           \
  KERNEL(float, sum, (ptrdiff_t n, const float *x), (n, x))                                        \
  KERNEL(float, sum_squared_differences,                                                           \
         (ptrdiff_t n, const float *a, const float *b, float *difference), (n, a, b, difference))  \
  KERNEL(float, max, (ptrdiff_t n, const float *x), (n, x))                                        \
  KERNEL(float, min, (ptrdiff_t n, const float *x), (n, x))                                        \
  KERNEL(ptrdiff_t, argmax, (ptrdiff_t n, const float *x), (n, x))                                 \
  KERNEL(void, sum_rows,                                                                           \
         (ptrdiff_t rows, ptrdiff_t cols, const float *x, ptrdiff_t x_stride, float *out,          \
          bool accumulate),                                                                        \
         (rows, cols, x, x_stride, out, accumulate))                                               \
  KERNEL(void, sum_columns,                                                                        \
         (ptrdiff_t rows, ptrdiff_t cols, const float *x, ptrdiff_t x_stride, float *out,          \
          bool accumulate),                                                                        \
         (rows, cols, x, x_stride, out, accumulate))                                               \
  KERNEL(void, softmax,                                                                            \
         (ptrdiff_t rows, ptrdiff_t cols, const float *x, float *y),                               \
         (rows, cols, x, y))                                                                       \
  KERNEL(void, log_softmax,                                                                        \
         (ptrdiff_t rows, ptrdiff_t cols, const float *x, float *y),                               \
         (rows, cols, x, y))                                                                       \
  KERNEL(void, softmax_backward,                                                                   \
         (ptrdiff_t rows, ptrdiff_t cols, const float *y, const float *dy, float *dx),             \
         (rows, cols, y, dy, dx))                                                                  \
  KERNEL(void, log_softmax_backward,                                                               \
         (ptrdiff_t rows, ptrdiff_t cols, const float *y, const float *dy, float *dx),             \
         (rows, cols, y, dy, dx))                                                                  \
  KERNEL(void, rnn_step,                                                                           \
         (ck_nonlinearity nonlinearity, ptrdiff_t batch, ptrdiff_t hidden, const float *pre,       \
          ptrdiff_t pre_stride, const float *bias, float *h, ptrdiff_t h_stride),                  \
         (nonlinearity, batch, hidden, pre, pre_stride, bias, h, h_stride))                        \
  KERNEL(void, rnn_step_backward,                                                                  \
         (ck_nonlinearity nonlinearity, ptrdiff_t batch, ptrdiff_t hidden, const float *h,         \
          ptrdiff_t h_stride, const float *dh, ptrdiff_t dh_stride, float *dpre,                   \
          ptrdiff_t dpre_stride),                                                                  \
         (nonlinearity, batch, hidden, h, h_stride, dh, dh_stride, dpre, dpre_stride))             \
  KERNEL(void, lstm_step,                                                                          \
         (ptrdiff_t batch, ptrdiff_t hidden, float *gates, ptrdiff_t gates_stride,                 \
          const float *bias, const float *c_previous, ptrdiff_t c_previous_stride, float *c,       \
          ptrdiff_t c_stride, float *h, ptrdiff_t h_stride, float *tanh_c,                         \
          ptrdiff_t tanh_c_stride),                                                                \
         (batch, hidden, gates, gates_stride, bias, c_previous, c_previous_stride, c, c_stride,    \
          h, h_stride, tanh_c, tanh_c_stride))                                                     \
  KERNEL(void, lstm_step_backward,                                                                 \
         (ptrdiff_t batch, ptrdiff_t hidden, const float *gates, ptrdiff_t gates_stride,           \
          const float *c_previous, ptrdiff_t c_previous_stride, const float *tanh_c,               \
          ptrdiff_t tanh_c_stride, const float *dh, ptrdiff_t dh_stride, float *dc,                \
          ptrdiff_t dc_stride, float *dgates, ptrdiff_t dgates_stride),                            \
         (batch, hidden, gates, gates_stride, c_previous, c_previous_stride, tanh_c,               \
          tanh_c_stride, dh, dh_stride, dc, dc_stride, dgates, dgates_stride))                     \
  KERNEL(void, gru_step,                                                                           \
         (ptrdiff_t batch, ptrdiff_t hidden, float *x_gates, ptrdiff_t x_gates_stride,             \
          const float *x_bias, float *h_gates, ptrdiff_t h_gates_stride, const float *h_bias,      \
          const float *h_previous, ptrdiff_t h_previous_stride, float *h, ptrdiff_t h_stride),     \
         (batch, hidden, x_gates, x_gates_stride, x_bias, h_gates, h_gates_stride, h_bias,         \
          h_previous, h_previous_stride, h, h_stride))                                             \
  KERNEL(void, gru_step_backward,                                                                  \
         (ptrdiff_t batch, ptrdiff_t hidden, const float *gates, ptrdiff_t gates_stride,           \
          const float *hn, ptrdiff_t hn_stride, const float *h_previous,                           \
          ptrdiff_t h_previous_stride, const float *dh, ptrdiff_t dh_stride, float *dh_previous,   \
          ptrdiff_t dh_previous_stride, float *dx_gates, ptrdiff_t dx_gates_stride, float *dhn,    \
          ptrdiff_t dhn_stride),                                                                   \
         (batch, hidden, gates, gates_stride, hn, hn_stride, h_previous, h_previous_stride, dh,    \
          dh_stride, dh_previous, dh_previous_stride, dx_gates, dx_gates_stride, dhn, dhn_stride)) \
  KERNEL(void, sgd,                                                                                \
         (ptrdiff_t n, ck_sgd_options options, const float *gradient, float *momentum_buffer,      \
          float *parameter),                                                                       \
         (n, options, gradient, momentum_buffer, parameter))                                       \
  KERNEL(void, adam,                                                                               \
         (ptrdiff_t n, ck_adam_options options, const float *gradient, float *exp_avg,             \
          float *exp_avg_sq, float *max_exp_avg_sq, float *parameter),                             \
         (n, options, gradient, exp_avg, exp_avg_sq, max_exp_avg_sq, parameter))                   \
  KERNEL(void, normal_blocks, (ptrdiff_t blocks, float mean, float deviation, float *x),           \
         (blocks, mean, deviation, x))                                                             \
  KERNEL(void, rmsprop,                                                                            \
         (ptrdiff_t n, ck_rmsprop_options options, const float *gradient, float *square_avg,       \
          float *grad_avg, float *momentum_buffer, float *parameter),                              \
         (n, options, gradient, square_avg, grad_avg, momentum_buffer, parameter))                 \
  KERNEL(void, adagrad,                                                                            \
         (ptrdiff_t n, ck_adagrad_options options, const float *gradient, float *state_sum,        \
          float *parameter),                                                                       \
         (n, options, gradient, state_sum, parameter))

/// One variant: a function for each kernel. All variants give the same results.
typedef struct {
  const char *name;
#define KERNEL(result, kernel, parameters, arguments) result(*kernel) parameters;
  CK_KERNELS(KERNEL)
#undef KERNEL
} ck_variant;
