#pragma once

#include <stddef.h>
#include <stdint.h>

/// Receives what one call of a kernel wrote: its name, the case's sizes, the bytes.
typedef void (*sweep_sink)(void *context, const char *kernel, const ptrdiff_t sizes[3],
                           const void *bytes, ptrdiff_t count);

/// Number of groups of kernels for `sweep_group`.
ptrdiff_t sweep_group_count(void);
const char *sweep_group_name(ptrdiff_t group);

/// Runs the kernels of a group with the variant in use, over all sizes from 0 to 70 and some large
/// ones, on tame numbers and on wild ones (zeros, infinities, NaN, subnormals, extremes).
///
/// Inputs and order are always the same, so two variants can be compared call by call. What is
/// handed over includes a margin around each output, so a stray store shows.
void sweep_group(ptrdiff_t group, sweep_sink sink, void *context);

/// The pseudo-random numbers of the sweeps: fills x from a seed.
void sweep_fill(float *x, ptrdiff_t n, uint64_t seed, int wild);

/// a * b + c rounded once, by integers: an oracle for the kernels' own fused multiply-add.
float sweep_fma(float a, float b, float c);
