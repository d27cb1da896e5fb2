#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How long does it take to look for changes in a long history? Measures a short
# run, makes a history of N entries of it, whose costs have 3 % of noise and go
# up by 5 % in the middle, and prints how many changes were found and the seconds
# that one cell's trend, with its 999 permutations a change, and a check of all
# cells take: the median of 5.
#
#   scripts/bench/history.sh [N …]        100 1000
#   TVP=path/to/tvp …                     build/release/bin/tvp otherwise
set -euo pipefail
shopt -s inherit_errexit

here=$(cd "$(dirname "$0")" && pwd)
tvp=${TVP:-$here/../../build/release/bin/tvp}
(($# > 0)) || set -- 100 1000

die() {
  echo "history: $1" >&2
  exit 2
}
for n in "$@"; do
  [[ $n =~ ^[1-9][0-9]*$ ]] || die "'$n' is no number of entries"
done
[[ -x $tvp ]] || die "no $tvp; build it (cmake --preset release && cmake --build --preset release) or set TVP"
command -v sqlite3 >/dev/null || die "sqlite3 is missing; install it"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$tvp" run -w primes,bytecode -m sequential,threads,gil,processes -n 2 --blocks 6 \
  --trial-time 2ms --disturbed=ignore -q -o "$work/run" >/dev/null

# Twelve even draws less six are nearly normal; a sine of the place draws.
make_history() { # N
  rm -f "$work/history.db"
  "$tvp" history add "$work/run" --db "$work/history.db" >/dev/null
  sqlite3 "$work/history.db" "
    WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
    INSERT INTO entry SELECT i, 'run-' || i, '', printf('c%d', i), '',
      strftime('%Y-%m-%dT%H:%M:%SZ', '2030-01-01', '+' || i || ' hours'),
      machine, host, kernel, plan, tvp_version, metric, samples, ''
      FROM entry, n WHERE entry_id = 1;
    UPDATE entry SET date = '2030-01-01T00:00:00Z', warning = '' WHERE entry_id = 1;
    CREATE TEMP TABLE draw AS WITH RECURSIVE d(k) AS
      (SELECT 1 UNION ALL SELECT k + 1 FROM d WHERE k < 12)
      SELECT entry_id AS e, cell_id AS c,
        1 + 0.03 * (sum(x - CAST(x AS INTEGER)) - 6) AS noise FROM
      (SELECT entry.entry_id, cell.cell_id, abs(sin(k * 12.9898 +
        entry.entry_id * 78.233 + cell.cell_id * 37.719) * 43758.5453) AS x
      FROM entry, cell, d) GROUP BY 1, 2;
    INSERT OR REPLACE INTO value SELECT e, c, metric, n,
      f * cost, f * low, f * high, spread FROM
      (SELECT e, c, noise * iif(e > $1 / 2, 1.05, 1) AS f FROM draw WHERE e > 1)
      JOIN value ON value.cell_id = c AND value.entry_id = 1;"
}

seconds() { # COMMAND … : the median of 5
  local began
  for _ in 1 2 3 4 5; do
    began=$(date +%s%N)
    "$@" >"$work/said" 2>&1 || (($? == 3)) || die "$*: $(cat "$work/said")"
    echo $((($(date +%s%N) - began) / 1000000))
  done | sort -n | sed -n 3p | awk '{ printf "%.3f", $1 / 1000 }'
}

printf '%8s %8s %10s %10s\n' entries changes 'trend (s)' 'check (s)'
for n in "$@"; do
  make_history "$n"
  trend=$(seconds "$tvp" history trend primes/gil/2 --db "$work/history.db" -f json)
  changes=$("$tvp" history trend primes/gil/2 --db "$work/history.db" -f json |
    grep -c '"ratio"' || true)
  check=$(seconds "$tvp" history check --db "$work/history.db")
  printf '%8d %8d %10s %10s\n' "$n" "$changes" "$trend" "$check"
done
