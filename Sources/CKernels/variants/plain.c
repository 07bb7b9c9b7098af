#include "../vectors/plain.h"

#include "../kernels/all.h"
