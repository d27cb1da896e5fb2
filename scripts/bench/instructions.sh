#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the harness adds to the work, in instructions, which no neighbour changes:
# prints as CSV how many an operation takes under `tvp trial` and in a bare
# program, counted by callgrind. ci-gate.sh --counts holds them against those
# that are kept. In a few seconds.
#
#   increment-MODEL   1,000 atomic increments, with a safepoint after each
#   primes-MODEL      a sieve, with few safepoints
#   release-gil       a drop and a take of the free lock; bare: of a mutex
#
#   scripts/bench/instructions.sh                  build/release/bin/tvp
#   TVP=path/to/tvp scripts/bench/instructions.sh  another one
#
# The bare programs are built as tvp was, which its build folder tells; CC and
# CFLAGS say it otherwise.
set -euo pipefail
shopt -s inherit_errexit

here=$(cd "$(dirname "$0")" && pwd)
tvp=${TVP:-$here/../../build/release/bin/tvp}

die() {
  echo "instructions: $1" >&2
  exit 2
}
(($# == 0)) || die "takes no arguments, got '$*'"
[[ -x $tvp ]] || die "no $tvp; build it (cmake --preset release && cmake --build --preset release) or set TVP"
command -v valgrind >/dev/null || die "valgrind is missing; install it"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source-path=SCRIPTDIR source=callgrind.bash
. "$here/callgrind.bash"

# cached NAME: what CMake keeps of the build that tvp lies in.
cached() {
  sed -n "s/^$1:[A-Z]*=//p" "$(dirname "$tvp")/../CMakeCache.txt" 2>/dev/null || true
}

compiler=${CC:-$(cached CMAKE_C_COMPILER)}
compiler=${compiler:-cc}
flags=${CFLAGS:-$(cached "CMAKE_C_FLAGS_$(cached CMAKE_BUILD_TYPE | tr '[:lower:]' '[:upper:]')")}
flags=${flags:--O3 -DNDEBUG}
read -ra cflags <<<"$flags"

version=$(echo __VERSION__ | "$compiler" -E -P - | tr -d '",')
[[ $version == *[Cc]lang* ]] || version="gcc $version"
built="$version; $flags; $(getconf GNU_LIBC_VERSION); $(uname -m)"

for program in primes loops; do
  "$compiler" -std=c17 "${cflags[@]}" -pthread -o "$work/bare_$program" \
    "$here/bare_$program.c"
done

# row NAME INSTRUCTIONS BARE
row() {
  awk -v built="$built" -v name="$1" -v count="$2" -v bare="$3" \
    'BEGIN { printf "%s,%s,%.2f,%.2f,%.4f\n", built, name, count, bare, count / bare }'
}

# trial FEW MANY MODEL WORKLOAD
trial() {
  per_operation "$1" "$2" "$tvp" trial -w "$4" -m "$3" -n 1 --ops
}

echo built_with,measure,instructions,bare,ratio
bare=$(per_operation 200 1200 "$work/bare_loops" increment)
for model in sequential threads gil; do
  count=$(trial 200 1200 "$model" counter:how=atomic)
  row "increment-$model" "$count" "$bare"
done
bare=$(per_operation 20 70 "$work/bare_primes")
for model in sequential threads gil; do
  count=$(trial 20 70 "$model" primes)
  row "primes-$model" "$count" "$bare"
done
# What hashing nothing takes is the same where the lock is kept, and falls out.
bare=$(per_operation 1000 6000 "$work/bare_loops" mutex)
with=$(trial 1000 21000 gil sha256:bytes=0:release=0)
without=$(trial 1000 21000 gil sha256:bytes=0:release=1)
count=$(awk -v a="$with" -v b="$without" 'BEGIN { print a - b }')
row release-gil "$count" "$bare"
