#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How a fleet stands: a line for each node, and why one has no answer.
#
#   status.sh [--format text|tsv] [--wait] DIR
#
#   DIR              what submit.sh -o or ssh.sh -o made
#   --format FORMAT  for people, or node, state, job and reason with tabs (text)
#   --wait           ask again each few seconds, until nothing runs any more and
#                    what waits does so for a node that takes no work
#
# States: answered; running; waiting (in the queue); blocked (in the queue, for
# a node that is down or drained); stopped (at a limit or by somebody: it can be
# gone on with); failed; lost (ended without a word); missing (never submitted).
# Exit status: 0 all answered, 1 not all (yet), 2 wrong usage.
set -euo pipefail
shopt -s extglob
# shellcheck source=scripts/fleet/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

print_text() {
  local node answered=0 width=4
  for node in "${wanted[@]}"; do
    ((${#node} <= width)) || width=${#node}
  done
  for node in "${wanted[@]}"; do
    [[ ${state[$node]} != answered ]] || answered=$((answered + 1))
    printf '%-*s  %-8s  %s\n' "$width" "$node" "${state[$node]}" \
      "${why[$node]}" | sed 's/ *$//'
  done
  printf '%d of %d answered\n' "$answered" "${#wanted[@]}"
}

print_tsv() {
  local node
  printf 'node\tstate\tjob\treason\n'
  for node in "${wanted[@]}"; do
    printf '%s\t%s\t%s\t%s\n' "$node" "${state[$node]}" "${job[$node]:-}" "${why[$node]}"
  done
}

count_of() { # STATE…: how many nodes are in one of these
  local node n=0
  for node in "${wanted[@]}"; do
    [[ " $* " != *" ${state[$node]} "* ]] || n=$((n + 1))
  done
  echo "$n"
}

format=text wait='' folder=''
while (($# > 0)); do
  case $1 in
  --help) show_help ;;
  --format)
    argument "$1" $#
    format=$2
    shift
    ;;
  --format=*) format=${1#*=} ;;
  --wait) wait=yes ;;
  -*) die "$1 is no option; see --help" ;;
  *)
    [[ -z $folder ]] || die "one folder, please, not also '$1'"
    folder=$1
    ;;
  esac
  shift
done
[[ $format == @(text|tsv) ]] || die "--format $format: text or tsv"
[[ -n $folder ]] || die "which fleet? give its folder; see --help"

fleet_open "$folder"
fleet_states
while [[ -n $wait ]] && (($(count_of running waiting) > 0)); do
  sleep 3
  fleet_states
done
"print_$format"
(($(count_of answered) == ${#wanted[@]}))
