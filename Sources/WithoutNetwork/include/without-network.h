#ifndef UNROLL_WITHOUT_NETWORK_H
#define UNROLL_WITHOUT_NETWORK_H

// Nothing: see absent.c.

#endif
