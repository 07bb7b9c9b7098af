// Every kernel over every small size: what it writes is handed on, bytes and margin.

#include "KernelSweep.h"

#include <stdlib.h>
#include <string.h>

#include "CKernels.h"

/// Floats before and after each output, which no kernel may touch.
#define MARGIN 16
static const float margin_value = 12345;

typedef struct {
  sweep_sink sink;
  void *context;
  int wild;
  uint64_t seed;
} sweep;

/// Numbers for an input, new ones at each call.
static float *input(sweep *s, ptrdiff_t n) {
  float *x = malloc((size_t)(n + 1) * sizeof(float));
  sweep_fill(x, n, s->seed++, s->wild);
  return x;
}

/// Like `input`, none below 0: squares, accumulators.
static float *positive(sweep *s, ptrdiff_t n) {
  float *x = input(s, n);
  for (ptrdiff_t i = 0; i < n; i++) x[i] = x[i] < 0 ? -x[i] : x[i];
  return x;
}

/// An output between two margins, filled as an input is: what it holds matters to `+=`.
static float *output(sweep *s, ptrdiff_t n) {
  float *block = malloc((size_t)(n + 2 * MARGIN) * sizeof(float));
  for (ptrdiff_t i = 0; i < MARGIN; i++)
    block[i] = block[MARGIN + n + i] = margin_value;
  sweep_fill(block + MARGIN, n, s->seed++, s->wild);
  return block + MARGIN;
}

static void emit(sweep *s, const char *kernel, ptrdiff_t a, ptrdiff_t b, ptrdiff_t c, float *out,
                 ptrdiff_t n) {
  const ptrdiff_t sizes[3] = {a, b, c};
  float *block = out - MARGIN;
  s->sink(s->context, kernel, sizes, block,
          (n + 2 * MARGIN) * (ptrdiff_t)sizeof(float));
  free(block);
}

/// 0 … 70, then sizes that pass the blocks and stretches of the kernels.
static ptrdiff_t length_at(int index) {
  static const ptrdiff_t large[] = {127, 1000, 4096, 4097, 8200, 12345};
  return index <= 70 ? index : index <= 76 ? large[index - 71] : -1;
}

#define EACH_LENGTH(n) \
  for (int index_ = 0; length_at(index_) >= 0; index_++) \
    for (ptrdiff_t n = length_at(index_), once_ = 1; once_; once_ = 0)

// MARK: Arrays

static void sweep_unary(sweep *s) {
  static const struct {
    const char *name;
    void (*kernel)(ptrdiff_t, const float *, float *);
  } kernels[] = {
#define K(name) {#name, ck_##name}
    K(tanh), K(sigmoid), K(exp), K(log), K(softplus), K(sqrt), K(relu), K(abs), K(neg),
    K(accumulate), K(deduct),
#undef K
  };
  for (size_t i = 0; i < sizeof kernels / sizeof *kernels; i++) EACH_LENGTH(n) {
    float *x = input(s, n), *y = output(s, n);
    kernels[i].kernel(n, x, y);
    emit(s, kernels[i].name, n, 0, 0, y, n);
    y = output(s, n);
    kernels[i].kernel(n, y, y);
    emit(s, kernels[i].name, n, 1, 0, y, n);
    free(x);
  }
}

static void sweep_binary(sweep *s) {
  static const struct {
    const char *name;
    void (*kernel)(ptrdiff_t, const float *, const float *, float *);
  } kernels[] = {
#define K(name) {#name, ck_##name}
    K(add), K(sub), K(mul), K(div), K(maximum), K(minimum), K(pow), K(mul_accumulate),
    K(tanh_backward), K(sigmoid_backward), K(relu_backward), K(log_backward), K(sqrt_backward),
    K(abs_backward),
#undef K
  };
  for (size_t i = 0; i < sizeof kernels / sizeof *kernels; i++) EACH_LENGTH(n) {
    float *a = input(s, n), *b = input(s, n), *y = output(s, n);
    kernels[i].kernel(n, a, b, y);
    emit(s, kernels[i].name, n, 0, 0, y, n);
    y = output(s, n);
    kernels[i].kernel(n, y, b, y);
    emit(s, kernels[i].name, n, 1, 0, y, n);
    free(a), free(b);
  }
}

static void sweep_scalar(sweep *s) {
  static const struct {
    const char *name;
    void (*kernel)(ptrdiff_t, const float *, float, float *);
  } kernels[] = {
#define K(name) {#name, ck_##name}
    K(add_scalar), K(sub_scalar), K(mul_scalar), K(div_scalar), K(pow_scalar),
#undef K
  };
  float scalars[24] = {0, 1, 2, 3, 0.5f, -0.5f, -1, -2, 2.5f, -3.75f};
  sweep_fill(scalars + 10, 14, 99, 1);
  for (ptrdiff_t v = 0; v < 24; v++) EACH_LENGTH(n) {
    float *x = input(s, n);
    for (size_t i = 0; i < sizeof kernels / sizeof *kernels; i++) {
      float *y = output(s, n);
      kernels[i].kernel(n, x, scalars[v], y);
      emit(s, kernels[i].name, n, v, 0, y, n);
    }
    float *y = output(s, n);
    ck_scalar_sub(n, scalars[v], x, y);
    emit(s, "scalar_sub", n, v, 0, y, n);
    y = output(s, n);
    ck_scale(n, scalars[v], x, y);
    emit(s, "scale", n, v, 0, y, n);
    y = output(s, n);
    ck_axpy(n, scalars[v], x, y);
    emit(s, "axpy", n, v, 0, y, n);
    y = output(s, n);
    ck_clamp(n, x, scalars[v], scalars[(v * 7 + 3) % 24], y);
    emit(s, "clamp", n, v, 0, y, n);
    free(x);
  }
}

static void sweep_reductions(sweep *s) {
  EACH_LENGTH(n) {
    float *x = input(s, n), *z = input(s, n), *y = output(s, 4);
    y[0] = ck_sum(n, x);
    y[1] = ck_max(n, x);
    y[2] = ck_min(n, x);
    y[3] = (float)ck_argmax(n, x);
    emit(s, "sums and extremes", n, 0, 0, y, 4);
    y = output(s, n + 1);
    y[n] = ck_sum_squared_differences(n, x, z, y);
    emit(s, "sum_squared_differences", n, 0, 0, y, n + 1);
    free(x), free(z);
  }
}

// MARK: Matrices

/// rows×cols with both in 0 … 70 (rows thinned where a row is like another), then large ones.
#define EACH_MATRIX(rows, cols) \
  for (int r_ = 0; r_ < 9; r_++) \
    for (int c_ = 0; c_ < 75; c_++) \
      for (ptrdiff_t rows = row_counts[r_], cols = col_counts(c_), once_ = 1; once_; once_ = 0)

static const ptrdiff_t row_counts[] = {0, 1, 2, 3, 7, 16, 17, 33, 70};

static ptrdiff_t col_counts(int index) {
  static const ptrdiff_t large[] = {128, 257, 300, 512};
  return index <= 70 ? index : large[index - 71];
}

static void sweep_rows(sweep *s) {
  EACH_MATRIX(rows, cols) {
    ptrdiff_t stride = cols + 3, size = rows * stride;
    float *x = input(s, size), *z = input(s, size), *y;
    for (int accumulate = 0; accumulate < 2; accumulate++) {
      y = output(s, rows);
      ck_sum_rows(rows, cols, x, stride, y, accumulate);
      emit(s, "sum_rows", rows, cols, accumulate, y, rows);
      y = output(s, cols);
      ck_sum_columns(rows, cols, x, stride, y, accumulate);
      emit(s, "sum_columns", rows, cols, accumulate, y, cols);
    }
    y = output(s, cols * (rows + 2));
    ck_transpose(rows, cols, x, stride, y, rows + 2);
    emit(s, "transpose", rows, cols, 0, y, cols * (rows + 2));
    for (int operation = 0; operation < 4; operation++) {
      for (int form = 0; form < 5; form++) {  // matrix, row, column, number against matrix; both
        ptrdiff_t row = form == 0 || form == 2 ? stride : form == 4 ? 1 : 0, col = form < 2;
        y = output(s, size);
        ck_broadcast((ck_operation)operation, rows, cols, x, form == 4 ? 0 : stride, form != 4, z,
                     row, col, y, stride);
        emit(s, "broadcast", rows, cols, operation * 5 + form, y, size);
        y = output(s, size);
        ck_broadcast((ck_operation)operation, rows, cols, z, row, col, x, stride, 1, y, stride);
        emit(s, "broadcast reversed", rows, cols, operation * 5 + form, y, size);
      }
    }
    size = rows * cols;
    y = output(s, size);
    ck_softmax(rows, cols, x, y);
    emit(s, "softmax", rows, cols, 0, y, size);
    y = output(s, size);
    ck_log_softmax(rows, cols, x, y);
    emit(s, "log_softmax", rows, cols, 0, y, size);
    y = output(s, size);
    ck_softmax_backward(rows, cols, x, z, y);
    emit(s, "softmax_backward", rows, cols, 0, y, size);
    y = output(s, size);
    ck_log_softmax_backward(rows, cols, x, z, y);
    emit(s, "log_softmax_backward", rows, cols, 0, y, size);
    free(x), free(z);
  }
}

static void sweep_gemm_case(sweep *s, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, int form) {
  bool transA = form & 1, transB = form & 2, accumulate = form & 4;
  ptrdiff_t lda = (transA ? m : k) + (form & 3), ldb = (transB ? k : n) + form % 3, ldc = n + 1;
  float *A = input(s, (transA ? k : m) * lda), *B = input(s, (transB ? n : k) * ldb);
  float *C = output(s, m * ldc);
  ck_gemm(transA, transB, m, n, k, A, lda, B, ldb, C, ldc, accumulate);
  emit(s, "gemm", m, n, k * 8 + form, C, m * ldc);
  float *packed = output(s, ck_gemm_packed_size(k, n));
  ck_gemm_pack_b(transB, k, n, B, ldb, packed);
  C = output(s, m * ldc);
  ck_gemm_packed(transA, m, n, k, A, lda, packed, C, ldc, accumulate);
  emit(s, "gemm_packed", m, n, k * 8 + form, C, m * ldc);
  // Each variant packs in an order of its own: the margins alone are compared.
  memset(packed, 0, (size_t)ck_gemm_packed_size(k, n) * sizeof(float));
  emit(s, "gemm_pack_b", m, n, k * 8 + form, packed, ck_gemm_packed_size(k, n));
  free(A), free(B);
}

static void sweep_gemm(sweep *s) {
  int form = 0;  // the eight forms take turns; 8 and 71 share no factor, so each meets each size
  for (ptrdiff_t a = 0; a <= 70; a++) {
    for (ptrdiff_t b = 0; b <= 70; b++) {
      sweep_gemm_case(s, a, b, 7, form++ % 8);
      sweep_gemm_case(s, a, 5, b, form++ % 8);
      sweep_gemm_case(s, 3, a, b, form++ % 8);
    }
  }
  static const ptrdiff_t large[][3] = {
    {1, 300, 300}, {300, 1, 300}, {64, 256, 256}, {32, 64, 600}, {500, 40, 20}, {64, 70, 2100},
    {130, 600, 30}, {17, 1030, 520}, {485, 33, 260},
    // Just past the blocks of every variant, of each size and of all.
    {266, 40, 257}, {265, 129, 386}, {20, 130, 515}, {530, 145, 260},
  };
  for (size_t i = 0; i < sizeof large / sizeof *large; i++)
    for (form = 0; form < 8; form++)
      sweep_gemm_case(s, large[i][0], large[i][1], large[i][2], form);
}

// MARK: Cells

static void sweep_cell(sweep *s, ptrdiff_t batch, ptrdiff_t hidden, int with_bias, ptrdiff_t extra) {
  ptrdiff_t one = hidden + extra, three = 3 * hidden + extra, four = 4 * hidden + extra;
  float *bias = input(s, 4 * hidden), *h_bias = input(s, 3 * hidden);
  float *previous = input(s, batch * one), *upstream = input(s, batch * one);
  const float *b = with_bias ? bias : 0, *hb = with_bias ? h_bias : 0;
#define EMIT(name, array, stride) emit(s, name, batch, hidden, with_bias, array, batch * (stride))

  for (int relu = 0; relu < 2; relu++) {
    ck_nonlinearity kind = relu ? ck_nonlinearity_relu : ck_nonlinearity_tanh;
    float *pre = input(s, batch * one), *h = output(s, batch * one);
    float *dpre = output(s, batch * one);
    ck_rnn_step(kind, batch, hidden, pre, one, b, h, one);
    ck_rnn_step_backward(kind, batch, hidden, h, one, upstream, one, dpre, one);
    EMIT("rnn_step", h, one);
    EMIT("rnn_step_backward", dpre, one);
    free(pre);
  }

  float *gates = output(s, batch * four), *c = output(s, batch * one), *h = output(s, batch * one);
  float *tanh_c = output(s, batch * one), *dc = output(s, batch * one);
  float *dgates = output(s, batch * four);
  ck_lstm_step(batch, hidden, gates, four, b, previous, one, c, one, h, one, tanh_c, one);
  ck_lstm_step_backward(batch, hidden, gates, four, previous, one, tanh_c, one, upstream, one, dc,
                        one, dgates, four);
  EMIT("lstm_step gates", gates, four);
  EMIT("lstm_step c", c, one);
  EMIT("lstm_step h", h, one);
  EMIT("lstm_step tanh_c", tanh_c, one);
  EMIT("lstm_step_backward dc", dc, one);
  EMIT("lstm_step_backward dgates", dgates, four);

  float *x_gates = output(s, batch * three), *h_gates = output(s, batch * three);
  float *dx = output(s, batch * three), *dhn = output(s, batch * one);
  float *dprevious = output(s, batch * one);
  h = output(s, batch * one);
  ck_gru_step(batch, hidden, x_gates, three, b, h_gates, three, hb, previous, one, h, one);
  ck_gru_step_backward(batch, hidden, x_gates, three, h_gates + 2 * hidden, three, previous, one,
                       upstream, one, dprevious, one, dx, three, dhn, one);
  EMIT("gru_step h", h, one);
  EMIT("gru_step gates", x_gates, three);
  EMIT("gru_step hn", h_gates, three);
  EMIT("gru_step_backward dx", dx, three);
  EMIT("gru_step_backward dhn", dhn, one);
  EMIT("gru_step_backward dprevious", dprevious, one);
#undef EMIT
  free(bias), free(h_bias), free(previous), free(upstream);
}

static void sweep_cells(sweep *s) {
  for (int with_bias = 0; with_bias < 2; with_bias++) {
    for (ptrdiff_t size = 0; size <= 70; size++) {
      sweep_cell(s, 3, size, with_bias, 0);
      sweep_cell(s, 2, size, with_bias, 5);
      sweep_cell(s, size, 5, with_bias, 0);
    }
    sweep_cell(s, 9, 260, with_bias, 4);
  }
}

// MARK: Random numbers

static void sweep_normal(sweep *s) {
  for (ptrdiff_t blocks = 0; blocks <= 70; blocks++) {
    float *x = output(s, 16 * blocks);
    for (ptrdiff_t i = 0; i < 16 * blocks; i++) {  // from [0, 1), both ends among them
      uint32_t bits;
      memcpy(&bits, x + i, sizeof bits);
      x[i] = (float)(i % 37 == 0 ? 0 : i % 41 == 0 ? 0xffffff : bits & 0xffffff) * 0x1p-24f;
    }
    ck_normal_blocks(blocks, 0.25f * (float)(blocks % 3), 1 + 0.5f * (float)(blocks % 4), x);
    emit(s, "normal_blocks", blocks, 0, 0, x, 16 * blocks);
  }
}

// MARK: Optimizers

static void sweep_optimizers(sweep *s) {
  EACH_LENGTH(n) {
    for (int form = 0; form < 16; form++) {
      float *g = input(s, n), *p = output(s, n), *u = output(s, n);
      bool maximize = form & 1;
      double decay = form & 2 ? 0.02 : 0;
      ck_sgd_options sgd = {0.1, form & 4 ? 0.9 : 0, form & 8 ? 0.3 : 0, decay, (form & 12) == 4,
                            maximize, 1 + form % 3};
      ck_sgd(n, sgd, g, u, p);
      emit(s, "sgd parameter", n, form, 0, p, n);
      emit(s, "sgd momentum", n, form, 0, u, n);
      float *v = positive(s, n), *w = positive(s, n), *a = input(s, n);
      p = output(s, n), u = output(s, n);
      memcpy(u, v, (size_t)n * sizeof(float));
      ck_adam_options adam = {0.02, 0.9, 0.999, 1e-8, decay, (form & 8) != 0, maximize,
                              1 + form * 37};
      ck_adam(n, adam, g, a, u, form & 4 ? w : 0, p);
      emit(s, "adam parameter", n, form, 0, p, n);
      emit(s, "adam exp_avg_sq", n, form, 0, u, n);
      p = output(s, n), u = output(s, n);
      memcpy(u, v, (size_t)n * sizeof(float));
      ck_rmsprop_options rmsprop = {0.01, 0.9, 1e-6, decay, form & 4 ? 0.8 : 0, maximize};
      ck_rmsprop(n, rmsprop, g, u, form & 8 ? a : 0, w, p);
      emit(s, "rmsprop parameter", n, form, 0, p, n);
      emit(s, "rmsprop square_avg", n, form, 0, u, n);
      p = output(s, n), u = output(s, n);
      memcpy(u, v, (size_t)n * sizeof(float));
      ck_adagrad_options adagrad = {0.1, 0.05, 1e-10, decay, maximize, 1 + form};
      ck_adagrad(n, adagrad, g, u, p);
      emit(s, "adagrad parameter", n, form, 0, p, n);
      emit(s, "adagrad state_sum", n, form, 0, u, n);
      free(g), free(v), free(w), free(a);
    }
  }
}

// MARK: What a sink does with the bytes

uint64_t sweep_hash(const void *bytes, ptrdiff_t count) {
  uint64_t hash = 0xcbf29ce484222325;
  for (ptrdiff_t i = 0; i < count; i += 4) {
    uint32_t word;
    memcpy(&word, (const char *)bytes + i, sizeof word);
    hash = (hash ^ word) * 0x100000001b3;
  }
  return hash;
}

bool sweep_margins_intact(const void *bytes, ptrdiff_t count) {
  const float *x = bytes, *end = (const float *)((const char *)bytes + count);
  for (int i = 0; i < MARGIN; i++)
    if (x[i] != margin_value || end[-1 - i] != margin_value) return false;
  return true;
}

// MARK: Groups

static const struct {
  const char *name;
  void (*run)(sweep *);
} groups[] = {
  {"functions", sweep_unary},   {"pairs", sweep_binary}, {"numbers", sweep_scalar},
  {"sums", sweep_reductions},   {"rows", sweep_rows},    {"products", sweep_gemm},
  {"cells", sweep_cells},       {"optimizers", sweep_optimizers},
  {"random", sweep_normal},
};

ptrdiff_t sweep_group_count(void) { return sizeof groups / sizeof *groups; }

const char *sweep_group_name(ptrdiff_t group) { return groups[group].name; }

void sweep_group(ptrdiff_t group, sweep_sink sink, void *context) {
  for (int wild = 0; wild < 2; wild++) {
    sweep s = {sink, context, wild, (uint64_t)(1000 * group + wild)};
    groups[group].run(&s);
  }
}
