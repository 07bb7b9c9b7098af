#include "CellProtocol.h"

#include <stdbool.h>
#include <string.h>

static int hex_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

static bool is_of_name(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
         || (unsigned char)c >= 0x80;
}

// How many characters at `text` are an address as Swift and C write it; 0 if they are none.
//
// Programs, their libraries and their memory lie in the upper part of the 47 or 48 bits that a
// process has: 0x55…, 0x56…, 0x7e… and 0x7f… on x86-64, 0xaa…, 0xab… and 0xff… on arm64. A number that
// a lesson prints has seldom exactly twelve digits and one of these at its front.
static size_t address_length(const char *text, size_t length) {
  if (length < 14 || text[0] != '0' || text[1] != 'x') return 0;
  size_t next = 2;
  while (next < length && text[next] == '0') next++;
  size_t digits = next;
  while (next < length && hex_digit(text[next])) next++;
  if (next - digits != 12 || (next < length && is_of_name(text[next]))) return 0;
  static const char fronts[][3] = {"55", "56", "57", "7d", "7e", "7f", "aa", "ab", "fe", "ff"};
  for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
    if (memcmp(text + digits, fronts[i], 2) == 0) return next;
  return 0;
}

// How many characters at `text` are the runtime's words for a place that has no name: a function, or
// an extension in a cell, whose module has none either.
static size_t nameless_length(const char *text, size_t length) {
  static const char extension[] = "(extension in ):", context[] = "(unknown context at $";
  size_t known = sizeof extension - 1;
  if (length >= known && memcmp(text, extension, known) == 0) return known;
  known = sizeof context - 1;
  if (length < known || memcmp(text, context, known) != 0) return 0;
  while (known < length && hex_digit(text[known])) known++;
  return known + 1 < length && text[known] == ')' && text[known + 1] == '.' ? known + 2 : 0;
}

size_t unroll_plain_text(char *text, size_t length) {
  static const char shown[] = "0x…";
  size_t kept = 0, next = 0;
  while (next < length) {
    size_t taken = 0;
    if (text[next] == '0' && (next == 0 || !is_of_name(text[next - 1]))) {
      taken = address_length(text + next, length - next);
      if (taken > 0) {
        memcpy(text + kept, shown, sizeof shown - 1);
        kept += sizeof shown - 1;
      }
    } else if (text[next] == '(') {
      taken = nameless_length(text + next, length - next);
      // The dot behind the name of the cell's module, which is empty.
      if (taken > 0 && kept > 0 && text[kept - 1] == '.' && (kept == 1 || !is_of_name(text[kept - 2])))
        kept--;
    }
    if (taken == 0) {
      text[kept++] = text[next];
      taken = 1;
    }
    next += taken;
  }
  return kept;
}
