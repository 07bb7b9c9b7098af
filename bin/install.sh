# shellcheck shell=sh
# `bin/unroll install` and `bin/unroll uninstall`. To be sourced after prepare.sh, with `root` set.
# shellcheck disable=SC2154 # root, links, unavailable
. "$root/bin/layout.sh"

cannot_write=73
usage=64

# Sets `prefix` and `version` from the arguments.
read_arguments() {
  command=$1
  shift
  prefix=${HOME:-}/.local
  version=
  while [ $# -gt 0 ]; do
    case $1 in
      --prefix)
        [ -n "${2:-}" ] || refuse "$usage" "--prefix needs a folder"
        prefix=$2
        shift
        ;;
      --prefix=?*) prefix=${1#--prefix=} ;;
      --all)
        [ "$command" = uninstall ] || refuse_argument "$1"
        version=--all
        ;;
      -h | --help)
        printf 'usage: bin/unroll install [--prefix ~/.local]\n'
        printf '       bin/unroll uninstall [--prefix ~/.local] [VERSION | --all]\n'
        exit 0
        ;;
      -*) refuse_argument "$1" ;;
      *)
        { [ "$command" = uninstall ] && [ -z "$version" ]; } || refuse_argument "$1"
        version=$1
        ;;
    esac
    shift
  done
  case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
  prefix=${prefix%/}
}

refuse() {
  status=$1
  shift
  say "$*"
  exit "$status"
}

refuse_argument() { refuse "$usage" "$command: unexpected argument '$1'; see bin/unroll $command --help"; }

# Makes a folder of the prefix, and remembers those that were not there.
make_folder() {
  [ -d "$1" ] && return
  make_folder "$(dirname "$1")"
  mkdir "$1" 2>/dev/null || refuse "$cannot_write" "$1: cannot be written"
  made="$made$1
"
}

# The installed versions, oldest first.
installed_versions() {
  for folder in "$prefix/lib/unroll"/*/; do
    [ ! -f "$folder/installed-files" ] || basename "$folder"
  done | sort -V
}

install_version() {
  read_arguments install "$@"
  [ "$prefix" != /.local ] || refuse "$usage" "no home folder: name one with --prefix"
  name=$(version_name)
  # What is another program's is not replaced: found before anything is written.
  printf '%s\n' "$links" | while read -r link _; do
    link=$prefix/$link
    { [ -e "$link" ] || [ -L "$link" ]; } || continue
    case $(readlink "$link") in
      */lib/unroll/*) ;;
      *) refuse "$cannot_write" "$link: is there, and is not Unroll's; move it, or choose another --prefix" ;;
    esac
  done || exit
  made=
  make_folder "$prefix/lib/unroll"
  new=$(mktemp -d "$prefix/lib/unroll/.new.XXXXXX" 2>/dev/null) ||
    refuse "$cannot_write" "$prefix/lib/unroll: cannot be written"
  trap 'rm -rf "$new"' EXIT
  trap 'exit 130' INT TERM
  chmod 755 "$new"
  lay_out "$new" || refuse "$cannot_write" "$new: cannot be written"
  [ ! -d "$prefix/lib/unroll/$name" ] || remove_version "$name"
  mv "$new" "$prefix/lib/unroll/$name"
  link_version "$name"
  # Of all versions together: the last one to go takes them along.
  printf '%s' "$made" >>"$prefix/lib/unroll/made-folders"
  say "installed $prefix/bin/unroll, version $name"
  case :${PATH:-}: in
    *":$prefix/bin:"*) ;;
    *) say "it is not on the path yet: export PATH=\"$prefix/bin:\$PATH\"" ;;
  esac
}

# Lets the links lead to a version, and writes its list of files.
link_version() {
  name=$1
  # In this shell: a pipe would lose what `make_folder` remembers.
  while read -r link file; do
    make_folder "$(dirname "$prefix/$link")"
    ln -sfn "$(way_up "$link")lib/unroll/$name/$file" "$prefix/$link"
  done <<END
$links
END
  # shellcheck disable=SC2046 # a list of names
  write_manifest "$prefix" "lib/unroll/$name" $(printf '%s\n' "$links" | cut -d' ' -f1)
}

# Removes the files of a version and the links that lead to it. A file that somebody else put there stays.
remove_version() {
  name=$1
  folder=$prefix/lib/unroll/$name
  while read -r path; do
    case $path in
      "lib/unroll/$name/"*) rm -f "$prefix/$path" ;;
      *)
        case $(readlink "$prefix/$path" 2>/dev/null) in
          *"/lib/unroll/$name/"*) rm -f "$prefix/$path" ;;
        esac
        ;;
    esac
  done <"$folder/installed-files"
  find "$folder" -depth -type d -exec rmdir {} \; 2>/dev/null || true
  [ ! -d "$folder" ] || say "kept $folder: it holds files that were not installed"
}

uninstall_version() {
  read_arguments uninstall "$@"
  there=$(installed_versions)
  [ -n "$there" ] || refuse "$usage" "no version is installed in $prefix; name another with --prefix"
  case $version in
    --all) chosen=$there ;;
    '')
      chosen=$there
      # shellcheck disable=SC2086 # a list of names
      [ "$(printf '%s\n' $there | wc -l)" -eq 1 ] ||
        refuse "$usage" "several versions are installed, name one or --all:" $there
      ;;
    *)
      chosen=$version
      printf '%s\n' "$there" | grep -qxF -- "$version" ||
        refuse "$usage" "$version is not installed in $prefix; there is:" "$there"
      ;;
  esac
  made=
  for one in $chosen; do
    [ -w "$prefix/lib/unroll/$one" ] ||
      refuse "$cannot_write" "$prefix/lib/unroll/$one: cannot be removed"
    remove_version "$one"
    say "removed version $one from $prefix"
  done
  last=$(installed_versions | tail -n 1)
  if [ -n "$last" ]; then
    if [ ! -L "$prefix/bin/unroll" ]; then
      link_version "$last"
      say "$prefix/bin/unroll is version $last again"
    fi
  elif [ -f "$prefix/lib/unroll/made-folders" ]; then
    folders=$(sort -r "$prefix/lib/unroll/made-folders")
    rm -f "$prefix/lib/unroll/made-folders"
    printf '%s\n' "$folders" | while read -r folder; do
      rmdir "$folder" 2>/dev/null || true
    done
  fi
}
