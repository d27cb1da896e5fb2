#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the figures of README.md and docs/ again: see --help.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
reference=$root/results/reference

help() {
  cat <<TEXT
usage: scripts/docs.sh [--redraw | --list | --catalogue] [--runs DIR] [--tvp PATH] [NAME...]

Measures the runs that README.md and docs/ show, and keeps of each, in
results/reference/NAME, its tables, machine.json and charts: SVG, each with its
script and data.

  --redraw    measures nothing: draws the charts from the data kept there
  --list      prints each NAME and its command
  --catalogue measures nothing: writes what docs/workloads.md says of each workload
              again, from the tables that tvp list workloads shows
  --runs DIR  keeps the runs whole there, too; one that is there already is not
              measured but reported again, as after a change of the charts
  --tvp PATH  the tvp (build/release/bin/tvp, which is built if missing)
  NAME        only these (all; but to measure, not fidelity, which takes a quarter
              of an hour and wants several CPythons)

Exit status: 0 all are made; 1 something failed, or a run was disturbed too much
to be shown: its folder is left as it was; 2 wrong usage.
TEXT
}

wrong() {
  echo "docs: $*; see --help" >&2
  exit 2
}

# What is measured, in this order; of those without arguments here, how is in a
# function of their name.
names=(quick crossover map workers latency convoy gil beside history fidelity)
declare -A arguments=(
  [quick]='run'
  [crossover]='crossover mixed --over cpu=0%..100% --between gil,threads -n 2'
  [map]='map mixed --x cpu=0%..100% --y workers=1..8'
  [workers]='run -w primes,mixed -m sequential,threads,gil,processes -n 1-6 --blocks 7 --trial-time 45ms'
  [latency]='run -w mixed -m threads,gil,processes -n 1,4 --blocks 10 --trial-time 500ms'
  [convoy]='run -w convoy -m threads,gil,processes -n 2-6 --blocks 8 --trial-time 300ms'
)

redraw='' catalogue='' runs='' tvp='' chosen=()
while (($# > 0)); do
  case $1 in
  --help | -h)
    help
    exit 0
    ;;
  --list)
    for name in "${names[@]}"; do
      printf '%-10s %s\n' "$name" "${arguments[$name]+tvp }${arguments[$name]-see this script}"
    done
    exit 0
    ;;
  --redraw) redraw=yes ;;
  --catalogue) catalogue=yes ;;
  --runs)
    (($# > 1)) || wrong "--runs wants a folder"
    mkdir -p "$2"
    runs=$(cd "$2" && pwd)
    shift
    ;;
  --tvp)
    (($# > 1)) || wrong "--tvp wants a path"
    tvp=$(realpath -- "$2")
    shift
    ;;
  -*) wrong "there is no option '$1'" ;;
  *)
    [[ " ${names[*]} " == *" $1 "* ]] || wrong "there is no '$1'; there are: ${names[*]}"
    chosen+=("$1")
    ;;
  esac
  shift
done
if ((${#chosen[@]} == 0)); then
  chosen=("${names[@]}")
  [[ $redraw ]] || unset 'chosen[-1]' # fidelity
fi

redraw() {
  local script
  for script in "$reference/$1"/*.gp "$reference/$1"/charts/*.gp; do
    [[ ! -e $script ]] || (cd "${script%/*}" && gnuplot -d "${script##*/}")
  done
}

if [[ $redraw ]]; then
  command -v gnuplot >/dev/null || {
    echo "docs: there is no gnuplot; install what scripts/setup.sh installs" >&2
    exit 1
  }
  for name in "${chosen[@]}"; do
    redraw "$name"
  done
  exit
fi

if [[ ! $tvp ]]; then
  tvp=$root/build/release/bin/tvp
  if [[ ! -x $tvp ]]; then
    (cd "$root" && cmake --preset release -DTVP_WERROR=OFF && cmake --build --preset release) >&2
  fi
fi

# What stands above the mark is written by hand.
if [[ $catalogue ]]; then
  page=$root/docs/workloads.md
  trap 'rm -f "$page.new"' EXIT
  {
    sed '/^<!-- From here on made by/q' "$page"
    echo
    "$tvp" list workloads --format md
  } >"$page.new"
  mv "$page.new" "$page"
  exit
fi

work=$runs
if [[ ! $work ]]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi

# run NAME ARGUMENT…: tvp's command, into $work/NAME.
run() {
  if [[ -e $work/$1/run.db ]]; then
    "$tvp" report "$work/$1"
    return
  fi
  echo "docs: $1: tvp ${*:2}" >&2
  (cd "$work" && "$tvp" "${@:2}" --quiet -o "$1") # reports show this -o
}

# keep NAME: what is small and made by tvp, in place of what was there.
keep() {
  local from=$work/$1 to=$reference/$1
  rm -rf "$to"
  mkdir -p "$to"
  (cd "$from" && find . -type f \( -name '*.csv' -o -name '*.json' -o -name '*.md' \
    -o -name '*.svg' -o -name '*.gp' -o -name '*.dat' \) \
    ! -name workers.csv ! -path './traces/*' -print0) |
    (cd "$from" && xargs -0 cp --parents -t "$to")
}

# Each of these ends with the status of what went wrong: the shell would go on, as
# it is asked how they end.

# Who holds the lock, and when: trials of which each event is drawn.
gil() {
  "$tvp" trial -w bytecode -m gil -n 3 --ops 400 --trace "$work/gil" >/dev/null || return
  "$tvp" trial -w convoy -m gil -n 2 --ops 12 --trace "$work/gil" >/dev/null
}

# The emulated lock and a real CPython, each in a run of its own.
beside() {
  run beside-emulated run -w bytecode,mixed:cpu=10%:op=10ms,mixed:cpu=25%:op=10ms \
    -w mixed:cpu=75%:op=10ms -m sequential,threads,gil,processes -n 2,4 -p none \
    --blocks 7 --trial-time 80ms || return
  if [[ ! -e $work/beside-cpython/run.db ]]; then
    (cd "$work" && "$root/scripts/cpython_reference.py" run --only bytecode,mixed \
      --quiet -o beside-cpython) || return
  fi
  "$tvp" report "$work/beside-emulated" "$work/beside-cpython" \
    --label emulated,CPython -f csv,machine,svg,md -o "$work/beside"
}

# Five runs of the same, one after another, and the trend of one of their cells.
history() {
  local i runs=()
  for i in 1 2 3 4 5; do
    run "history-$i" run -w primes,mixed -m sequential,gil,processes -n 2 \
      --blocks 8 --trial-time 45ms || return
    runs+=("$work/history-$i")
  done
  "$tvp" report "${runs[@]}" --label 'run 1,run 2,run 3,run 4,run 5' \
    -f csv,machine,svg,md -o "$work/history" || return
  rm -f "$work/history.db"
  for i in 1 2 3 4 5; do
    "$tvp" history add "$work/history-$i" --label "run $i" --db "$work/history.db" || return
  done
  "$tvp" history trend primes/processes/2 --db "$work/history.db" \
    -o "$work/history/charts/trend.svg"
}

# Ends with 1 where the lock is not like the real one: that is to be shown, too.
fidelity() {
  if [[ ! -e $work/fidelity/run.db ]]; then
    "$root/scripts/fidelity.sh" --tvp "$tvp" -o "$work/fidelity" || (($? == 1)) || return
  fi
  "$tvp" report "$work/fidelity"
}

status=0
for name in "${chosen[@]}"; do
  if [[ -v arguments[$name] ]]; then
    # shellcheck disable=SC2086 # words
    run "$name" ${arguments[$name]} || status=1
  else
    "$name" || status=1
  fi
  if ((status != 0)); then
    echo "docs: $name could not be made; results/reference/$name is as it was" >&2
    exit 1
  fi
  keep "$name"
done
