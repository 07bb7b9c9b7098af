# shellcheck shell=sh
# How an installed Unroll lies in its prefix: what bin/unroll install and bin/package share. To be
# sourced after prepare.sh, with `root` set and the tool built.
#
#   PREFIX/lib/unroll/VERSION-swiftRELEASE/   one version, whole: it may be moved anywhere
#     unroll unroll-kernel unroll-confine     the programs
#     libUnrollRuntime.so                     what cells are linked with and run in
#     Modules include                         what cells are compiled against
#     share                                   completions, manual page
#     installed-files                         what was installed, as paths from the prefix
#   PREFIX/bin/unroll and others              links to the version that was installed last
# shellcheck disable=SC2154,SC2034 # root is given, links is taken

# What finds an installed version: pairs of a link, from the prefix, and a file of the version.
links='bin/unroll unroll
share/bash-completion/completions/unroll share/unroll.bash
share/zsh/site-functions/_unroll share/_unroll
share/fish/vendor_completions.d/unroll.fish share/unroll.fish
share/man/man1/unroll.1 share/unroll.1'

built_tool() { printf '%s' "$root/.build/release/unroll"; }

# `0.2.0-swift6.3.1`: the release of Swift is the one that made the modules, and that has to compile the
# cells.
version_name() {
  "$(built_tool)" --version | awk '
    /^unroll [0-9.]+$/ { version = $2 }
    /^built for: Swift [0-9.]+$/ { release = $4 }
    END {
      if (version == "" || release == "") exit 70
      print version "-swift" release
    }'
}

# Copies one version into a folder, which must be there and empty.
lay_out() (
  umask 022
  to=$1
  build=$(cd "$root/.build/release" && pwd -P)
  library=libUnrollRuntime.so
  [ "$(uname)" != Darwin ] || library=libUnrollRuntime.dylib
  for program in unroll unroll-kernel unroll-confine "$library"; do
    cp "$build/$program" "$to/$program"
    chmod 755 "$to/$program"
  done
  chmod 644 "$to/$library"
  mkdir "$to/Modules" "$to/include" "$to/share"
  for module in Recurrent Figures Steps CellRuntime Languages TextWidth; do
    cp "$build/Modules/$module.swiftmodule" "$to/Modules"
  done
  for target in CKernels CellProtocol; do
    cp -R "$root/Sources/$target/include" "$to/include/$target"
  done
  chmod -R u=rwX,go=rX "$to/Modules" "$to/include"
  # It is read, and not run: without the line that names a program to run it.
  "$build/unroll" --generate-completion-script bash | sed '1{/^#!/d;}' >"$to/share/unroll.bash"
  "$build/unroll" --generate-completion-script zsh >"$to/share/_unroll"
  "$build/unroll" --generate-completion-script fish >"$to/share/unroll.fish"
  write_manual "$build/unroll" >"$to/share/unroll.1"
)

# Prints the manual page: what `unroll help` says of each command.
write_manual() {
  program=$1
  printf '.TH UNROLL 1 "" "%s" "User Commands"\n' "$("$program" --version | head -n 1)"
  # A line of the page that begins with a dot or an apostrophe would be a command of its formatter.
  escape() { sed -e 's/\\/\\e/g' -e "s/^\\([.']\\)/\\\\\\&\\1/" -e 's/-/\\-/g'; }
  printf '.SH NAME\nunroll \\- makes pages from Markdown lessons whose Swift cells are run\n'
  printf '.SH SYNOPSIS\n.B unroll\n.I command\n.RI [ arguments ]\n'
  printf '.SH DESCRIPTION\n.nf\n'
  COLUMNS=78 "$program" --help | escape
  printf '.fi\n.SH COMMANDS\n'
  for command in run practice serve build check new grade release doctor clean explain; do
    printf '.SS unroll %s\n.nf\n' "$command"
    COLUMNS=78 "$program" help "$command" | escape
    printf '.fi\n'
  done
}

# Writes the list of a version's files, and of the links to it: the links that stand in the prefix.
# $1: the prefix; $2: the version's folder, from there; then the links.
write_manifest() (
  cd "$1" || exit
  folder=$2
  shift 2
  : >"$folder/installed-files"
  {
    find "$folder" -type f ! -name .installed-files
    for link in "$@"; do printf '%s\n' "$link"; done
  } | LC_ALL=C sort >"$folder/.installed-files"
  mv "$folder/.installed-files" "$folder/installed-files"
)

# Prints the way up from a link in the prefix to the prefix: `../../` for `share/man/x`.
way_up() {
  rest=$1
  up=
  while [ "$rest" != "${rest#*/}" ]; do
    rest=${rest#*/}
    up=../$up
  done
  printf '%s' "$up"
}
