#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Does a report's cost grow in proportion to its samples? Measures a short run
# of each shape, makes runs of 10,000, 100,000 and 1,000,000 samples of it
# (many_samples.py), and reports each: seconds, processor time, peak memory, time
# per sample, and that over the size before: 1 is linear, below it cheaper.
# Shapes are many cells (96) and few (8) with so many more blocks. Needs 3 GB of disk.
#
#   scripts/bench/report-scale.sh [SAMPLES …]   10000 100000 1000000
#   FORMATS="csv svg csv,svg" …                 what is reported, each by itself
#   TVP=path/to/tvp …                           build/release/bin/tvp otherwise
#   OUT=folder …                                keeps the runs there
set -euo pipefail
shopt -s inherit_errexit

here=$(cd "$(dirname "$0")" && pwd)
tvp=${TVP:-$here/../../build/release/bin/tvp}
read -ra formats <<<"${FORMATS:-csv svg text md csv,svg,text,md}"
(($# > 0)) || set -- 10000 100000 1000000

die() {
  echo "report-scale: $1" >&2
  exit 2
}
for samples in "$@"; do
  [[ $samples =~ ^[1-9][0-9]*$ ]] || die "'$samples' is no number of samples"
done
[[ -x $tvp ]] || die "no $tvp; build it (cmake --preset release && cmake --build --preset release) or set TVP"
command -v python3 >/dev/null || die "python3 is missing; install it"
work=${OUT:-$(mktemp -d)}
[[ -n ${OUT:-} ]] || trap 'rm -rf "$work"' EXIT

declare -A shapes=(
  [many]="-w primes,bytecode,mandelbrot,sleep,convoy,counter -n 1-4"
  [few]="-w primes -n 2,4"
)

seed() { # SHAPE
  local options
  [[ ! -f $work/$1/run.db ]] || return 0
  read -ra options <<<"${shapes[$1]}"
  "$tvp" run "${options[@]}" -m sequential,threads,gil,processes --blocks 2 \
    --trial-time 2ms --disturbed=keep -q -o "$work/$1" >"$work/$1.log" 2>&1 \
    || (($? == 4)) || die "a short run failed: $(tail -n 1 "$work/$1.log")"
}

# wall, processor seconds and peak memory (kB) of a command.
cost() {
  python3 - "$@" <<'PYTHON'
import os, subprocess, sys, time

began = time.monotonic()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
says = child.stderr.read().decode()
_, status, used = os.wait4(child.pid, 0)
wall = time.monotonic() - began
if status != 0:
    sys.exit(f"report-scale: {' '.join(sys.argv[1:])}: {says}")
print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss)
PYTHON
}

mkdir -p "$work"
printf '%-5s %-18s %9s %8s %8s %8s %10s %6s\n' \
  cells formats samples wall_s cpu_s peak_MB us/sample ratio
for shape in many few; do
  seed "$shape"
  declare -A before=()
  for samples in "$@"; do
    run=$work/$shape-$samples
    if [[ ! -f $run/run.db ]]; then
      mkdir -p "$run"
      python3 "$here/many_samples.py" "$work/$shape/run.db" "$run/run.db" "$samples"
    fi
    for format in "${formats[@]}"; do
      figures=$(cost "$tvp" report "$run" -f "$format" -o "$work/report")
      read -r wall cpu peak <<<"$figures"
      each=$(awk -v s="$cpu" -v n="$samples" 'BEGIN { print 1e6 * s / n }')
      awk -v shape="$shape" -v format="$format" -v n="$samples" -v wall="$wall" \
        -v cpu="$cpu" -v kb="$peak" -v each="$each" -v was="${before[$format]:-0}" \
        'BEGIN { ratio = (was > 0) ? sprintf("%.2f", each / was) : ""
                 printf "%-5s %-18s %9d %8.2f %8.2f %8.1f %10.2f %6s\n", shape, format,
                 n, wall, cpu, kb / 1000, each, ratio }'
      before[$format]=$each
    done
    rm -rf "$work/report"
  done
  unset before
done
