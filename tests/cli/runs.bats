#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Several runs in one report.

bats_require_minimum_version 1.5.0
load helper

# tiny NAME [OPTION]...: a run of two models into that folder.
tiny() {
  local name=$1
  shift
  "$TVP" run -w primes -m sequential,threads -n 1,2 --blocks 6 \
    --trial-time 1ms --quiet -o "$name" "$@" >/dev/null
}

@test "two runs make one report" {
  tiny a
  tiny b
  run "$TVP" report a b -f csv,machine,text,md -o both --label 'old,new: =x'
  expect_status 0
  run column both/summary.csv run
  [ "$(printf '%s\n' "${lines[@]}" | sort | uniq -c | tr -s ' ')" = \
    "$(printf ' 4 new: =x\n 4 old\n')" ]
  [ "$(wc -l <both/samples.csv)" -eq \
    $(($(wc -l <a/samples.csv) + $(wc -l <b/samples.csv) - 1)) ]
  # What a run says in company is what it says alone.
  sed '1d; s/$/old/' a/verdicts.csv >expected
  sed '1d; s/$/new: =x/' b/verdicts.csv >>expected
  sed 1d both/verdicts.csv | diff - expected
  [ -f both/machine-old.json ] && [ -f both/machine-new-=x.json ]
  run cat both/report.txt
  expect_output "2 runs, which were not measured in turn."
  expect_output "side by side"
  run cat both/report.md
  expect_output "## What differs"
}

@test "a single text or page of several runs goes to standard output" {
  tiny a
  tiny b
  run --separate-stderr "$TVP" report a b -f text
  expect_status 0
  expect_output "2 runs"
  [ -z "$stderr" ]
  run --separate-stderr "$TVP" report a b -f md
  expect_status 0
  expect_output "## Side by side"
}

@test "charts show several runs over each other, or a panel for each" {
  command -v gnuplot >/dev/null || skip "no gnuplot"
  tiny a
  tiny b
  run "$TVP" report a b --label old,new -f svg -o over
  expect_status 0
  grep -q "threads · new" over/charts/speedup.svg
  run "$TVP" report a b --label old,new -f svg -o beside --facet run
  expect_status 0
  run ! grep -q "threads · new" beside/charts/speedup.svg
  grep -q ">new<" beside/charts/speedup.svg
  (cd over/charts && rm speedup.svg && gnuplot speedup.gp && [ -s speedup.svg ])
}

@test "what several runs need is said before anything is written" {
  tiny a
  tiny b
  for wrong in \
    "report a b" \
    "report a b -f csv,svg" \
    "report a b -f text,md"; do
    # shellcheck disable=SC2086 # its words
    run "$TVP" $wrong
    expect_status 2
    expect_output "-o: where to write a report of 2 runs is not said"
  done
  run "$TVP" report a b -o out --label one
  expect_status 2
  expect_output "--label: 1 label, and 2 runs"
  run "$TVP" report a --label one
  expect_status 2
  expect_output "--label: it tells several runs apart"
  run "$TVP" report a b -o out --facet sideways
  expect_status 2
  expect_output "--facet: 'sideways' is neither workload nor run"
  # shellcheck disable=SC2046 # so many words
  run "$TVP" report -o out $(seq 513)
  expect_status 2
  expect_output "512 runs at most: '513' is too much"
  [ ! -e out ]
}

@test "a run that is named twice, or can't be read, is told" {
  tiny a
  cp -r a copy
  mkdir empty
  run "$TVP" report a copy -f text
  expect_status 1
  expect_output "runs 1 and 2 are the same"
  run "$TVP" report a a/run.db -o out
  expect_status 1
  expect_output "runs 1 and 2 are the same"
  run "$TVP" report a empty -o out
  expect_status 1
  expect_output "empty/run.db"
  run "$TVP" report a copy nowhere -o out
  expect_status 1
  expect_output "cannot find the run nowhere"
  [ ! -e out ]
}

@test "an older run and one of real CPython report beside a new one" {
  tiny a
  tiny b
  sqlite3 b/run.db "UPDATE run SET tvp_version = 'reference: CPython 3.11';
    UPDATE cell SET model = 'cpython-' || model;
    ALTER TABLE sample DROP COLUMN runnable_ns;
    ALTER TABLE run DROP COLUMN decide;"
  run "$TVP" report a b -f text,csv -o both
  expect_status 0
  run cat both/report.txt
  expect_output "reference: CPython 3.11:"
  expect_output "cpython-threads"
  run column both/summary.csv run
  expect_output "reference: CPython 3.11"
}
