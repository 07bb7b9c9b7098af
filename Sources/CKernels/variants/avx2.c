#if defined(__x86_64__)
#include "../vectors/avx2.h"

#include "../kernels/all.h"
#pragma clang attribute pop
#endif
