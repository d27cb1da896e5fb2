#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A run of a day in little: trials back to back, and what the runner is like
# meanwhile. Ends with 1 when its memory or descriptors grow, or trials get
# slower, from the first tenth of the run to the last, by the runner's doing.
set -euo pipefail
shopt -s inherit_errexit
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tvp=${TVP:-$here/../build/release/bin/tvp}
models=sequential,threads,gil,processes
trials=10000
keep=

usage() {
  cat <<EOF
usage: ${0##*/} [--models LIST] [--keep DIR] [N] [-- OPTION…]

Measures N trials (10000) of a millisecond, and looks at the runner all along:
its memory, descriptors and threads, what the database takes, and the time from
one block to the next. Then a fresh runner measures a tenth as many. Ends with 1
when, from the first tenth of the run to the last, memory grew by more than 1 MiB
and 5 %, a descriptor or a thread more is there, or a trial costs over 10 % more:
of the runner's own CPU time, or of time, the least tenth's bound. Time counts
where it rose over all the run, the last tenth is above the first and above the
fresh runner's (Mann-Whitney, z over 3): other programs slow down that one, too.
Where that is not so, it says "undecided", which is no failure.

  --models LIST  of one cell each ($models)
  --keep DIR     keeps the run and what was seen of it there (new)
  OPTION…        more for tvp run, such as --decide

TVP says which program: TVP=path/to/tvp (build/release/bin/tvp).
EOF
}

wrong() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 2
}

more=()
while (($# > 0)); do
  case $1 in
  -h | --help) usage && exit ;;
  --models) models=${2:?--models wants a list} && shift ;;
  --keep) keep=${2:?--keep wants a folder} && shift ;;
  --) shift && more=("$@") && break ;;
  -*) wrong "no option $1; see --help" ;;
  *)
    [[ $1 =~ ^[1-9][0-9]{1,6}$ ]] || wrong "N is 10 to 9999999, not '$1'"
    trials=$1
    ;;
  esac
  shift
done
[[ -x $tvp ]] || wrong "no $tvp; build it (cmake --preset release && cmake \
--build --preset release) or set TVP"
[[ -z $keep || ! -e $keep ]] || wrong "$keep is there; give a new folder"

IFS=, read -ra cells <<<"$models"
blocks=$((trials / ${#cells[@]}))
((blocks >= 10)) || wrong "$trials trials of ${#cells[@]} models are under 10 \
blocks; give more"

work=$(mktemp -d)
runner=
end() {
  [[ -z $runner ]] || kill "$runner" 2>/dev/null || true
  wait
  rm -rf "$work"
}
trap end EXIT
trap 'echo "soak: failed at line $LINENO" >&2' ERR
trap 'exit 130' INT
trap 'exit 143' TERM

# A line of the run, behind when it came: SECONDS BLOCK.
stamp() {
  local line
  while IFS= read -r line; do
    if [[ $line =~ \ block\ ([0-9]+)\ of ]]; then
      printf '%s %s\n' "$EPOCHREALTIME" "${BASH_REMATCH[1]}"
    else
      printf '%s\n' "$line" >&3
    fi
  done
}

# look PID FOLDER: a line of what a process has by BLOCK: RSS and PSS in KiB,
# descriptors, threads, children, CPU time in ticks, and the database in KiB.
look() {
  local pid=$1 to=$2 block rss pss threads children stat fds database
  block=$(tail -n 1 "$to/blocks" | cut -d ' ' -f 2)
  rss=$(awk '/^VmRSS/ { print $2 }' "/proc/$pid/status")
  threads=$(awk '/^Threads/ { print $2 }' "/proc/$pid/status")
  pss=$(awk '/^Pss:/ { print $2 }' "/proc/$pid/smaps_rollup")
  fds=$(find "/proc/$pid/fd" -type l | wc -l)
  children=$(wc -w <"/proc/$pid/task/$pid/children")
  stat=$(cat "/proc/$pid/stat") # $(<) that fails would end all of this
  read -ra stat <<<"${stat##*) }"
  database=$(du -k "$to/run/run.db" | cut -f 1)
  [[ -n $block && -n $rss ]] || return 1
  echo "$block $rss $pss $fds $threads $children" \
    "$((stat[11] + stat[12])) $database"
}

# measure NAME BLOCKS: a run, and the looks at it, to $work/NAME. Sets status.
measure() {
  local to=$work/$1 stamper
  mkdir "$to"
  : >"$to/blocks"
  : >"$to/looks"
  mkfifo "$to/said"
  exec 3>"$to/notes"
  stamp <"$to/said" >"$to/blocks" &
  stamper=$!
  "$tvp" run -w sleep:time=1us -m "$models" -n 1 --blocks "$2" \
    --trial-time 1ms --disturbed ignore --max-disturbed 100% "${more[@]}" \
    -o "$to/run" \
    >"$to/answer" 2>"$to/said" &
  runner=$!
  exec 3>&-
  while kill -0 "$runner" 2>/dev/null; do
    look "$runner" "$to" >>"$to/looks" 2>/dev/null || true
    sleep 0.2
  done
  status=0
  wait "$runner" || status=$?
  runner=
  wait "$stamper" || true
  rm "$to/said"
}

# the_last NAME: the last block of that run.
the_last() {
  tail -n 1 "$work/$1/blocks" | cut -d ' ' -f 2
}

echo "soak: $blocks blocks of ${#cells[@]} models, $((blocks * ${#cells[@]})) trials"
measure all "$blocks"
if ((status == 0)); then
  measure fresh $((blocks / 10 < 10 ? 10 : blocks / 10))
fi
if [[ -n $keep ]]; then
  cp -r "$work" "$keep"
  echo "soak: all that was seen is in $keep"
fi
if ((status != 0)); then
  tail -qn 3 "$work"/*/notes >&2
  echo "soak: tvp run ended with $status" >&2
  exit 1
fi

awk -v cells="${#cells[@]}" -f "$here/soak.awk" \
  what=blocks blocks="$(the_last all)" "$work/all/blocks" \
  what=looks "$work/all/looks" \
  fresh=1 what=blocks blocks="$(the_last fresh)" "$work/fresh/blocks" \
  what=looks "$work/fresh/looks" || exit 1
