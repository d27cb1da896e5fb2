#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Tests written for will-it-scale, from the sources to a report.

load helper

# The command that docs/will-it-scale.md gives.
build() {
  for name; do
    "${CC:-cc}" -O2 -shared -fPIC "$BATS_TEST_DIRNAME/../wis/$name.c" \
      -D_GNU_SOURCE -o "$name.so"
  done
}

@test "a test is built with one line and runs under every model" {
  build count
  run "$TVP" run -w wis:./count.so -m threads,processes,gil,sequential -n 1,2 \
    --blocks 1 --trial-time 20ms -q -o out
  expect_status 0
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'ok'")" -eq 8 ]
  # All do the same work, and none is joined.
  [ "$(sql out/run.db "SELECT count(DISTINCT checksum) FROM sample")" -eq 2 ]
  [ "$(sql out/run.db "SELECT count(join_ns) + count(handback_ns) FROM sample")" -eq 0 ]
  [ "$(column out/samples.csv params | sort -u)" = "./count.so" ]
  [ -f out/report.html ] && [ -f out/report.md ] && [ -f out/charts/total-time.svg ]
  run cat out/report.txt
  expect_output "wis:./count.so, 2 workers"
  within 60 nothing_is_left
}

@test "its trials take about the time that was asked for, also in steps" {
  build count steps
  # The slowest of a few, since the machine may have been busy with something
  # else when they were calibrated; it is no tenth of it.
  for try in 1 2 3 4 5; do
    run "$TVP" run -w wis:./count.so,wis:./steps.so -m sequential -n 1 --blocks 3 \
      --trial-time 50ms -q -o "out$try"
    expect_status 0
    long=$(sql "out$try/run.db" "SELECT count(*) FROM (SELECT max(elapsed_ns) AS ns
      FROM sample GROUP BY cell_id) WHERE ns > 5000000")
    [ "$long" -ne 2 ] || break
  done
  [ "$long" -eq 2 ]
  [ "$(sql "out$try/run.db" "SELECT min(ops) > 1000 FROM cell WHERE params LIKE '%steps%'")" -eq 1 ]
}

@test "cleanup is called once all threads are gone, and what it removes is" {
  build file
  export TVP_TEST_FILE=$PWD/made
  for model in threads gil sequential processes; do
    run "$TVP" trial -w wis:./file.so -m "$model" -n 2 --ops 2000
    expect_status 0
    expect_output '"protocol"'
    [[ "$output" != *Assertion* ]]
    [ ! -e made ]
  done
  within 60 nothing_is_left
}

@test "a timeline and the counters of the CPU do not trip over it" {
  build heap
  run "$TVP" run -w wis:./heap.so -m threads,gil,processes -n 2 --blocks 1 \
    --trial-time 20ms --counters --trace -q -o out
  expect_status 0
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'ok'")" -eq 3 ]
}

@test "what it gave runs again from the plan that a run keeps" {
  build count
  mkdir here
  mv count.so here/
  cat >plan.yaml <<'YAML'
matrix:
  - workloads: ["wis:here/count.so"]
    models: [threads]
    workers: [1]
YAML
  run "$TVP" run plan.yaml --blocks 1 --trial-time 20ms -q -o out
  expect_status 0
  [ "$(sql out/run.db "SELECT params FROM cell")" = here/count.so ]
  run "$TVP" compare out out
  expect_status 0
}

@test "a file that is no test is refused, and says what it lacks" {
  build missing
  run "$TVP" run -w wis:./missing.so -m threads -n 1 --blocks 1 -q -o out
  [ "$status" -ne 0 ]
  expect_output "./missing.so is no test of will-it-scale: it does not define testcase;"
  run "$TVP" run -w wis:./nowhere.so -m threads -n 1 --blocks 1 -q -o out2
  [ "$status" -ne 0 ]
  expect_output "cannot load a test (./nowhere.so: cannot open shared object file"
  echo text >text.so
  run "$TVP" run -w wis:text.so -m threads -n 1 --blocks 1 -q -o out3
  [ "$status" -ne 0 ]
  expect_output "cannot load a test (./text.so"
  run "$TVP" run -w wis -m threads -n 1 --blocks 1 -q -o out4
  [ "$status" -ne 0 ]
  expect_output "wis needs a test: wis:PATH"
}

@test "one that never counts ends with its time limit" {
  build idle
  # Before they have begun the time limit has another sentence.
  for seconds in 1 4 16 64; do
    run "$TVP" trial -w wis:./idle.so -m processes -n 2 --ops 10 \
      --timeout "${seconds}s"
    expect_status 5
    [[ "$output" == *"had not started"* ]] || break
  done
  expect_output "no worker has counted a single operation"
  within 60 nothing_is_left
}

@test "tasks that a test makes end with it" {
  build tasks
  for model in threads processes; do
    run "$TVP" trial -w wis:./tasks.so -m "$model" -n 2 --ops 300 -p per-core
    expect_status 0
  done
  within 60 nothing_is_left
}

@test "the test's SHA-256 is in the record, and a run of another is not gone on with" {
  build count
  "$TVP" run -w wis:./count.so -m threads,processes -n 1 --blocks 1 \
    --trial-time 1ms -q -o out
  sum=$(sha256sum count.so | cut -d' ' -f1)
  grep -q "\"./count.so\": \"$sum\"" out/machine.json
  sqlite3 out/run.db "DELETE FROM event WHERE kind = 'complete';
    DELETE FROM worker WHERE sample_id = 2; DELETE FROM sample WHERE sample_id = 2"
  printf '\0' >>count.so
  run "$TVP" run --resume out
  expect_status 1
  expect_output "./count.so has changed since the run was begun (SHA-256 ${sum:0:16}"
}

@test "a test that is built anew in the middle of a run ends it" {
  build count
  "$TVP" run -w wis:file=count.so -m threads,processes -n 1 --blocks 5000 \
    --trial-time 1ms -q -o out 2>notes &
  pid=$!
  within 60 has_samples out 4
  cp count.so new.so
  printf '\0' >>new.so
  mv new.so count.so
  await_end "$pid"
  expect_status 1
  grep -q "count.so has changed since the run was begun" notes
}

@test "a test that others may write is warned of, before it runs" {
  build count
  chmod 777 count.so
  for command in "run -w wis:./count.so -n 1 --dry-run" \
    "trial -w wis:./count.so --ops 9" \
    "run -w wis --sweep file=./count.so -m threads -n 1 --blocks 1 --trial-time 1ms -q -o out"; do
    # shellcheck disable=SC2086 # several words
    "$TVP" $command >/dev/null 2>notes
    [ "$(grep -c "warning: ./count.so can be written by others" notes)" -eq 1 ]
  done
}
