#!/bin/sh
# In Swift 6.3.1 the code of `withoutActuallyEscaping` depends on how long the path of its source file is.
#
# Without `-g`, an object file of Swift names no folder: the same source, compiled in two folders, gives the
# same bytes. That is what reproducible builds count on, with `-debug-prefix-map` for the rest.
# Expected: this holds for a file that calls `withoutActuallyEscaping`, too.
# Seen: the call ends in a check whose arguments are a file name and its length. The name is the empty text,
# and the length is that of the path as the compiler was given it. So the objects of two folders differ
# where their paths are not equally long, and are equal where they are. Neither `-debug-prefix-map` nor
# `-file-prefix-map` changes that.
#
# Ends with 0 as long as this is so. Needs `swiftc`, on Linux or macOS.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"
mkdir one two longer
cat > checked.swift <<'SWIFT'
@inline(never) func call(_ body: @escaping () -> Void) { body() }
public func run(_ body: () -> Void) { withoutActuallyEscaping(body) { call($0) } }
SWIFT
cat > plain.swift <<'SWIFT'
public func run(_ body: () -> Void) { body() }
SWIFT
for folder in one two longer; do
  for file in checked plain; do
    cp "$file.swift" "$folder"
    (cd "$folder" && swiftc -O -c -parse-as-library -module-name M -file-prefix-map "$PWD=." \
      "$PWD/$file.swift" -o "$file.o")
  done
done
swiftc --version 2>/dev/null | head -1
same() { if cmp -s "$1" "$2"; then echo same; else echo different; fi; }
seen="plain: $(same one/plain.o longer/plain.o)"
seen="$seen, checked: $(same one/checked.o longer/checked.o)"
seen="$seen, checked in paths of one length: $(same one/checked.o two/checked.o)"
echo "$seen"
test "$seen" = "plain: same, checked: different, checked in paths of one length: same" || {
  echo "this has changed"
  exit 1
}
