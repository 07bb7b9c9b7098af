// One time step of RNN, LSTM and GRU, forward and backward: activations and state, row by row.
//
// One loop activates the gates of a row, a second one combines them. In a single loop each vector
// would wait for its own activations before it could be combined.

#pragma once

/// Gate number g at the loop's place, with its bias if there is one.
#define GATE(gates, bias, g) \
  ((bias) ? GET((gates) + (g)*hidden) + GET((bias) + (g)*hidden) : GET((gates) + (g)*hidden))

/// d(sigmoid) and d(tanh) by their pre-activation, from the activated value.
INLINE vf sigmoid_slope(vf y) { return y * (1.0f - y); }
INLINE vf tanh_slope(vf y) { return fused(negative(y), y, splat(1)); }

// MARK: RNN

static void kernel_rnn_step(ck_nonlinearity nonlinearity, ptrdiff_t batch, ptrdiff_t hidden,
                            const float *pre, ptrdiff_t pre_stride, const float *bias, float *h,
                            ptrdiff_t h_stride) {
  if (!bias && pre_stride == hidden && h_stride == hidden) {
    hidden *= batch;  // one long row: small hidden sizes then fill their vectors
    batch = batch > 0;
  }
  for (ptrdiff_t b = 0; b < batch; b++, pre += pre_stride, h += h_stride) {
    if (nonlinearity == ck_nonlinearity_tanh)
      VECTORS(hidden, PUT(h, tanh_of(GATE(pre, bias, 0))))
    else
      VECTORS(hidden, PUT(h, relu_of(GATE(pre, bias, 0))))
  }
}

static void kernel_rnn_step_backward(ck_nonlinearity nonlinearity, ptrdiff_t batch,
                                     ptrdiff_t hidden, const float *h, ptrdiff_t h_stride,
                                     const float *dh, ptrdiff_t dh_stride, float *dpre,
                                     ptrdiff_t dpre_stride) {
  if (h_stride == hidden && dh_stride == hidden && dpre_stride == hidden) {
    hidden *= batch;
    batch = batch > 0;
  }
  for (ptrdiff_t b = 0; b < batch; b++, h += h_stride, dh += dh_stride, dpre += dpre_stride) {
    if (nonlinearity == ck_nonlinearity_tanh)
      VECTORS(hidden, PUT(dpre, GET(dh) * tanh_slope(GET(h))))
    else
      VECTORS(hidden, PUT(dpre, where_positive(GET(h), GET(dh))))
  }
}

// MARK: LSTM

static void kernel_lstm_step(ptrdiff_t batch, ptrdiff_t hidden, float *gates,
                             ptrdiff_t gates_stride, const float *bias, const float *c_previous,
                             ptrdiff_t c_previous_stride, float *c, ptrdiff_t c_stride, float *h,
                             ptrdiff_t h_stride, float *tanh_c, ptrdiff_t tanh_c_stride) {
  for (ptrdiff_t b = 0; b < batch; b++) {
    VECTORS(hidden, {
      PUT(gates, sigmoid_of(GATE(gates, bias, 0)));
      PUT(gates + hidden, sigmoid_of(GATE(gates, bias, 1)));
      PUT(gates + 2 * hidden, tanh_of(GATE(gates, bias, 2)));
      PUT(gates + 3 * hidden, sigmoid_of(GATE(gates, bias, 3)));
    })
    VECTORS(hidden, {
      vf input = GET(gates), forget = GET(gates + hidden);
      vf candidate = GET(gates + 2 * hidden), output = GET(gates + 3 * hidden);
      vf cell = fused(forget, GET(c_previous), input * candidate);
      vf bounded = tanh_of(cell);
      PUT(c, cell);
      PUT(h, output * bounded);
      if (tanh_c) PUT(tanh_c, bounded);
    })
    gates += gates_stride, c_previous += c_previous_stride, c += c_stride, h += h_stride;
    if (tanh_c) tanh_c += tanh_c_stride;
  }
}

static void kernel_lstm_step_backward(ptrdiff_t batch, ptrdiff_t hidden, const float *gates,
                                      ptrdiff_t gates_stride, const float *c_previous,
                                      ptrdiff_t c_previous_stride, const float *tanh_c,
                                      ptrdiff_t tanh_c_stride, const float *dh,
                                      ptrdiff_t dh_stride, float *dc, ptrdiff_t dc_stride,
                                      float *dgates, ptrdiff_t dgates_stride) {
  for (ptrdiff_t b = 0; b < batch; b++) {
    VECTORS(hidden, {
      vf input = GET(gates), forget = GET(gates + hidden);
      vf candidate = GET(gates + 2 * hidden), output = GET(gates + 3 * hidden);
      vf bounded = GET(tanh_c), upstream = GET(dh);
      vf dcell = fused(upstream * output, tanh_slope(bounded), GET(dc));
      PUT(dgates, dcell * candidate * sigmoid_slope(input));
      PUT(dgates + hidden, dcell * GET(c_previous) * sigmoid_slope(forget));
      PUT(dgates + 2 * hidden, dcell * input * tanh_slope(candidate));
      PUT(dgates + 3 * hidden, upstream * bounded * sigmoid_slope(output));
      PUT(dc, dcell * forget);
    })
    gates += gates_stride, c_previous += c_previous_stride, tanh_c += tanh_c_stride;
    dh += dh_stride, dc += dc_stride, dgates += dgates_stride;
  }
}

// MARK: GRU

static void kernel_gru_step(ptrdiff_t batch, ptrdiff_t hidden, float *x_gates,
                            ptrdiff_t x_gates_stride, const float *x_bias, float *h_gates,
                            ptrdiff_t h_gates_stride, const float *h_bias,
                            const float *h_previous, ptrdiff_t h_previous_stride, float *h,
                            ptrdiff_t h_stride) {
  for (ptrdiff_t b = 0; b < batch; b++) {
    VECTORS(hidden, {
      PUT(x_gates, sigmoid_of(GATE(x_gates, x_bias, 0) + GATE(h_gates, h_bias, 0)));
      PUT(x_gates + hidden, sigmoid_of(GATE(x_gates, x_bias, 1) + GATE(h_gates, h_bias, 1)));
    })
    VECTORS(hidden, {
      vf reset = GET(x_gates), update = GET(x_gates + hidden);
      vf recurrent = GATE(h_gates, h_bias, 2);
      vf candidate = tanh_of(fused(reset, recurrent, GATE(x_gates, x_bias, 2)));
      PUT(h, fused(update, GET(h_previous) - candidate, candidate));
      PUT(x_gates + 2 * hidden, candidate);
      PUT(h_gates + 2 * hidden, recurrent);
    })
    x_gates += x_gates_stride, h_gates += h_gates_stride;
    h_previous += h_previous_stride, h += h_stride;
  }
}

static void kernel_gru_step_backward(ptrdiff_t batch, ptrdiff_t hidden, const float *gates,
                                     ptrdiff_t gates_stride, const float *hn, ptrdiff_t hn_stride,
                                     const float *h_previous, ptrdiff_t h_previous_stride,
                                     const float *dh, ptrdiff_t dh_stride, float *dh_previous,
                                     ptrdiff_t dh_previous_stride, float *dx_gates,
                                     ptrdiff_t dx_gates_stride, float *dhn,
                                     ptrdiff_t dhn_stride) {
  for (ptrdiff_t b = 0; b < batch; b++) {
    VECTORS(hidden, {
      vf reset = GET(gates), update = GET(gates + hidden), candidate = GET(gates + 2 * hidden);
      vf upstream = GET(dh);
      vf dcandidate = upstream * (1.0f - update) * tanh_slope(candidate);
      vf dupdate = upstream * (GET(h_previous) - candidate) * sigmoid_slope(update);
      vf dreset = dcandidate * GET(hn) * sigmoid_slope(reset);
      PUT(dx_gates, dreset);
      PUT(dx_gates + hidden, dupdate);
      PUT(dx_gates + 2 * hidden, dcandidate);
      PUT(dhn, dcandidate * reset);
      PUT(dh_previous, upstream * update);
    })
    gates += gates_stride, hn += hn_stride, h_previous += h_previous_stride, dh += dh_stride;
    dh_previous += dh_previous_stride, dx_gates += dx_gates_stride, dhn += dhn_stride;
  }
}
#undef GATE
