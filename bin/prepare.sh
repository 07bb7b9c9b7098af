# shellcheck shell=sh
# What bin/unroll and bin/test share: installing what is missing, and building. To be sourced, with
# `root` set.
# shellcheck disable=SC2154 # root

# The exit code for "something has to be installed", as in the README's table.
unavailable=69
# Of one toolchain with the compiler that will run the cells: they are linked with what it built.
swift=swift
if [ -n "${UNROLL_SWIFTC:-}" ]; then swift=$(dirname "$UNROLL_SWIFTC")/swift; fi

say() {
  printf 'unroll: %s\n' "$*" >&2
}

# Ends with the one command that mends it.
needs() {
  say "$1"
  printf '  %s\n' "$2" >&2
  exit "$unavailable"
}

# Prints the names of the missing packages, of those that the arguments name.
missing_apt() {
  for package in "$@"; do
    case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) in
      installed) ;;
      *) printf '%s ' "$package" ;;
    esac
  done
}

missing_brew() {
  for formula in "$@"; do
    [ -d "$(brew --prefix)/opt/$formula" ] || printf '%s ' "$formula"
  done
}

# Runs a command as root: as it is, or by sudo where sudo can ask or needs not ask.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

may_install() {
  [ -z "${UNROLL_NO_INSTALL:-}" ] || return 1
  [ "$(id -u)" -ne 0 ] || return 0
  command -v sudo >/dev/null 2>&1 || return 1
  sudo -n true 2>/dev/null || { [ -t 0 ] && [ -t 2 ]; }
}

install_apt() {
  # g++ stands for the C and C++ libraries that Swift links with, whatever their version's name.
  set -- ca-certificates git g++ pkg-config libcmark-dev duktape-dev libjs-katex \
    libjs-highlight.js libjs-codemirror bubblewrap libseccomp-dev "$@"
  if command -v "$swift" >/dev/null 2>&1 && ! "$swift" package --version >/dev/null 2>&1; then
    # A toolchain that was unpacked by hand lacks what it links with. These names are the same in
    # every release; those of the libraries alone are not.
    set -- "$@" libncurses-dev libxml2-dev libsqlite3-dev libcurl4-openssl-dev
  fi
  install_apt_packages "$@"
}

install_apt_packages() {
  sudo='sudo '
  [ "$(id -u)" -ne 0 ] || sudo=
  missing=$(missing_apt "$@")
  missing=${missing% }
  [ -n "$missing" ] || return 0
  by_hand="${sudo}apt-get update && ${sudo}apt-get install -y $missing"
  may_install || needs "these packages are missing: $missing" "$by_hand"
  say "installing $missing"
  # shellcheck disable=SC2086 # a list of names
  {
    apt_get install $missing >/dev/null 2>&1 || {
      # The package lists are absent or old.
      apt_get update >/dev/null && apt_get install $missing >/dev/null
    } || needs "apt-get could not install: $missing" "$by_hand"
  }
}

# Ubuntu's AppArmor, from 24.04 on, forbids what bubblewrap is made for unless a profile allows it.
# From 25.04 on that profile comes with AppArmor; before, it lies in a package and has to be loaded.
allow_bubblewrap() {
  [ -d /sys/kernel/security/apparmor ] || return 0
  ! bwrap --unshare-all --ro-bind / / true 2>/dev/null || return 0
  [ -z "$(grep -ls bwrap /etc/apparmor.d/*)" ] || return 0
  may_install || return 0 # the tool says what to do
  say "loading AppArmor's profile for bubblewrap"
  install_apt_packages apparmor-profiles
  profile=bwrap-userns-restrict
  as_root install -m 0644 "/usr/share/apparmor/extra-profiles/$profile" "/etc/apparmor.d/$profile" &&
    as_root apparmor_parser -r "/etc/apparmor.d/$profile" ||
    say "AppArmor does not take it: see \"no sandbox\" in README.md"
}

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends "$@"
}

install_brew() {
  missing=$(missing_brew pkgconf cmark duktape node)
  missing=${missing% }
  if [ -n "$missing" ]; then
    [ -z "${UNROLL_NO_INSTALL:-}" ] ||
      needs "these formulas are missing: $missing" "brew install $missing"
    say "installing $missing"
    # shellcheck disable=SC2086 # a list of names
    brew install --quiet $missing >&2 || needs "Homebrew could not install: $missing" \
      "brew update && brew install $missing"
  fi
  # Homebrew has no formula for these; the versions are Debian's, and with them the pages.
  modules=$(npm root -g)
  for module in katex@0.16.4 highlight.js@9.18.5 codemirror@5.65.0; do
    [ ! -d "$modules/${module%@*}" ] || continue
    [ -z "${UNROLL_NO_INSTALL:-}" ] || needs "$module is missing" "npm install -g $module"
    say "installing $module"
    npm install --silent -g "$module" >&2 ||
      needs "npm could not install $module" "npm install -g $module"
  done
}

install_missing() {
  if command -v apt-get >/dev/null 2>&1; then
    install_apt
    allow_bubblewrap
  elif command -v brew >/dev/null 2>&1; then
    install_brew
  elif [ "$(uname)" = Darwin ]; then
    needs "Homebrew is missing: it brings the libraries" "open https://brew.sh"
  fi
  command -v "$swift" >/dev/null 2>&1 ||
    needs "Swift 6 or newer is missing: no \`$swift\` in PATH" \
      "see https://www.swift.org/install, or set UNROLL_SWIFTC to the path of its swiftc"
}

# Runs `swift build` in release mode, for `root`; takes its further flags. No path is built in, so that
# two clones of one commit give the same bytes: `Package.swift` says so for its own targets, and here
# it is said to the packages that it depends on.
build_with_flags() (
  cd "$root"
  exec "$swift" build --configuration release \
    -Xswiftc -debug-prefix-map -Xswiftc "$root=." \
    -Xswiftc -Xfrontend -Xswiftc -no-clang-module-breadcrumbs \
    -Xswiftc -Xfrontend -Xswiftc -disable-incremental-llvm-codegen \
    -Xcc "-ffile-prefix-map=$root=." -Xcc -ffile-compilation-dir=. "$@"
)

# The compiler with its size and time: another release in the same place is another compiler. Empty where
# there is none.
compiler_identity() {
  compiler=${UNROLL_SWIFTC:-$(command -v swiftc)} || compiler=
  [ -e "$compiler" ] || return 0
  LC_ALL=C ls -lLn "$compiler"
}

# A build knows its folder: what one in another folder left, before the sources were moved or copied, is
# no beginning for one in this folder. What was fetched stays.
forget_other_folder() {
  built_in=$(sed -n 2p "$root/.build/unroll-built" 2>/dev/null) || built_in=
  [ -n "$built_in" ] && [ "$built_in" != "$root" ] || return 0
  for entry in "$root/.build"/*; do
    case ${entry##*/} in
      checkouts | repositories | artifacts | workspace-state.json) ;;
      *) rm -rf "$entry" ;;
    esac
  done
}

# Builds everything in release mode; takes further flags of `swift build`.
build_release() {
  mkdir -p "$root/.build"
  forget_other_folder
  started=$root/.build/unroll-started.$$
  printf '%s\n%s\n' "$(compiler_identity)" "$root" >"$started"
  say "building (the first time takes minutes)"
  # The build's own text is shown when it fails; on a terminal its progress is shown too.
  status=0
  if [ -t 2 ] && [ -z "${CI:-}" ]; then
    build_with_flags "$@" >&2 || status=$?
  else
    log=$root/.build/unroll-build.$$
    build_with_flags "$@" >"$log" 2>&1 || {
      status=$?
      cat "$log" >&2
    }
    rm -f "$log"
  fi
  if [ "$status" -ne 0 ]; then
    rm -f "$started"
    say "the build failed"
    exit 70
  fi
  if [ "$(uname)" = Linux ]; then note_libraries; fi
  mv "$started" "$root/.build/unroll-built"
}

# Notes where the tool's libraries lie that a package brings: without them it does not start.
note_libraries() {
  ldd "$root/.build/release/unroll" | awk '$2 == "=>" && /cmark|duktape/ { print $3 }' \
    >"$root/.build/unroll-libraries"
}

# Whether they are still there: a built checkout may have come from another machine.
libraries_are_there() {
  [ -f "$root/.build/unroll-libraries" ] || return 0
  while read -r library; do
    [ -e "$library" ] || return 1
  done <"$root/.build/unroll-libraries"
}
