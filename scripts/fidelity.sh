#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Is tvp's emulated lock like the real one? Runs tvp and every CPython in
# alternation, and holds tvp's figures against CPython's: see --help.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${here%/*}
reference=$here/cpython_reference.py

help() {
  cat <<TEXT
usage: scripts/fidelity.sh [--blocks N] [--tvp PATH] [--trial-time D]
                           [--seed N] [-o DIR] [PYTHON...]

Runs tvp's model gil and each PYTHON in the same blocks, in random order, then
writes fidelity.csv and fidelity.md beside run.db and what tvp reports of it; the
chart is charts/fidelity.

  --blocks N      how often every cell is measured (7; fewer decide nothing)
  --tvp PATH      the tvp (build/release/bin/tvp, which is built if missing)
  --trial-time D  how long one worker's work takes alone (80ms)
  --seed N        of the order
  -o DIR          where to (results/reference/fidelity); must hold no run yet
  PYTHON          an interpreter, by name or path (every CPython 3.8 or later
                  that is found and runs; if there is none, nothing is done)

Exit status: 0 every cell is within its bar, or there is no CPython; 1 one is
outside, or something failed; 2 wrong usage; 128+n ended by signal n.
TEXT
}

wrong() {
  echo "fidelity: $*; see --help" >&2
  exit 2
}

# number OPTION TEXT
number() {
  [[ $2 =~ ^[1-9][0-9]{0,8}$ ]] || wrong "$1 wants a whole number from 1 on, got '$2'"
}

blocks=7 tvp='' trial_time=80ms out=$root/results/reference/fidelity
seed=() pythons=()
while (($# > 0)); do
  case $1 in
  --help | -h)
    help
    exit 0
    ;;
  --blocks | --tvp | --trial-time | --seed | -o)
    (($# > 1)) || wrong "$1 wants a value"
    case $1 in
    --blocks) number "$1" "$2" && blocks=$2 ;;
    --tvp) tvp=$2 ;;
    --trial-time) trial_time=$2 ;;
    --seed) number "$1" "$2" && seed=(--seed "$2") ;;
    -o) out=$2 ;;
    esac
    shift 2
    ;;
  -*) wrong "there is no option '$1'" ;;
  *)
    pythons+=(--python "$1")
    shift
    ;;
  esac
done
[[ ! -e $out/run.db ]] || {
  echo "fidelity: $out holds a run already; give another folder with -o" >&2
  exit 1
}

# What carries the run out: any CPython that can.
runner=''
for candidate in python3 /usr/bin/python3 /usr/local/bin/python3 \
  "$HOME"/.pyenv/versions/*/bin/python3 /opt/*/bin/python3; do
  if "$candidate" -c 'import sqlite3, sys; sys.exit(sys.version_info < (3, 8))' \
    >/dev/null 2>&1; then
    runner=$candidate
    break
  fi
done
[[ $runner ]] || {
  echo "skipped: no CPython found"
  exit 0
}

if ((${#pythons[@]} == 0)); then
  while IFS=$'\t' read -r _ path; do
    pythons+=(--python "$path")
  done < <("$runner" "$reference" interpreters)
fi
((${#pythons[@]} > 0)) || {
  echo "skipped: no CPython found"
  exit 0
}

if [[ ! $tvp ]]; then
  tvp=$root/build/release/bin/tvp
  if [[ ! -x $tvp ]]; then
    (cd "$root" && cmake --preset release -DTVP_WERROR=OFF && cmake --build --preset release) >&2
  fi
fi

status=0
"$runner" "$reference" run --plan fidelity --tvp "$tvp" --blocks "$blocks" \
  --trial-time "$trial_time" "${seed[@]}" "${pythons[@]}" -o "$out" || status=$?
# 5: trials were lost, and the table says where they lack.
((status == 0 || status == 5)) || exit "$status"
status=0
"$runner" "$reference" fidelity "$out" || status=$?
"$tvp" report "$out" || echo "fidelity: tvp could not report the run" >&2
exit "$status"
