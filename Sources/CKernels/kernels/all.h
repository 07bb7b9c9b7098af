// All kernels, compiled for the vectors that were included before, and their table.

#pragma STDC FP_CONTRACT OFF

#include "table.h"

#include "loops.h"
#include "functions.h"
#include "power.h"
#include "elementwise.h"
#include "broadcast.h"
#include "reductions.h"
#include "classes.h"
#include "transpose.h"
#include "gemm.h"
#include "cells.h"
#include "normal.h"
#include "optimizers.h"

#define NAME_OF(variant) #variant
#define NAME(variant) NAME_OF(variant)
#define TABLE_OF(variant) ck_variant_##variant
#define TABLE(variant) TABLE_OF(variant)

extern const ck_variant TABLE(VARIANT);
const ck_variant TABLE(VARIANT) = {
  .name = NAME(VARIANT),
#define KERNEL(result, kernel, parameters, arguments) .kernel = kernel_##kernel,
  CK_KERNELS(KERNEL)
#undef KERNEL
};
