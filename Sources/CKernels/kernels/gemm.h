// C = A·B by outer products.
//
// A tile of C stays in registers while p runs over k: each step takes a row of B in vectors and
// one number of A for each row of the tile. So every element is one chain of fused multiply-adds
// in ascending p, whatever the width of a vector, the shape of a tile, or the blocking: a block
// of k that ends stores the tile, and the next block takes the chain up from C.

#pragma once

INLINE ptrdiff_t lesser(ptrdiff_t a, ptrdiff_t b) { return a < b ? a : b; }

/// The size of blocks when n is shared evenly among the fewest of at most `most`: a last block of a
/// few rows would cost as much as a full one.
INLINE ptrdiff_t even_share(ptrdiff_t n, ptrdiff_t most) {
  ptrdiff_t blocks = (n + most - 1) / most;
  return (n + blocks - 1) / blocks;
}

/// Columns of a packed panel of B: those of a tile.
#define PANEL (TILE_VECTORS * W)
/// Most rows of A that are worked on at a time: with BLOCK_K columns (each variant has its own) they
/// stay in the second cache.
#define BLOCK_M 264
/// Floats of B that are packed at a time, once for all rows of A.
#define STRIP (BLOCK_K * 512)

/// Floats between packed tiles. Without this gap, all tiles would compete for the same cache lines.
/// It also takes what the copying of whole vectors writes past the end of a tile.
#define GAP 16

/// What a product reads and writes. Element [i, p] of A is `a[i * a_row + p * a_col]`, a row of B
/// is `b + p * b_row`.
typedef struct {
  const float *a;
  ptrdiff_t a_row, a_col;
  const float *b;
  ptrdiff_t b_row;
  float *c;
  ptrdiff_t c_row;
  ptrdiff_t k;
  bool accumulate;
  /// Numbers that will be read soon. Each step of p asks for some of them, and the next step for
  /// those `next_step` further on: a core has room for few requests at once, and would stand still
  /// behind many that come together.
  const float *next;
  ptrdiff_t next_step;
} product;

/// rows×(vectors * W) elements of C, of which the last vector holds `last` (W if `whole`).
INLINE void multiply_tile(const int rows, const int vectors, const bool whole,
                          const product *from, int last) {
  product t = *from;
  vf sum[TILE_ROWS][TILE_VECTORS];
#define AT(from, v) (whole || (v) < vectors - 1 ? load((from) + (v)*W) \
                                                : load_first((from) + (v)*W, last))
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++)
      sum[r][v] = t.accumulate ? AT(t.c + r * t.c_row, v) : splat(0);
  // A pointer for three rows, which one instruction reaches from it: else the six steps from row to
  // row are a chain as long as the products take.
  const float *a[(TILE_ROWS + 2) / 3];
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r += 3) a[r / 3] = t.a + r * t.a_row;
  for (ptrdiff_t p = 0; p < t.k; p++, t.b += t.b_row, t.next += t.next_step) {
    __builtin_prefetch(t.next);
    vf row[TILE_VECTORS];
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) row[v] = AT(t.b, v);
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      if (r % 3 == 0) a[r / 3] = unrelated(a[r / 3]);
      vf x = splat(a[r / 3][r % 3 * t.a_row]);
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors; v++) sum[r][v] = fused(x, row[v], sum[r][v]);
      if (r % 3 == 2 || r == rows - 1) a[r / 3] += t.a_col;
    }
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
      float *to = t.c + r * t.c_row + v * W;
      if (whole || v < vectors - 1)
        store(to, canonical(sum[r][v]));
      else
        store_first(to, canonical(sum[r][v]), last);
    }
#undef AT
}

/// `multiply_tile` compiled for each number of rows and vectors, with and without a whole last one.
static void multiply_any(int rows, int vectors, const product *t, int last) {
  switch ((rows * 8 + vectors) * 2 + (last == W)) {
#define SHAPE(r, v)                                                               \
  case (r * 8 + v) * 2: multiply_tile(r, v, false, t, last); break;               \
  case (r * 8 + v) * 2 + 1: multiply_tile(r, v, true, t, W); break;
#if TILE_VECTORS == 4
#define SHAPES(r) SHAPE(r, 1) SHAPE(r, 2) SHAPE(r, 3) SHAPE(r, 4)
#else
#define SHAPES(r) SHAPE(r, 1) SHAPE(r, 2)
#endif
    SHAPES(1)
    SHAPES(2)
#if TILE_ROWS >= 6
    SHAPES(3)
    SHAPES(4)
    SHAPES(5)
    SHAPES(6)
#endif
#if TILE_ROWS >= 12
    SHAPES(7)
    SHAPES(8)
    SHAPES(9)
    SHAPES(10)
    SHAPES(11)
    SHAPES(12)
#endif
#undef SHAPES
#undef SHAPE
  }
}

/// Rows of tile number `index` when m rows are shared evenly among the fewest tiles: no tile is
/// left with so few rows that the latency of its sums shows.
INLINE int tile_rows(ptrdiff_t m, ptrdiff_t tiles, ptrdiff_t index) {
  return (int)(m / tiles + (index < m % tiles));
}

INLINE ptrdiff_t tiles_in(ptrdiff_t m) { return (m + TILE_ROWS - 1) / TILE_ROWS; }

/// Asks for `count` floats that will be read soon: a line of the cache holds 16.
INLINE void prefetch(ptrdiff_t count, const float *from) {
  for (ptrdiff_t i = 0; i < count; i += 16) __builtin_prefetch(from + i);
}

/// One panel, n <= PANEL columns; with `tiled`, A was packed by `pack_a`.
///
/// Each tile prefetches what comes after it: the sums that the next tile starts from, since it would
/// otherwise wait for all of them at once, and its share of the panel `next`, if that is not null.
static void multiply_panel(ptrdiff_t m, ptrdiff_t n, product t, bool tiled, const float *next) {
  ptrdiff_t tiles = tiles_in(m);
  t.next_step = next ? (PANEL + tiles - 1) / tiles : 0;
  t.next = next ? next : t.b;
  int vectors = (int)((n + W - 1) / W), last = (int)(n - (vectors - 1) * W);
  const float *a = t.a, *c = t.c;
  for (ptrdiff_t i = 0, index = 0; i < m; index++) {
    int rows = tile_rows(m, tiles, index);
    t.a = tiled ? a + i * t.k + index * GAP : a + i * t.a_row;
    if (tiled) t.a_col = rows;
    const float *sums = index + 1 < tiles ? t.c + rows * t.c_row : c + PANEL;
    if (t.accumulate && t.k >= 64)
      for (int r = 0; r < rows; r++, sums += t.c_row) {
        prefetch(n, sums);
        prefetch(1, sums + n - 1);
      }
    multiply_any(rows, vectors, &t, last);
    t.next += t.k * t.next_step;
    t.c += rows * t.c_row;
    i += rows;
  }
}

/// Copies an m×k block of op(A)ᵀ tile by tile, so that a tile's numbers lie close together.
static void pack_a(ptrdiff_t m, ptrdiff_t k, const float *A, ptrdiff_t lda, float *packed) {
  // A few rows of storage at a time, and the next ones prefetched: each row passes through the cache
  // once, for all tiles that have a part of it.
  const ptrdiff_t few = 8;
  // Whole vectors are stored: the surplus lanes land in the next row, or in the gap.
  const ptrdiff_t width = (TILE_ROWS + W - 1) / W * W;
  ptrdiff_t tiles = tiles_in(m);
  for (ptrdiff_t p = 0; p < k; p += few) {
    ptrdiff_t depth = lesser(k - p, few);
    for (ptrdiff_t i = 0, index = 0; i < m; index++) {
      int rows = tile_rows(m, tiles, index);
      const float *from = A + p * lda + i;
      float *to = packed + i * k + index * GAP + p * rows;
      for (ptrdiff_t q = 0; q < depth; q++, from += lda, to += rows) {
        prefetch(1, from + few * lda);
        if (i + width <= m)
          copy_row(width, from, to);
        else
          for (int r = 0; r < rows; r++) to[r] = from[r];
      }
      i += rows;
    }
  }
}

/// Copies k rows of n columns of op(B) in panels, PANEL floats a row and `stride` floats a panel.
static void pack_b(bool transB, ptrdiff_t k, ptrdiff_t n, const float *B, ptrdiff_t ldb,
                   float *packed, ptrdiff_t stride) {
  if (transB) {
    for (ptrdiff_t j = 0; j < n; j += PANEL, packed += stride)
      kernel_transpose(lesser(n - j, PANEL), k, B + j * ldb, ldb, packed, PANEL);
  } else {
    // Row by row through all panels: rows that lie far apart are read in long stretches.
    const ptrdiff_t few = 8;
    for (ptrdiff_t p = 0; p < k; p++, B += ldb, packed += PANEL)
      for (ptrdiff_t j = 0; j < n; j += PANEL) {
        prefetch(PANEL, B + few * ldb + j);
        copy_row(lesser(n - j, PANEL), B + j, packed + j / PANEL * stride);
      }
  }
}

/// The product in blocks of m, k and n. B comes as it is, or all of it packed; with `tiled`, A is
/// transposed, and copied by `pack_a`.
static void multiply_blocks(bool transA, bool transB, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k,
                            const float *A, ptrdiff_t lda, const float *B, ptrdiff_t ldb,
                            const float *packed, bool tiled, float *C, ptrdiff_t ldc,
                            bool accumulate) {
  _Alignas(64) static _Thread_local float block[BLOCK_K * BLOCK_M + BLOCK_M / TILE_ROWS * GAP + GAP];
  _Alignas(64) static _Thread_local float strip[STRIP];
  // A long panel leaves the first cache, where it hardly slows a tile that follows it in order. The sums
  // are read and written less often then, which is worth more as long as A need not be copied.
  ptrdiff_t height = even_share(m, BLOCK_M), most = even_share(k, tiled ? BLOCK_K : 2 * BLOCK_K);
  ptrdiff_t width = packed ? n : STRIP / most / PANEL * PANEL;
  for (ptrdiff_t p = 0; p < k; p += most) {
    ptrdiff_t depth = lesser(k - p, most);
    // From panel to panel: packed B has all of its k rows in each, a strip those of this block.
    ptrdiff_t stride = (packed ? k : depth) * PANEL;
    for (ptrdiff_t j = 0; j < n; j += width) {
      ptrdiff_t columns = lesser(n - j, width);
      if (!packed)
        pack_b(transB, depth, columns, B + (transB ? j * ldb + p : p * ldb + j), ldb, strip, stride);
      for (ptrdiff_t i = 0; i < m; i += height) {
        ptrdiff_t rows = lesser(m - i, height);
        product t = {
          .a = A + (transA ? p * lda + i : i * lda + p),
          .a_row = transA ? 1 : lda,
          .a_col = transA ? lda : 1,
          .b = packed ? packed + p * PANEL : strip,
          .b_row = PANEL,
          .c = C + i * ldc + j,
          .c_row = ldc,
          .k = depth,
          .accumulate = accumulate || p > 0,
        };
        if (tiled) {
          pack_a(rows, depth, t.a, lda, block);
          t.a = block;
        }
        for (ptrdiff_t q = 0; q < columns; q += PANEL, t.b += stride, t.c += PANEL)
          multiply_panel(rows, lesser(columns - q, PANEL), t, tiled, t.b + stride);
      }
    }
  }
}

/// C of a product without terms: zero, or left alone.
static void clear(ptrdiff_t m, ptrdiff_t n, float *C, ptrdiff_t ldc, bool accumulate) {
  if (accumulate) return;
  for (ptrdiff_t i = 0; i < m; i++) fill(n, 0, C + i * ldc);
}

/// Whether copying A pays: its columns are far apart, and each copy serves several panels.
INLINE bool pays_to_tile(bool transA, ptrdiff_t n, ptrdiff_t k, ptrdiff_t lda) {
  return transA && n > 64 && k >= 64 && lda >= 256;
}

static void kernel_gemm(bool transA, bool transB, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k,
                        const float *A, ptrdiff_t lda, const float *B, ptrdiff_t ldb, float *C,
                        ptrdiff_t ldc, bool accumulate) {
  if (m <= 0 || n <= 0) return;
  if (k <= 0) return clear(m, n, C, ldc, accumulate);
  // B as it is serves well while a few tiles of rows read it or it stays in the cache.
  bool direct = !transB && (m <= 2 * TILE_ROWS || (m <= 128 && k * ldb <= 200 * 1024));
  if (!direct) {
    multiply_blocks(transA, transB, m, n, k, A, lda, B, ldb, 0, pays_to_tile(transA, n, k, lda), C,
                    ldc, accumulate);
    return;
  }
  product t = {
    .a = A,
    .a_row = transA ? 1 : lda,
    .a_col = transA ? lda : 1,
    .b_row = ldb,
    .c_row = ldc,
    .k = k,
    .accumulate = accumulate,
  };
  for (ptrdiff_t j = 0; j < n; j += PANEL) {
    t.b = B + j;
    t.c = C + j;
    multiply_panel(m, lesser(n - j, PANEL), t, false, 0);
  }
}

static void kernel_gemm_pack_b(bool transB, ptrdiff_t k, ptrdiff_t n, const float *B,
                               ptrdiff_t ldb, float *packed) {
  pack_b(transB, k, n, B, ldb, packed, k * PANEL);
}

static void kernel_gemm_packed(bool transA, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const float *A,
                               ptrdiff_t lda, const float *packed, float *C, ptrdiff_t ldc,
                               bool accumulate) {
  if (m <= 0 || n <= 0) return;
  if (k <= 0) return clear(m, n, C, ldc, accumulate);
  multiply_blocks(transA, false, m, n, k, A, lda, 0, 0, packed, pays_to_tile(transA, n, k, lda), C,
                  ldc, accumulate);
}
