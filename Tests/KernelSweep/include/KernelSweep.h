#pragma once

#include <stdbool.h>
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

/// Multiplies all m×n×k from 0 to 70 with the variant in use, k in steps of `step`, the eight forms
/// (transposes, accumulating) in turn, and compares with the chain of `sweep_fma` bit for bit.
///
/// Returns the number of products that differ; the first one's m, n, k and form go to `first`.
ptrdiff_t sweep_products(ptrdiff_t step, ptrdiff_t first[4]);

/// Number of calls of `ck_mul_accumulate` in `n` hard cases that differ from `sweep_fma`; the first one's
/// operands go to `first`.
ptrdiff_t sweep_fused(ptrdiff_t n, float first[3]);

/// The functions whose accuracy `sweep_accuracy` measures.
ptrdiff_t sweep_function_count(void);
const char *sweep_function_name(ptrdiff_t function);

/// Largest error in units of the last place of a float, against libm in double, over every
/// `step`-th float of all; `worst` is where. Infinite where one is not finite and the other is.
double sweep_accuracy(ptrdiff_t function, uint32_t step, float *worst);

/// The same for `ck_pow` over pairs drawn from a seed: bases and exponents of all sizes.
double sweep_pow_accuracy(ptrdiff_t pairs, uint64_t seed, float worst[2]);

/// FNV-1a of words.
uint64_t sweep_hash(const void *bytes, ptrdiff_t count);

/// Whether the margins of an output that a sink received are as they were made.
bool sweep_margins_intact(const void *bytes, ptrdiff_t count);
