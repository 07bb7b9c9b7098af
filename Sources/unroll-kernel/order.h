// Keeps what a cell prints and shows in the order of its statements.
//
// Standard output, standard error and figures reach the supervisor in three ways, each in its own
// order. Before a cell goes on with another of them, the supervisor reads what came by the one before.

#ifndef UNROLL_ORDER_H
#define UNROLL_ORDER_H

#include <stddef.h>
#include <stdint.h>

// From now on the process prints in order; `channel` leads to the supervisor.
void order_begin(int channel);

// The cell came to its end: threads that it left behind print as they like.
void order_end(void);

// Sends a frame to the runner. A figure stands after all that was printed before it.
void order_send(uint32_t kind, const void *payload, size_t length);

#endif
