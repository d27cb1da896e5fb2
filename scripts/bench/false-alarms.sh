#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How often does tvp compare cry wolf, and how often does it see what is there?
#
#   scripts/bench/false-alarms.sh [N]            one run after another; N is 100,
#                                                a run takes about 4 s
#   scripts/bench/false-alarms.sh --in-turn [N]  two programs in turn; about 8 s
#   TVP=path/to/tvp …                            build/release/bin/tvp otherwise
#   OUT=folder …                                 build/false-alarms otherwise;
#                                                what is there is not measured again
#
# Measures the same plan N + 1 times, and in turn with it a plan whose
# operations are 10 % longer, N times. Each run is compared with the next one
# of the same plan, where nothing may be worse, and each longer one with the
# run before it, where something must. Ends with 1 unless of 100 there is at
# most 1 false alarm, with --each 5, and at least 95 longer ones are seen. With
# --in-turn the same program is held against itself by tvp run --against, so
# that nothing may be worse either.
#
# The plan is quick's, cut to bytecode and mixed under gil and processes with 2
# workers. Each run is like the first of its plan, and bytecode is made longer by
# its loops, so that no calibration stands between a run and the next.
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "$0")/../.." && pwd)
tvp=${TVP:-$root/build/release/bin/tvp}
out=${OUT:-$root/build/false-alarms}
in_turn=false
if [[ ${1:-} == --in-turn ]]; then
  in_turn=true
  shift
fi
pairs=${1:-100}

die() {
  echo "false-alarms: $1" >&2
  exit 2
}
[[ $pairs =~ ^[1-9][0-9]*$ ]] || die "'$pairs' is no number of pairs"
[[ -x $tvp ]] || die "no $tvp; build it (cmake --preset release && cmake --build --preset release) or set TVP"
mkdir -p "$out"

plan() { # FILE LOOPS OP
  cat >"$1" <<EOF
blocks: 9
matrix:
  - {workloads: ["bytecode:loops=$2"], models: [gil, processes], workers: 2, ops: 600}
  - {workloads: ["mixed:op=$3"], models: [gil, processes], workers: 2, ops: 4}
EOF
}
plan "$out/same.yaml" 1000 10ms
plan "$out/longer.yaml" 1100 11ms

measure() { # PLAN NUMBER
  local dir=$out/$1-$2 status=0 what=("$out/$1.yaml")
  [[ ! -f $dir/status ]] || return 0
  rm -rf "$dir" # what was begun
  (($2 == 0)) || what=(--like "$out/$1-0")
  "$tvp" run "${what[@]}" --quiet -o "$dir" 2>/dev/null || status=$?
  ((status == 0 || status == 4)) || die "tvp run ${what[*]} ended with $status"
  echo "$status" >"$dir/status"
}

# worse BASE NEW [OPTION]...: whether tvp compare says so.
worse() {
  local status=0
  "$tvp" compare "$out/$1" "$out/$2" "${@:3}" >/dev/null || status=$?
  ((status == 0 || status == 3)) || die "tvp compare $out/$1 $out/$2 ended with $status"
  ((status == 3))
}

# Measures the same program against itself, N times.
measure_in_turn() {
  local i dir status alarms=0 alarms_each=0 unreliable=0
  measure same 0
  for ((i = 0; i < pairs; i++)); do
    dir=$out/turn-$i status=0
    if [[ ! -f $dir/status ]]; then
      rm -rf "$dir"
      "$tvp" run --against "$out/same-0" --base-binary "$(realpath "$tvp")" \
        --quiet -o "$dir" 2>/dev/null || status=$?
      ((status == 0 || status == 3 || status == 4)) || die "tvp run --against ended with $status"
      echo "$status" >"$dir/status"
    fi
    case $(cat "$dir/status") in
      3)
        alarms=$((alarms + 1))
        echo "false alarm: tvp compare $dir/base $dir"
        ;;
      4) unreliable=$((unreliable + 1)) ;;
    esac
    ! worse "turn-$i/base" "turn-$i" --each || alarms_each=$((alarms_each + 1))
    echo "$((i + 1)) of $pairs" >&2
  done
  echo "in turn: false alarms: $alarms of $pairs; with --each $alarms_each"
  echo "runs that were not to be relied on: $unreliable of $pairs (nothing is worse in them)"
  ((100 * alarms <= pairs && 100 * alarms_each <= 5 * pairs))
}

if $in_turn; then
  measure_in_turn
  exit
fi

for ((i = 0; i <= pairs; i++)); do
  measure same "$i"
  ((i == pairs)) || measure longer "$i"
  echo "$((i + 1)) of $((pairs + 1))" >&2
done

alarms=0 alarms_each=0 seen=0 seen_each=0 unreliable=0
for ((i = 0; i < pairs; i++)); do
  if worse "same-$i" "same-$((i + 1))"; then
    alarms=$((alarms + 1))
    echo "false alarm: tvp compare $out/same-$i $out/same-$((i + 1))"
  fi
  ! worse "same-$i" "same-$((i + 1))" --each || alarms_each=$((alarms_each + 1))
  if worse "same-$i" "longer-$i" --ignore loops,op; then
    seen=$((seen + 1))
  else
    echo "not seen: tvp compare $out/same-$i $out/longer-$i --ignore loops,op"
  fi
  ! worse "same-$i" "longer-$i" --ignore loops,op --each || seen_each=$((seen_each + 1))
  for name in same longer; do
    [[ $(cat "$out/$name-$i/status") == 0 ]] || unreliable=$((unreliable + 1))
  done
done
echo "false alarms: $alarms of $pairs; with --each $alarms_each"
echo "10 % longer: seen in $seen of $pairs; with --each $seen_each"
echo "runs that were not to be relied on: $unreliable of $((2 * pairs)) (nothing is worse in them)"
((100 * alarms <= pairs && 100 * alarms_each <= 5 * pairs && 100 * seen >= 95 * pairs))
