// 4 lanes, 32 registers, fused multiply-add in hardware: any arm64.

#pragma once

#define VARIANT neon
#define W 4
#define TILE_ROWS 6
#define TILE_VECTORS 4
#define BLOCK_K 256

#include "common.h"
#include "four.h"

INLINE vf fused(vf a, vf b, vf c) { return __builtin_elementwise_fma(a, b, c); }
