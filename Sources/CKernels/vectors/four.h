// Partial loads and stores where a vector has four lanes and the processor has no masks.

#pragma once

/// The first `count` lanes, 0 in the others; count < W.
INLINE vf load_first(const float *p, int count) {
  vf x = {0, 0, 0, 0};
  if (count > 0) x[0] = p[0];
  if (count > 1) x[1] = p[1];
  if (count > 2) x[2] = p[2];
  return x;
}

INLINE void store_first(float *p, vf x, int count) {
  if (count > 0) p[0] = x[0];
  if (count > 1) p[1] = x[1];
  if (count > 2) p[2] = x[2];
}
