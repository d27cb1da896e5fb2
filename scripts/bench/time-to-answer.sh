#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How long does an answer take? The question: on `primes` with 2 workers, by
# what factor do processes beat gil, to ±2 % (a 95 % interval 4 % wide)?
#
# The job is so long that one worker needs JOB for its part alone.
#
# tvp answers it by `tvp run --precision 4%`, all included: calibration, charts.
# hyperfine is given two programs that do the same job, `tvp trial` with either
# model. It runs one after the other, so its samples are not paired; what
# counts is the least number of runs, from its 10 on, after which the ratio of
# means, which is the one that it prints, is known so well, and only their own
# times. The tools take turns; each round compares what lay side by side. Ends
# with 1 unless tvp needs at most a third (the median of the rounds).
#
#   scripts/bench/time-to-answer.sh [ROUNDS [JOB]]   5 rounds of 10ms
#   TVP=path/to/tvp …                       build/release/bin/tvp otherwise
set -euo pipefail
shopt -s inherit_errexit

here=$(cd "$(dirname "$0")" && pwd)
tvp=${TVP:-$here/../../build/release/bin/tvp}
rounds=${1:-5}
job=${2:-10ms}
runs=300 # of hyperfine, for each program: it gives up after them

die() {
  echo "time-to-answer: $1" >&2
  exit 2
}
[[ $rounds =~ ^[1-9][0-9]*$ ]] || die "'$rounds' is no number of rounds"
[[ -x $tvp ]] || die "no $tvp; build it (cmake --preset release && cmake --build --preset release) or set TVP"
command -v hyperfine >/dev/null || die "hyperfine is missing; install it (apt-get install hyperfine)"
command -v python3 >/dev/null || die "python3 is missing; install it"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

question=(-w primes -n 2 -p per-core)
"$tvp" run "${question[@]}" -m gil,processes --trial-time "$job" --blocks 1 -q -o "$work/calibrated" \
  || (($? == 4)) || die "tvp run failed"
ops=$(sqlite3 -readonly "$work/calibrated/run.db" 'SELECT ops FROM cell LIMIT 1')

by_tvp() { # DIR: prints its seconds
  local began ended status=0
  began=$(date +%s.%N)
  "$tvp" run "${question[@]}" -m gil,processes --trial-time "$job" \
    --precision 4% --max-blocks 400 -q -o "$1" || status=$?
  ended=$(date +%s.%N)
  ((status == 0 || status == 4)) || die "tvp run ended with $status"
  sed -n 's/^stopped: //p' "$1/report.txt" >&2 || true
  python3 -c "print($ended - $began)"
}

by_hyperfine() { # FILE: writes its times as JSON
  hyperfine -N --style none --runs "$runs" --export-json "$1" \
    "$tvp trial ${question[*]} -m gil --ops $ops" \
    "$tvp trial ${question[*]} -m processes --ops $ops" >/dev/null
}

for ((i = 1; i <= rounds; i++)); do
  if ((i % 2)); then
    by_tvp "$work/tvp-$i" >"$work/tvp-$i.s"
    by_hyperfine "$work/hyperfine-$i.json"
  else
    by_hyperfine "$work/hyperfine-$i.json"
    by_tvp "$work/tvp-$i" >"$work/tvp-$i.s"
  fi
  echo "round $i of $rounds done" >&2
done

python3 - "$work" "$rounds" "$job" <<'PYTHON'
import csv, json, math, statistics, sys

work, rounds, job = sys.argv[1], int(sys.argv[2]), sys.argv[3]
WIDTH = 0.04


def width_of_means(a, b):
    """Of the 95 % interval of mean(a) / mean(b), relative (delta method)."""
    parts = [statistics.variance(x) / len(x) / statistics.mean(x) ** 2
             for x in (a, b)]
    return 2 * 1.96 * math.sqrt(sum(parts))


def least_runs(a, b):
    for n in range(10, len(a) + 1):
        if width_of_means(a[:n], b[:n]) <= WIDTH:
            return n
    return None


shares = []
print("round  tvp: s  ratio, interval, blocks        hyperfine: s  runs  tvp/hyperfine")
for i in range(1, rounds + 1):
    seconds = float(open(f"{work}/tvp-{i}.s").read())
    with open(f"{work}/tvp-{i}/verdicts.csv") as f:
        v = next(r for r in csv.DictReader(f) if r["metric"] == "total")
    with open(f"{work}/tvp-{i}/summary.csv") as f:
        blocks = next(csv.DictReader(f))["n"]
    low, high, ratio = (float(v[k]) for k in ("ratio_low", "ratio_high", "ratio"))
    a, b = (r["times"] for r in json.load(open(f"{work}/hyperfine-{i}.json"))["results"])
    n = least_runs(a, b)
    theirs = sum(a[:n]) + sum(b[:n])
    shares.append(seconds / theirs)
    print(f"{i:5}  {seconds:6.1f}  {ratio:.3f} [{low:.3f}, {high:.3f}] {blocks:>4}"
          f"        {'' if n else '>'}{theirs:8.1f}  {n or len(a):>8}  {shares[-1]:.2f}")
    if (high - low) / ratio > WIDTH:
        print(f"       tvp gave up, {100 * (high - low) / ratio:.1f} % wide")
middle = statistics.median(shares)
print(f"job of {job}: tvp needs {middle:.2f} of hyperfine's time for the same width "
      f"(median of {rounds}; at most 0.33 wanted)")
sys.exit(0 if middle <= 1 / 3 else 1)
PYTHON
