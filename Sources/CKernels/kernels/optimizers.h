// Updates of n parameters in one pass, by PyTorch's formulas. Options become floats once, before
// the loop; whatever depends on the step's number is computed in double, as PyTorch does.

#pragma once

/// base^exponent by squaring: products alone, so the same on every machine.
INLINE double whole_power(double base, int64_t exponent) {
  double result = 1;
  for (; exponent > 0; exponent >>= 1, base *= base)
    if (exponent & 1) result *= base;
  return result;
}

/// The gradient as the update sees it: turned round if maximizing, with the decay of the weight.
INLINE vf decayed(vf gradient, vf parameter, bool maximize, float decay) {
  vf g = maximize ? negative(gradient) : gradient;
  return decay != 0 ? fused(splat(decay), parameter, g) : g;
}

static void kernel_sgd(ptrdiff_t n, ck_sgd_options o, const float *gradient,
                       float *momentum_buffer, float *parameter) {
  const float decay = (float)o.weight_decay;
  const vf rate = splat(-(float)o.lr), momentum = splat((float)o.momentum);
  const vf fresh = splat((float)(1 - o.dampening));
  VECTORS(n, {
    vf p = GET(parameter);
    vf g = decayed(GET(gradient), p, o.maximize, decay);
    if (o.momentum != 0) {
      vf v = o.step <= 1 ? g : fused(fresh, g, momentum * GET(momentum_buffer));
      PUT(momentum_buffer, v);
      g = o.nesterov ? fused(momentum, v, g) : v;
    }
    PUT(parameter, fused(rate, g, p));
  })
}

static void kernel_adam(ptrdiff_t n, ck_adam_options o, const float *gradient, float *exp_avg,
                        float *exp_avg_sq, float *max_exp_avg_sq, float *parameter) {
  const double correction1 = 1 - whole_power(o.beta1, o.step);
  const double correction2 = 1 - whole_power(o.beta2, o.step);
  const vf rate = splat(-(float)(o.lr / correction1));
  const vf root = splat((float)__builtin_elementwise_sqrt(correction2));
  const vf fresh1 = splat((float)(1 - o.beta1)), fresh2 = splat((float)(1 - o.beta2));
  const vf beta2 = splat((float)o.beta2), eps = splat((float)o.eps);
  const vf keep = splat((float)(1 - o.lr * o.weight_decay));
  const float decay = o.decoupled ? 0 : (float)o.weight_decay;
  VECTORS(n, {
    vf p = GET(parameter);
    vf g = decayed(GET(gradient), p, o.maximize, decay);
    if (o.decoupled) p *= keep;
    vf m = GET(exp_avg), v = GET(exp_avg_sq);
    m = fused(fresh1, g - m, m);
    v = fused(fresh2 * g, g, beta2 * v);
    PUT(exp_avg, m);
    PUT(exp_avg_sq, v);
    if (max_exp_avg_sq) {
      v = larger_of(GET(max_exp_avg_sq), v);
      PUT(max_exp_avg_sq, v);
    }
    vf scale = __builtin_elementwise_sqrt(v) / root + eps;
    PUT(parameter, fused(rate, m / scale, p));
  })
}

static void kernel_rmsprop(ptrdiff_t n, ck_rmsprop_options o, const float *gradient,
                           float *square_avg, float *grad_avg, float *momentum_buffer,
                           float *parameter) {
  const float decay = (float)o.weight_decay;
  const vf rate = splat(-(float)o.lr), momentum = splat((float)o.momentum);
  const vf alpha = splat((float)o.alpha), fresh = splat((float)(1 - o.alpha));
  const vf eps = splat((float)o.eps);
  VECTORS(n, {
    vf p = GET(parameter);
    vf g = decayed(GET(gradient), p, o.maximize, decay);
    vf v = fused(fresh * g, g, alpha * GET(square_avg));
    PUT(square_avg, v);
    if (grad_avg) {
      vf mean = GET(grad_avg);
      mean = fused(fresh, g - mean, mean);
      PUT(grad_avg, mean);
      v = fused(negative(mean), mean, v);
    }
    vf update = g / (__builtin_elementwise_sqrt(v) + eps);
    if (o.momentum > 0) {
      update = fused(momentum, GET(momentum_buffer), update);
      PUT(momentum_buffer, update);
    }
    PUT(parameter, fused(rate, update, p));
  })
}

static void kernel_adagrad(ptrdiff_t n, ck_adagrad_options o, const float *gradient,
                           float *state_sum, float *parameter) {
  const float decay = (float)o.weight_decay;
  const vf rate = splat(-(float)(o.lr / (1 + (double)(o.step - 1) * o.lr_decay)));
  const vf eps = splat((float)o.eps);
  VECTORS(n, {
    vf p = GET(parameter);
    vf g = decayed(GET(gradient), p, o.maximize, decay);
    vf s = fused(g, g, GET(state_sum));
    PUT(state_sum, s);
    PUT(parameter, fused(rate, g / (__builtin_elementwise_sqrt(s) + eps), p));
  })
}
