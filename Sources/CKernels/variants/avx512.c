#if defined(__x86_64__)
#include "../vectors/avx512.h"

#include "../kernels/all.h"
#pragma clang attribute pop
#endif
