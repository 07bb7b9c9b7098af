#pragma once

/// Runs `turns` rounds of independent fused multiply-adds, as wide as the machine has them, and
/// returns how many floating-point operations that was: two for each lane of each.
double peak_operations(long turns);
