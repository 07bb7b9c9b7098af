// Operations between a matrix and a row, a column or one number.

#pragma once

INLINE void broadcast_row(ck_operation operation, const bool a_varies, const bool b_varies,
                          ptrdiff_t n, const float *a, const float *b, float *out) {
#define A_ (a_varies ? GET(a) : splat(*a))
#define B_ (b_varies ? GET(b) : splat(*b))
  switch (operation) {
    case ck_operation_add: VECTORS(n, PUT(out, A_ + B_)) break;
    case ck_operation_sub: VECTORS(n, PUT(out, A_ - B_)) break;
    case ck_operation_mul: VECTORS(n, PUT(out, A_ * B_)) break;
    case ck_operation_div: VECTORS(n, PUT(out, A_ / B_)) break;
  }
#undef A_
#undef B_
}

static void kernel_broadcast(ck_operation operation, ptrdiff_t rows, ptrdiff_t cols,
                             const float *a, ptrdiff_t a_row, ptrdiff_t a_col, const float *b,
                             ptrdiff_t b_row, ptrdiff_t b_col, float *out, ptrdiff_t out_row) {
  if (cols <= 0) return;
  for (ptrdiff_t r = 0; r < rows; r++, a += a_row, b += b_row, out += out_row) {
    if (a_col && b_col)
      broadcast_row(operation, true, true, cols, a, b, out);
    else if (a_col)
      broadcast_row(operation, true, false, cols, a, b, out);
    else if (b_col)
      broadcast_row(operation, false, true, cols, a, b, out);
    else
      broadcast_row(operation, false, false, cols, a, b, out);
  }
}
