#include "CellProtocol.h"
