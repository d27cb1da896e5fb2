#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Did it get slower? Measures, compares with a stored baseline and ends with 3
# when something is clearly worse by more than the threshold; what a CI job
# needs, in plain shell.
#
#   scripts/ci-gate.sh [OPTION…] [PLAN and options of tvp run…]
#   scripts/ci-gate.sh --counts COMMAND [OPTION…]
#
#   --baseline PATH   the run to compare with (results/baseline); with --counts a
#                     CSV (results/reference/instructions.csv). Without one
#                     there, the gate says so and passes.
#   --threshold 5%    how much worse is too much (5 %; 1 % for counts)
#   --format NAME     text, md, json, junit or github: what is printed (text)
#   --out DIR         where the new run goes (results/gate); of what is there, only
#                     an earlier run is replaced
#   --strict          ends with 4 when nothing can be decided
#   --update          what was measured is the baseline from now on
#   --counts COMMAND  compares what COMMAND counts and prints as CSV, such as
#                     scripts/bench/instructions.sh, in place of times
#
# A baseline decides which cells are measured, with how many operations; PLAN and
# options count when there is none. TVP=path/to/tvp measures with another program
# than build/release/bin/tvp or the one that is installed.
# Ends with 0, or as tvp does: 1 failed, 2 wrong usage, 3 worse, 4 not reliable, 5 trials lost.
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
baseline='' threshold='' format=text out=results/gate counts=''
strict=() update=0 plan=()

say() {
  echo "ci-gate: $*" >&2
}
die() {
  say "$@"
  exit 2
}

while (($# > 0)); do
  case $1 in
  --baseline | --threshold | --format | --out | --counts)
    (($# > 1)) || die "$1 wants a value"
    printf -v "${1#--}" %s "$2"
    shift
    ;;
  --strict) strict=(--strict) ;;
  --update) update=1 ;;
  -h | --help)
    sed -n 's/^# \{0,1\}//; 3,/^set /{/^set /!p}' "${BASH_SOURCE[0]}"
    exit
    ;;
  *) plan+=("$1") ;;
  esac
  shift
done
[[ -z $threshold || $threshold =~ ^[0-9]+(\.[0-9]+)?%$ ]] \
  || die "--threshold wants a percentage such as 5%, got '$threshold'"

# store NEW OLD: in one step, so that a gate that is cut off leaves either.
store() {
  mkdir -p "$(dirname "$2")"
  rm -rf "$2.new" "$2.old"
  cp -r "$1" "$2.new"
  [[ ! -e $2 ]] || mv "$2" "$2.old"
  mv "$2.new" "$2"
  rm -rf "$2.old"
  say "$2 is now the baseline"
}

# Of a program built otherwise only the ratio to the bare loop is comparable, and
# not nearly as well.
compare_counts() { # OLD NEW SHARE
  awk -F, -v share="$3" -v loose=0.25 '
    # Growth from 0 is of no size.
    function comparable(old, now) {
      return old ~ /^[0-9.]+$/ && now ~ /^[0-9.]+$/ && (old > 0 || now + 0 == 0)
    }
    FNR == 1 { file++; next }
    file == 1 {
      names[$2] = 1
      count[$1, $2] = $3; ratio[$2] = $5; built[$1] = 1
      next
    }
    !told++ {
      same = $1 in built
      if (!same) {
        print "The baseline was not built as this was (" $1 "): ratios to the bare"
        print "loops are compared, and only more than " loose * 100 " % is too much."
      }
      printf "%-22s %12s %12s %9s\n", "measure", "baseline", "now", "change"
    }
    {
      seen[$2] = 1
      old = same ? count[$1, $2] : ratio[$2]
      now = same ? $3 : $5
      if (old == "" || !comparable(old, now)) {
        printf "%-22s %12s %12s\n", $2, old == "" ? "none" : old, now
        bad += !comparable(old == "" ? 1 : old, now)
        next
      }
      change = now + 0 == old + 0 ? 0 : now / old - 1
      worse = change > (same ? share : loose)
      printf "%-22s %12s %12s %+8.2f%%%s\n", $2, old, now, change * 100, worse ? "  WORSE" : ""
      if (worse) status = 3
    }
    END {
      for (name in names)
        if (!(name in seen)) {
          print name ": counted in the baseline, not now"
          bad++
        }
      exit bad || !told ? 1 : status
    }' "$1" "$2"
}

gate_counts() {
  local status=0 share
  baseline=${baseline:-$root/results/reference/instructions.csv}
  ((${#plan[@]} == 0)) || die "--counts takes no plan, got '${plan[*]}'"
  [[ $format == text ]] || die "--counts has no format but text, got '$format'"
  share=$(awk -v percent="${threshold:-1%}" 'BEGIN { print percent / 100 }')
  "$counts" >"$work/counts.csv"
  if [[ -e $baseline ]]; then
    compare_counts "$baseline" "$work/counts.csv" "$share" || status=$?
  else
    say "no baseline $baseline: nothing to compare with"
    cat "$work/counts.csv"
  fi
  ((status != 2)) || status=1 # awk could not read them: no wrong usage
  ((status != 1)) || say "counts that cannot be compared: see above; --update keeps new ones"
  ((status != 3)) || say "more instructions than before: see above"
  ((update == 0)) || store "$work/counts.csv" "$baseline"
  return "$status"
}

find_tvp() {
  local program
  for program in "${TVP:-$root/build/release/bin/tvp}" "${TVP:-tvp}"; do
    if command -v "$program"; then
      return
    fi
  done
  die "no tvp; build it (cmake --preset release && cmake --build --preset release), install it or set TVP"
}

# Nothing is removed but a run, and not the baseline.
clear_out() {
  local place kept
  place=$(realpath -m -- "$out")
  kept=$(realpath -m -- "$baseline")
  [[ $kept/ != "$place"/* ]] \
    || die "--out $out: the baseline $baseline lies in it and would be removed; give another folder"
  [[ ! -e $out || -f $out/run.db || (-d $out && -z $(ls -A -- "$out")) ]] \
    || die "--out $out: there, but no run (it has no run.db), and would be removed; give another folder"
  rm -rf -- "$out"
}

gate_run() {
  local tvp status=0
  tvp=$(find_tvp)
  baseline=${baseline:-results/baseline}
  clear_out
  if [[ -e $baseline ]]; then
    "$tvp" run --like "$baseline" --quiet -o "$out" >&2 || status=$?
  else
    "$tvp" run "${plan[@]}" --quiet -o "$out" >&2 || status=$?
  fi
  if ((status != 0)); then
    say "the measuring ended with $status: nothing is compared, and no baseline kept"
    return "$status"
  fi
  if [[ -e $baseline ]]; then
    "$tvp" compare "$baseline" "$out" "${strict[@]}" -f "$format" \
      ${threshold:+--threshold "$threshold"} || status=$?
  else
    say "no baseline $baseline: nothing to compare with"
  fi
  ((update == 0)) || store "$out" "$baseline"
  return "$status"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [[ -n $counts ]]; then
  gate_counts
else
  gate_run
fi
