# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# Counts instructions with callgrind; for scripts that set `work` to a folder of
# their own.

# Instructions that a command executes, in all its threads.
instructions() {
  if ! valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" \
    >"$work/out" 2>"$work/err"; then
    cat "$work/out" "$work/err" >&2
    return 1
  fi
  sed -n 's/^==[0-9]*== Collected : \([0-9]*\)$/\1/p' "$work/err"
}

# per_operation FEW MANY COMMAND…: an operation's, of a command that takes their
# number as its last argument. The difference leaves start-up and the end out.
per_operation() {
  local few=$1 many=$2 low high
  shift 2
  low=$(instructions "$@" "$few")
  high=$(instructions "$@" "$many")
  [[ $low && $high ]] || {
    echo "${0##*/}: callgrind gave no count for: $*" >&2
    return 1
  }
  awk -v low="$low" -v high="$high" -v n=$((many - few)) \
    'BEGIN { printf "%.2f\n", (high - low) / n }'
}
