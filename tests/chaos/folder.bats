#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What is in a results folder beside the run: files that were there before, and
# a run.db that was damaged, emptied or thinned out.

load ../cli/helper

no_charts() {
  printf '#!/bin/sh\nexit 1\n' >bin/gnuplot
  chmod +x bin/gnuplot
  export PATH=$PWD/bin:$PATH
}

short_run() {
  "$TVP" run -w sleep:time=1ms,counter -m threads -n 2 --blocks "$1" \
    --trial-time 1ms -q "${@:2}" 2>&1
}

@test "files of a report's names that are of no run are not written over" {
  no_charts
  for name in report.md samples.csv topology.xml charts; do
    for how in "" --continue; do
      rm -rf out
      mkdir out
      echo mine >"out/$name"
      # shellcheck disable=SC2086
      run short_run 2 -o out $how
      expect_status 1
      expect_output "out has $name, but no run"
      expect_output "another folder with -o"
      [ "$(cat out/*)" = mine ]
    done
  done
  mv "out/$name" out/notes.txt
  run short_run 2 -o out
  expect_status 0
  [ "$(cat out/notes.txt)" = mine ]
  run short_run 2 -o out --continue
  expect_status 0
}

@test "every file that a run writes unasked is kept from another run" {
  no_charts
  short_run 2 -o out
  rm out/run.db
  for path in out/*; do
    rm -rf other
    mkdir other
    cp -r "$path" other/
    run short_run 2 -o other
    expect_status 1
    expect_output "other has ${path#out/}, but no run"
  done
}

@test "a run.db that was emptied is not begun anew over its reports" {
  no_charts
  short_run 2 -o out
  : >out/run.db
  before=$(cat out/*.csv | sha256sum)
  run "$TVP" report out -f text
  expect_status 1
  expect_output "put back a copy of it"
  [[ $output != *"remove it"* ]]
  run short_run 2 -o out --continue
  expect_status 1
  expect_output "but no run"
  [ -e out/run.db ]
  [ "$(cat out/*.csv | sha256sum)" = "$before" ]
}

@test "what is said of a damaged run.db saves its samples" {
  no_charts
  short_run 60 -o out
  # The last page of the samples' index and workers' rows: the samples stay.
  root=$(sql out/run.db "SELECT rootpage FROM sqlite_schema WHERE name = 'worker'")
  head -c 4096 /dev/urandom \
    | dd of=out/run.db bs=4096 seek=$((root - 1)) conv=notrunc status=none
  run "$TVP" report out -f text
  expect_status 1
  advice=$(grep -o 'mkdir NEW; .*NEW/run\.db' <<<"$output")
  bash -c "${advice//FILE/out/run.db}" || true # rows that are lost
  run "$TVP" report NEW -f csv -o saved
  expect_status 0
  [ "$(column saved/samples.csv status | wc -l)" -eq 120 ]
}

@test "samples that are gone from a complete run are measured again" {
  no_charts
  short_run 3 -o out
  for gone in "block = 1 AND cell_id = 0" "block = 2"; do
    ids="SELECT sample_id FROM sample WHERE $gone"
    sqlite3 out/run.db "DELETE FROM histogram WHERE sample_id IN ($ids);
      DELETE FROM worker WHERE sample_id IN ($ids);
      DELETE FROM sample WHERE $gone"
    if [[ $gone == *AND* ]]; then
      run "$TVP" report out -f text -o elsewhere
      grep -q "5 samples; 1 is not there any more" elsewhere/report.txt
    fi
    run "$TVP" run --resume out
    expect_status 0
    expect_output "of this run, which was complete,"
    [ "$(sql out/run.db 'SELECT count(*) FROM
      (SELECT DISTINCT block, cell_id FROM sample)')" -eq 6 ]
  done
  before=$(sha256sum <out/run.db)
  run "$TVP" run --resume out
  expect_status 0
  [ "$(sha256sum <out/run.db)" = "$before" ]
}
