#include <math.h>
#include <stdio.h>
#include <string.h>

#include "CellProtocol.h"

// A number of the code, written as code: beside a line, `2.0`, `1e-5` or `nan` is what Swift would
// print there, and an author copies it behind `// →`. How a figure writes numbers, as in print and
// with equal digits down a column, is another matter: `NumberText` in Figures.
void unroll_number_text(double number, char *text, size_t room) {
  if (isnan(number)) {
    snprintf(text, room, "nan");
  } else if (isinf(number)) {
    snprintf(text, room, number < 0 ? "-inf" : "inf");
  } else if (number == 0) {
    snprintf(text, room, signbit(number) ? "-0.0" : "0.0");
  } else if (number > -1e7 && number < 1e7 && number == (double)(int64_t)number) {
    snprintf(text, room, "%.1f", number);
  } else {
    snprintf(text, room, "%.6g", number);
    // 3.5e+08 and 1e-05 are 3.5e8 and 1e-5 to a reader.
    char *exponent = strchr(text, 'e');
    if (exponent == NULL) return;
    char *target = exponent + 1, *digits = exponent + 1;
    if (*digits == '-') *target++ = '-';
    if (*digits == '-' || *digits == '+') digits++;
    while (*digits == '0' && digits[1] != 0) digits++;
    memmove(target, digits, strlen(digits) + 1);
  }
}
