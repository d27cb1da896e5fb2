#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# As much at once as a machine gives: ten thousand threads, four thousand
# processes, a plan of ten thousand cells. Prints what each took, and ends with 1
# when one fails.
set -euo pipefail
shopt -s inherit_errexit
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tvp=${TVP:-$here/../build/release/bin/tvp}
all=(threads processes cells)

usage() {
  cat <<EOF
usage: ${0##*/} [PART…]

Measures, for as long as it takes:

  threads    2 blocks of 10,000 threads that sleep
  processes  2 blocks of 4,000 processes that sleep
  cells      one block of 10,000 cells of a millisecond, and all reports

and prints of each what tvp run ended with, how long it took, the memory of its
largest process, and how many samples are there. Ends with 1 when one of them
did not end with 0 or lacks a sample. Without PART all of them.

TVP says which program: TVP=path/to/tvp (build/release/bin/tvp).
EOF
}

wrong() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 2
}

for part; do
  case $part in
  -h | --help) usage && exit ;;
  threads | processes | cells) ;;
  *) wrong "no part $part; there are ${all[*]}" ;;
  esac
done
(($# == 0)) || all=("$@")
[[ -x $tvp ]] || wrong "no $tvp; build it (cmake --preset release && cmake \
--build --preset release) or set TVP"
command -v python3 >/dev/null || wrong "python3 is missing; install it"

work=$(mktemp -d)
runner=
end() {
  [[ -z $runner ]] || kill "$runner" 2>/dev/null || true
  wait
  rm -rf "$work"
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Runs a command, and prints its status, how long it took in s, and the most that
# one of its processes had in MiB.
took='
import resource, signal, subprocess, sys, time
began = time.monotonic()
child = subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL,
                         stderr=open(sys.argv[1], "w"))
signal.signal(signal.SIGTERM, lambda *_: child.terminate())
status = child.wait()
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(status if status >= 0 else 128 - status,
      "%.1f" % (time.monotonic() - began), "%.0f" % peak)
'

# measure PART SAMPLES OPTION…: prints its line; fails where the run did.
measure() {
  local part=$1 wanted=$2 status seconds peak samples=0
  shift 2
  python3 -c "$took" "$work/$part.txt" "$tvp" run -p none "$@" \
    --disturbed ignore --max-disturbed 100% -q -o "$work/$part" \
    >"$work/took" &
  runner=$!
  wait "$runner"
  runner=
  read -r status seconds peak <"$work/took"
  if [[ -s $work/$part/samples.csv ]]; then
    samples=$(tail -n +2 "$work/$part/samples.csv" | wc -l)
  fi
  printf '%-10s %6d %8.1f %9d %8d of %d\n' "$part" "$status" "$seconds" \
    "$peak" "$samples" "$wanted"
  ((status != 0 || samples != wanted)) || return 0
  tail -n 5 "$work/$part.txt" >&2
  return 1
}

# values N: 1us,2us,…
values() {
  seq -s, -f '%gus' 1 "$1"
}

failed=0
printf '%-10s %6s %8s %9s %s\n' part status 'time, s' 'peak, MiB' '  samples'
for part in "${all[@]}"; do
  case $part in
  threads) more=(2 -w sleep:time=1ms -m threads -n 10000 --blocks 2) ;;
  processes) more=(2 -w sleep:time=1ms -m processes -n 4000 --blocks 2) ;;
  cells)
    more=(10000 -w sleep --sweep "time=$(values 100)" --trial-time 1ms
      -m 'sequential,threads,gil,processes' -n 1-25 --blocks 1)
    ;;
  esac
  measure "$part" "${more[@]}" || failed=1
done
((failed == 0))
