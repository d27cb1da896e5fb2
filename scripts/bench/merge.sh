#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How long does it take to merge many runs? Measures one short run, makes RUNS
# of SAMPLES each of it (many_samples.py) as if as many hosts had measured them,
# merges them, merges them once more (which changes nothing), adds one run, and
# reads one of them. Needs 1 GB of disk for 100 runs of 10,000 samples.
#
#   scripts/bench/merge.sh [RUNS [SAMPLES]]   100 runs of 10000
#   TVP=path/to/tvp …                         build/release/bin/tvp otherwise
set -euo pipefail
shopt -s inherit_errexit

here=$(cd "$(dirname "$0")" && pwd)
tvp=${TVP:-$here/../../build/release/bin/tvp}
runs=${1:-100}
samples=${2:-10000}

die() {
  echo "merge: $1" >&2
  exit 2
}
[[ $runs =~ ^[1-9][0-9]*$ ]] || die "'$runs' is no number of runs"
[[ $samples =~ ^[1-9][0-9]*$ ]] || die "'$samples' is no number of samples"
[[ -x $tvp ]] || die "no $tvp; build it (cmake --preset release && cmake --build --preset release) or set TVP"
for needed in python3 sqlite3; do
  command -v "$needed" >/dev/null || die "$needed is missing; install it"
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$tvp" run -w primes,sleep:time=1ms -m sequential,threads,gil,processes -n 2 \
  --blocks 2 --trial-time 1ms --disturbed=keep -q -o "$work/seed" >"$work/log" 2>&1 \
  || (($? == 4)) || die "a short run failed: $(tail -n 1 "$work/log")"
python3 "$here/many_samples.py" "$work/seed/run.db" "$work/many.db" "$samples"
for ((i = 0; i <= runs; i++)); do
  mkdir "$work/node$i"
  cp "$work/many.db" "$work/node$i/run.db"
  sqlite3 "$work/node$i/run.db" "UPDATE run SET run_id = run_id || '-$i';
    UPDATE machine SET machine_json = json_set(machine_json, '\$.host', 'node$i')"
done

# took WHAT COMMAND...: its seconds.
took() {
  local what=$1 began ended
  shift
  began=$(date +%s%N)
  "$@" >"$work/log" 2>&1 || die "$what: $(tail -n 1 "$work/log")"
  ended=$(date +%s%N)
  awk -v what="$what" -v ns=$((ended - began)) 'BEGIN { printf "%-34s %6.2f s\n", what, ns / 1e9 }'
}

folders=()
for ((i = 0; i < runs; i++)); do
  folders+=("$work/node$i")
done
took "merge $runs runs of $samples" "$tvp" merge "${folders[@]}" -o "$work/lab"
took "merge them once more" "$tvp" merge "${folders[@]}" -o "$work/lab"
took "add one run" "$tvp" merge "$work/node$runs" -o "$work/lab"
took "report one of them, csv" "$tvp" report "$work/lab#$runs" -f csv -o "$work/one"
took "the same run by itself" "$tvp" report "$work/node$((runs - 1))" -f csv -o "$work/alone"
