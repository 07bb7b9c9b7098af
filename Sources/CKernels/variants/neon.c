#if defined(__aarch64__)
#include "../vectors/neon.h"

#include "../kernels/all.h"
#endif
