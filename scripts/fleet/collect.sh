#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a fleet has found: checks that every node answered, merges their runs and
# reports by machine.
#
#   collect.sh [--partial] [-o OUT] [-f FORMATS] DIR
#
#   DIR          what submit.sh -o or ssh.sh -o made
#   -o OUT       the merged run's folder (DIR/all)
#   -f FORMATS   what tvp report writes there (text,md,html,csv,machine)
#   --partial    go on without those that have no answer
#
# With text among them, it goes to standard output too; what lacks, to standard
# error. Collecting again adds what has come since.
# Exit status: 0 fine, 1 failed, 2 wrong usage, 5 answers are missing: those
# nodes are named with the reason, and submit.sh --missing DIR runs them again.
set -euo pipefail
shopt -s extglob
# shellcheck source=scripts/fleet/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

partial='' folder='' out='' formats=text,md,html,csv,machine
while (($# > 0)); do
  case $1 in
  --help) show_help ;;
  --partial) partial=yes ;;
  -o | -f)
    argument "$1" $#
    if [[ $1 == -o ]]; then
      out=$2
    else
      formats=$2
    fi
    shift
    ;;
  -*) die "$1 is no option; see --help" ;;
  *)
    [[ -z $folder ]] || die "one folder, please, not also '$1'"
    folder=$1
    ;;
  esac
  shift
done
[[ -n $folder ]] || die "which fleet? give its folder; see --help"

fleet_open "$folder"
fleet_states
out=${out:-$dir/all}
runs=() lacking=0
for node in "${wanted[@]}"; do
  if [[ ${state[$node]} == answered ]]; then
    runs+=("$dir/nodes/$node")
    [[ -z ${why[$node]} ]] || note "$node: ${why[$node]}"
  else
    lacking=$((lacking + 1))
    note "$node has no answer: ${state[$node]}${why[$node]:+: ${why[$node]}}"
  fi
done
if ((lacking > 0)) && [[ -z $partial ]]; then
  note "$lacking of ${#wanted[@]} nodes have no answer; run them again with submit.sh --missing $dir, or go on without with --partial"
  exit 5
fi
((${#runs[@]} > 0)) || fail "no node has answered yet; status.sh $dir says how they stand"

"$dir/bin/tvp" merge "${runs[@]}" -o "$out" \
  || fail "tvp merge failed; what it said is above, and the runs are in $dir/nodes"
"$dir/bin/tvp" report "$out" -f "$formats" -o "$out" >/dev/null \
  || fail "tvp report failed; the merged run is $out"
[[ ,$formats, != *,text,* ]] || cat "$out/report.txt"
note "${#runs[@]} of ${#wanted[@]} machines in $out"
