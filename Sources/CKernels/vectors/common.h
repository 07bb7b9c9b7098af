// What every vector width shares. The including file has defined W, the lanes of a vector.

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// How a wide vector is passed depends on the instruction set; here none is passed, all is inlined.
#pragma clang diagnostic ignored "-Wpsabi"

#define INLINE static inline __attribute__((always_inline))

typedef float vf __attribute__((ext_vector_type(W)));     // W floats
typedef int32_t vi __attribute__((ext_vector_type(W)));   // their bits, or a mask of 0 and -1
typedef double vd __attribute__((ext_vector_type(W)));    // W doubles, in several registers
typedef int64_t vl __attribute__((ext_vector_type(W)));

typedef float unaligned_vf __attribute__((ext_vector_type(W), aligned(4), may_alias));

INLINE vf load(const float *p) { return *(const unaligned_vf *)p; }
INLINE void store(float *p, vf x) { *(unaligned_vf *)p = x; }

INLINE vf splat(float x) { return (vf)x; }
INLINE vi splat_bits(int32_t x) { return (vi)x; }

/// yes where the mask is set, no elsewhere.
INLINE vf choose(vi mask, vf yes, vf no) { return mask ? yes : no; }

INLINE vf absolute(vf x) { return (vf)((vi)x & 0x7fffffff); }
/// |x| with the sign bit of y.
INLINE vf with_sign(vf x, vf y) { return (vf)(((vi)x & 0x7fffffff) | ((vi)y & INT32_MIN)); }

/// Processors differ in the sign and payload of the NaN that they make: results carry one.
///
/// To the compiler one NaN is as good as another, and it drops a choice between them: the empty
/// instruction hides that x was computed.
INLINE vf canonical(vf x) {
  vi bits = (vi)x;
#if defined(__x86_64__)
  __asm__("" : "+v"(bits));
#else
  __asm__("" : "+w"(bits));
#endif
  return (vf)((vf)bits == (vf)bits ? bits : splat_bits(0x7fc00000));
}

/// The same address, which the compiler then does not derive from another one.
INLINE const float *unrelated(const float *p) {
  __asm__("" : "+r"(p));
  return p;
}

/// Mask of the lanes below `count`.
INLINE vi first_lanes(int count) {
#if W == 16
  const vi lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
#elif W == 8
  const vi lane = {0, 1, 2, 3, 4, 5, 6, 7};
#else
  const vi lane = {0, 1, 2, 3};
#endif
  return lane < splat_bits(count);
}
