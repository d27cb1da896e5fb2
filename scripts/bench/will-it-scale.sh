#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Do tvp's workloads do as many system calls a second as will-it-scale, whose
# loop is nothing but the call and one increment? Measures both in alternation,
# threads and processes, 1 and 2 of them, on a core each, and fails when the
# median of the rounds' ratios is off by more than 5 %.
#
#   scripts/bench/will-it-scale.sh [--rounds N] [WORKLOAD...]   7 rounds of all
#   TVP=path/to/tvp …   build/release/bin/tvp otherwise
#   WIS=folder …        will-it-scale's sources; otherwise they are cloned
#   CC=gcc-13 …         cc otherwise; as in its Makefile, with -O2
#
# Both sides' figure is the sum of the workers' own rates without a warm-up:
# tvp's steady rate of trials of a second, will-it-scale's second line
# ('total:'). It runs as it is, but for its temporary files, which go into a
# folder that is removed. Ends with 0 when all are close enough, 1 when one is not, 2
# when something is missing. A round of all takes about 2 minutes; on a machine
# that does other things, the spread shows it.
set -euo pipefail
shopt -s inherit_errexit

here=$(cd "$(dirname "$0")" && pwd)
tvp=${TVP:-$here/../../build/release/bin/tvp}
origin=https://github.com/antonblanchard/will-it-scale
commit=0ca6627edff52ff8a76463997c2d8f7abb9f6bdb
trial_ns=1000000000
probe_ns=50000000
most=0.05
rounds=7
harness= # process group of the one that runs

die() {
  echo "will-it-scale: $1" >&2
  exit 2
}

# The test of will-it-scale that does the same calls, and tvp's parameters.
declare -A test_of=([getppid]=getppid1 [open]=open1 [dup]=dup1 [mmap]=mmap1
  [page-fault]=page_fault1 [futex]=futex1 [pipe]=pipe1)
declare -A params_of=([mmap]=:bytes=128M:touch=0 [page-fault]=:bytes=128M
  [futex]=:scope=shared [pipe]=:bytes=1)

chosen=()
while (($# > 0)); do
  case $1 in
    -h | --help)
      sed -n '3,/^set /{/^#/s/^# \{0,1\}//p;}' "$0"
      exit 0
      ;;
    --rounds)
      rounds=${2:-}
      [[ $rounds =~ ^[1-9][0-9]*$ ]] || die "--rounds takes a number of rounds, not '$rounds'"
      shift
      ;;
    *)
      [[ -n ${test_of[$1]:-} ]] || die "'$1' is none of: ${!test_of[*]}"
      chosen+=("$1")
      ;;
  esac
  shift
done
((${#chosen[@]} > 0)) || chosen=(getppid open dup mmap page-fault futex pipe)
[[ -x $tvp ]] || die "no $tvp; build it (cmake --preset release && cmake --build --preset release) or set TVP"
for needed in python3 stdbuf setsid "${CC:-cc}"; do
  command -v "$needed" >/dev/null || die "$needed is missing; install it"
done

work=$(mktemp -d)
stop_harness() {
  [[ -n $harness ]] || return 0
  kill -KILL -- "-$harness" 2>/dev/null || true
  for ((i = 0; i < 500; i++)); do
    kill -0 -- "-$harness" 2>/dev/null || break
    sleep 0.01
  done
  harness=
}
trap 'stop_harness; rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
params_of[open]=:dir=$work
params_of[dup]=:dir=$work

if [[ -z ${WIS:-} ]]; then
  command -v git >/dev/null || die "git is missing; install it, or set WIS to will-it-scale's sources"
  WIS=$work/sources
  { git clone -q "$origin" "$WIS" && git -C "$WIS" checkout -q "$commit"; } 2>"$work/log" \
    || die "cannot clone $origin ($(tail -n 1 "$work/log")); set WIS to its sources"
fi

build() { # TEST
  local source=$work/$1.c
  [[ -r $WIS/main.c && -r $WIS/tests/$1.c ]] || die "no main.c or tests/$1.c in $WIS"
  sed "s|/tmp/willitscale|$work/willitscale|" "$WIS/tests/$1.c" >"$source"
  if ! "${CC:-cc}" -O2 -g -w -o "$work/$1_processes" "$WIS/main.c" "$source" -lhwloc ||
    ! "${CC:-cc}" -O2 -g -w -DTHREADS -pthread -o "$work/$1_threads" "$WIS/main.c" "$source" -lhwloc; then
    die "cannot build $1; is libhwloc-dev installed?"
  fi
}

# Operations a second of will-it-scale, in its second second.
measure_theirs() { # TEST MODEL WORKERS
  local line lines totals=0
  exec {lines}< <(exec setsid stdbuf -oL "$work/$1_$2" -t "$3")
  harness=$!
  while ((totals < 2)); do
    read -r -t 10 -u "$lines" line || die "$1_$2 -t $3 ended or was silent for 10 s"
    [[ $line != *total:* ]] || totals=$((totals + 1))
  done
  stop_harness
  exec {lines}<&-
  theirs=${line##*total:}
}

trial() { # WORKLOAD MODEL WORKERS OPS
  "$tvp" trial -w "$1${params_of[$1]:-}" -m "$2" -n "$3" -p per-core --ops "$4" \
    >"$work/trial.json" 2>"$work/log" \
    || die "tvp trial -w $1 -m $2 -n $3: $(tail -n 1 "$work/log")"
}

# The sum of the workers' own rates in the last trial, from when they are steady
# on: will-it-scale's warm-up doesn't count either.
rate() {
  python3 - "$work/trial.json" <<'PYTHON'
import json, sys

sample = json.load(open(sys.argv[1]))
print(sample["steady_ops_per_s"]
      or sum(w["ops"] * 1e9 / (w["end_ns"] - w["start_ns"])
             for w in sample["workers"]))
PYTHON
}

# How many operations of each worker take about as long as a trial shall.
calibrate() { # WORKLOAD MODEL WORKERS
  ops=16
  local ns=0
  while
    trial "$1" "$2" "$3" "$ops"
    ns=$(sed 's/.*"elapsed_ns":\([0-9]*\).*/\1/' "$work/trial.json")
    ((ns < probe_ns))
  do
    ops=$((ops * 4))
  done
  ops=$((ops * trial_ns / ns))
}

compare() { # WORKLOAD MODEL WORKERS
  calibrate "$@"
  for ((round = 1; round <= rounds; round++)); do
    trial "$@" "$ops"
    ours=$(rate)
    measure_theirs "${test_of[$1]}" "$2" "$3"
    echo "$1 $2 $3 $ours $theirs" >>"$work/rounds"
  done
}

for workload in "${chosen[@]}"; do
  build "${test_of[$workload]}"
done
for workload in "${chosen[@]}"; do
  for model in threads processes; do
    for workers in 1 2; do
      echo "$workload, $model, $workers" >&2
      compare "$workload" "$model" "$workers"
    done
  done
done

python3 - "$work/rounds" "$most" <<'PYTHON'
import statistics, sys

most = float(sys.argv[2])
cells, off = {}, 0
for line in open(sys.argv[1]):
    *cell, ours, theirs = line.split()
    cells.setdefault(tuple(cell), []).append((float(ours), float(theirs)))
print("workload     model       n      tvp op/s  will-it-scale op/s   ratio  of all rounds")
for (workload, model, workers), rounds in cells.items():
    ours, theirs = (statistics.median(r) for r in zip(*rounds))
    ratios = [a / b for a, b in rounds]
    ratio = statistics.median(ratios)
    bad = abs(ratio - 1) > most
    off += bad
    print(f"{workload:<12} {model:<9} {workers:>3} {ours:>13.0f} {theirs:>19.0f} "
          f"{ratio:>7.3f}  {min(ratios):.3f} to {max(ratios):.3f}{'  OFF' if bad else ''}")
if off:
    print(f"will-it-scale: {off} of {len(cells)} medians are off by more than "
          f"{most:.0%}", file=sys.stderr)
sys.exit(1 if off else 0)
PYTHON
