#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# valgrind over one small trial of every workload under every model, with the
# processes that it forks and starts: wrong reads and writes, values that nobody
# set, memory that is lost, descriptors left open. Ends with 1 on a finding.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<EOF
usage: ${0##*/} [WORKLOAD…]

Without a WORKLOAD: all that end by themselves. TVP=path/to/tvp is tried in place
of build/dev/bin/tvp; MODELS="threads gil" under these alone.
EOF
}

case ${1:-} in
-h | --help) usage && exit ;;
-*) usage >&2 && exit 2 ;;
esac

export TVP=${TVP:-$PWD/build/dev/bin/tvp}
for needed in "$TVP" valgrind; do
  command -v "$needed" >/dev/null || {
    echo "${0##*/}: no $needed; scripts/setup.sh --all, then cmake --preset dev" \
      "&& cmake --build --preset dev" >&2
    exit 1
  }
done
models=${MODELS:-sequential threads gil processes processes:start=spawn processes:start=forkserver}
read -ra models <<<"$models"
work=$(mktemp -d)
export work
trap 'rm -rf "$work"' EXIT

# The parameters with which tests run it; a trial of others takes too long here.
quick() {
  sed -n 's/^ *\.quick = "\(.*\)",$/:\1/p' "workloads/${1//-/_}.c"
}

# open_at_end LOG: descriptors that the program has opened, and not closed.
open_at_end() {
  awk '/Open (file descriptor|AF_)/ { was = $0; next }
    was && !/inherited from parent/ { print was; print }
    { was = "" }' "$1"
}

# check WORKLOAD MODEL: one trial; what valgrind said of each of its processes
# is in a file of its own.
check() {
  local dir status=0
  dir=$(mktemp -d -p "$work")
  bash -c 'echo $$ >"$0/pid"; exec valgrind --quiet --error-exitcode=99 \
    --trace-children=yes --track-fds=yes --leak-check=full \
    --errors-for-leak-kinds=definite --show-leak-kinds=definite \
    --fair-sched=try --log-file="$0/%p.log" --suppressions=tests/valgrind.supp \
    "$TVP" trial -w "$1" -m "$2" -n 2 --ops 2' \
    "$dir" "$1" "$2" >"$dir/sample" 2>"$dir/said" || status=$?
  cat "$dir"/*.log >"$dir/all" 2>/dev/null || true
  # A worker's status is told by the trial; what it did wrong, by its own log.
  if grep -qE '^==[0-9]+== (Invalid|Conditional|Use of|Syscall|Mismatched|Source|.*definitely lost)' "$dir/all"; then
    status=99
  fi
  open_at_end "$dir/$(<"$dir/pid").log" >"$dir/open"
  if ((status == 0)) && [[ ! -s $dir/open ]]; then
    echo "ok       $1 -m $2"
    rm -r "$dir"
    return
  fi
  touch "$work/failed"
  echo "FINDING  $1 -m $2 (status $status)"
  cat "$dir/said" "$dir/open"
  grep -vE 'FILE DESCRIPTORS|Open (file descriptor|AF_)|inherited from parent|^==[0-9]+== *$' \
    "$dir/all" | head -n 60 || true
}
export -f check open_at_end

if (($# > 0)); then
  workloads=("$@")
else
  # One that never ends by itself needs somebody's test.
  mapfile -t workloads < <(grep -L '\.endless = true' workloads/*.c \
    | xargs -n 1 basename -s .c | tr _ - | sort)
fi
# shellcheck disable=SC2016 # the shells that xargs starts expand it
for workload in "${workloads[@]}"; do
  [[ -f workloads/${workload//-/_}.c ]] || {
    echo "${0##*/}: no workload '$workload'; tvp list workloads" >&2
    exit 2
  }
  for model in "${models[@]}"; do
    printf '%s\0%s\0' "$workload$(quick "$workload")" "$model"
  done
done | xargs -0 -n 2 -P "$(nproc)" bash -c 'check "$1" "$2"' check
[[ ! -e $work/failed ]]
