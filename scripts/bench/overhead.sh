#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The harness adds nothing to the work: counts, with callgrind, how many
# instructions an operation of `primes` takes under `tvp trial` and in a
# program that is nothing but that loop (bare_primes.c), and fails when tvp's
# are more than 2 % above. Each is run with few and with many operations; the
# difference leaves start-up and the end out. Needs valgrind and a compiler.
#
#   scripts/bench/overhead.sh                  measures build/release/bin/tvp
#   TVP=path/to/tvp scripts/bench/overhead.sh  another one
#
# CC and CFLAGS must be those that built it: cc and '-O3 -DNDEBUG' by default.
set -euo pipefail
shopt -s inherit_errexit

here=$(cd "$(dirname "$0")" && pwd)
tvp=${TVP:-$here/../../build/release/bin/tvp}
read -ra cflags <<<"${CFLAGS:--O3 -DNDEBUG}"
few=50
many=250
most=1.02

[[ -x $tvp ]] || {
  echo "overhead: no $tvp; build it (cmake --preset release && cmake --build" \
    "--preset release) or set TVP" >&2
  exit 2
}
command -v valgrind >/dev/null || {
  echo "overhead: valgrind is missing; install it" >&2
  exit 2
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# shellcheck source-path=SCRIPTDIR source=callgrind.bash
. "$here/callgrind.bash"

"${CC:-cc}" -std=c17 "${cflags[@]}" -o "$work/bare" "$here/bare_primes.c"
bare=$(per_operation "$few" "$many" "$work/bare")
status=0
printf '%-12s %16s %8s\n' program instructions/op ratio
printf '%-12s %16.0f\n' bare "$bare"
for model in sequential threads gil; do
  count=$(per_operation "$few" "$many" "$tvp" trial -w primes -m "$model" -n 1 --ops)
  printf '%-12s %16.0f %8.4f\n' "$model" "$count" \
    "$(awk -v a="$count" -v b="$bare" 'BEGIN { print a / b }')"
  if awk -v a="$count" -v b="$bare" -v m="$most" \
    'BEGIN { exit !(a > m * b) }'; then
    status=1
  fi
done
((status == 0)) || echo "overhead: more than $most times the bare loop" >&2
exit "$status"
