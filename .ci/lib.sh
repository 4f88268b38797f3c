# Shared by the scripts in this directory, which source it.
# shellcheck shell=bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '== %s\n' "$*"; }

die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# Runs a command, whose output is of interest only if it fails.
quietly() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    die "$1 failed"
  fi
  rm -f "$log"
}

# Runs .ci/test and sets tests_passed, tests_failed and tests_skipped to what it
# counted; fails if it could not build, and so did not count.
run_tests() {
  local log counted=0
  log=$(mktemp)
  { .ci/test || true; } | tee "$log"
  tests_passed=0 tests_failed=0
  # shellcheck disable=SC2034 # .ci/matrix reads it
  tests_skipped=$(sed -n 's/^\([0-9]*\) skipped$/\1/p' "$log")
  if [[ $(tail -n 1 "$log") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    tests_passed=${BASH_REMATCH[1]} tests_failed=${BASH_REMATCH[2]} counted=1
  fi
  rm -f "$log"
  ((counted))
}

# Prints the newest LLVM that is installed with all that a build needs.
installed_llvm() {
  local major
  for major in {22..14}; do
    if [[ -x /usr/bin/clang-tidy-$major &&
      -e /usr/lib/llvm-$major/lib/cmake/clang/ClangConfig.cmake &&
      -e /usr/lib/llvm-$major/include/clang-tidy/ClangTidyCheck.h ]]; then
      echo "$major"
      return
    fi
  done
}

# Configures build/<major> and builds the targets, all of them if none is named.
# The tests take part only if that is so: they need more packages.
build() {
  local major=$1
  shift
  local dir=$root/build/$major
  local testing=ON
  (($# == 0)) || testing=OFF
  say "building for LLVM $major in build/$major"
  CC=${CC:-clang-$major} CXX=${CXX:-clang++-$major} quietly \
    cmake -S "$root" -B "$dir" -G Ninja -DDEFERCLIFF_LLVM="$major" \
    -DBUILD_TESTING="$testing" \
    ${DEFERCLIFF_WERROR:+-DDEFERCLIFF_WERROR="$DEFERCLIFF_WERROR"}
  cmake --build "$dir" ${1:+--target "$@"}
}
