#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Does a run say the same twice? Runs a plan several times in a row and
# compares all verdicts: where one run is sure that A beats B, none may be sure
# that B beats A. With --stress the last runs share the CPUs with two busy loops
# each: they must say that they are unreliable (status 4), or not be sure of
# anything that the quiet ones contradict. Ends with 1 if one does.
#
#   scripts/bench/repeatable.sh [--stress] [RUNS [PLAN]]   10 runs of quick
#   TVP=path/to/tvp …                       build/release/bin/tvp otherwise
#   OUT=folder …                            keeps the runs there
set -euo pipefail
shopt -s inherit_errexit

here=$(cd "$(dirname "$0")" && pwd)
tvp=${TVP:-$here/../../build/release/bin/tvp}
stress=0
if [[ ${1:-} == --stress ]]; then
  stress=2
  shift
fi
runs=${1:-10}
plan=${2:-quick}

die() {
  echo "repeatable: $1" >&2
  exit 2
}
[[ $runs =~ ^[1-9][0-9]*$ ]] || die "'$runs' is no number of runs"
[[ -x $tvp ]] || die "no $tvp; build it (cmake --preset release && cmake --build --preset release) or set TVP"
command -v python3 >/dev/null || die "python3 is missing; install it"
work=${OUT:-$(mktemp -d)}
[[ -n ${OUT:-} ]] || trap 'rm -rf "$work"' EXIT

measure() { # NAME
  local status=0
  "$tvp" run "$plan" -q -o "$work/$1" || status=$?
  ((status == 0 || status == 4)) || die "tvp run ended with $status"
  echo "$status" >"$work/$1/status"
  echo "$1: status $status" >&2
}

for ((i = 1; i <= runs; i++)); do
  measure "quiet-$i"
done
for ((i = 1; i <= stress; i++)); do
  hogs=()
  for ((j = 0; j < 2 * $(nproc); j++)); do
    (while :; do :; done) &
    hogs+=($!)
  done
  measure "stressed-$i"
  kill "${hogs[@]}"
done

python3 - "$work" <<'PYTHON'
import collections, csv, pathlib, sys

wins = collections.defaultdict(lambda: collections.defaultdict(list))
pairs, bad = set(), 0
for run in sorted(pathlib.Path(sys.argv[1]).glob("*/verdicts.csv")):
    name, status = run.parent.name, (run.parent / "status").read_text().strip()
    sure = 0
    for v in csv.DictReader(run.open()):
        key = tuple(v[k] for k in ("workload", "params", "workers", "placement", "metric")) \
            + tuple(sorted((v["winner"], v["runner_up"])))
        pairs.add(key)
        if v["verdict"] == "wins":
            sure += 1
            if not (name.startswith("stressed") and status == "4"):
                wins[key][v["winner"]].append((name, v["ratio"]))
    print(f"{name}: status {status}, sure of {sure} verdicts")
for key, winners in sorted(wins.items()):
    if len(winners) > 1:
        bad += 1
        print("flip:", *key, {w: [f"{n} {float(r):.3f}" for n, r in l] for w, l in winners.items()})
print(f"{bad} of {len(pairs)} comparisons were decided both ways")
sys.exit(1 if bad else 0)
PYTHON
