#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs one after another in one file, and what is said of them.

load helper

# What a CI says of itself must not come from the one that runs the tests.
unset GITHUB_SHA GITHUB_HEAD_REF GITHUB_REF_NAME CI_COMMIT_SHA \
  CI_COMMIT_REF_NAME

# json PATH: what lies there in the document on standard input.
json() {
  python3 -c 'import json, sys
value = json.load(sys.stdin)
for key in sys.argv[1].split("."):
    value = value[int(key) if key.isdigit() else key]
print(len(value) if isinstance(value, list) else value)' "$1"
}

measure() {
  "$TVP" run -w primes -m sequential,gil -n 2 --blocks 6 --trial-time 5ms \
    --quiet -o "$1"
}

# past RUN N PERCENT: the run once more, as if it was of day N and so slow.
past() {
  mkdir -p "past-$2"
  cp "$1/run.db" "past-$2/run.db"
  sqlite3 "past-$2/run.db" "
    UPDATE run SET run_id = 'past-$2',
      started = printf('2030-01-%02dT10:00:00Z', $2);
    UPDATE sample SET total_ns = total_ns * $3 / 100;"
}

# days FIRST LAST PERCENT: adds such runs, which are not all the same.
days() {
  for day in $(seq "$1" "$2"); do
    past run "$day" $((10 * $3 + day * 7 % 5))
    sqlite3 "past-$day/run.db" 'UPDATE sample SET total_ns = total_ns / 10'
    "$TVP" history add "past-$day" --commit "commit-$day" >>added
  done
}

@test "a run is added once, and shown" {
  measure run
  run "$TVP" history add run --label v1 --commit 0123456789abcdef --branch main
  expect_status 0
  expect_output "run: added as entry 1, 2 cells"
  expect_output "label v1, commit 0123456789abcdef, branch main"
  [ -f results/history.db ]
  before=$(sha256sum results/history.db)
  run "$TVP" history add run
  expect_status 0
  expect_output "nothing changed: it is there already as entry 1"
  [ "$(sha256sum results/history.db)" = "$before" ]
  for id in 1 v1 01234567; do
    run "$TVP" history show "$id"
    expect_status 0
    expect_output "primes/gil/workers:2"
    expect_output "0123456789abcdef"
  done
  run "$TVP" history show 1 --format json
  [ "$(json schema_version <<<"$output")" = 1 ]
  [ "$(json entry.label <<<"$output")" = v1 ]
  [ "$(json cells <<<"$output")" = 2 ]
  run "$TVP" history list
  expect_output "0123456789ab  main"
}

@test "a CI's variables are the commit and branch, and that is said" {
  measure run
  GITHUB_SHA=feedc0de GITHUB_REF_NAME=topic run "$TVP" history add run
  expect_status 0
  expect_output "commit feedc0de (from GITHUB_SHA), branch topic (from GITHUB_REF_NAME)"
  GITHUB_SHA=other run "$TVP" history add run
  expect_output "nothing changed"
}

@test "a run that was gone on with replaces its values" {
  measure run
  mkdir cut
  cp run/run.db cut/run.db
  sqlite3 cut/run.db "
    DELETE FROM worker WHERE sample_id IN
      (SELECT sample_id FROM sample WHERE block = 5);
    DELETE FROM histogram WHERE sample_id IN
      (SELECT sample_id FROM sample WHERE block = 5);
    DELETE FROM sample WHERE block = 5;"
  "$TVP" history add cut --db h.db --label v1
  [ "$(sql h.db "SELECT max(n) FROM value WHERE metric = 'total'")" = 5 ]
  run "$TVP" history add run --db h.db
  expect_status 0
  expect_output "it has grown; its values were replaced in entry 1"
  expect_output "label v1"
  [ "$(sql h.db "SELECT min(n) FROM value WHERE metric = 'total'")" = 6 ]
  run "$TVP" history add cut --db h.db
  expect_output "nothing changed: more of this run is there as entry 1"
}

@test "a lasting change is named, drawn, and ends a check with status 3" {
  measure run
  "$TVP" history add run --db few.db
  run "$TVP" history check --db few.db
  expect_status 0
  expect_output "nothing can be told of the last 10 of 1 runs"
  [[ "$output" != *"nothing got worse"* ]]
  days 1 16 100
  run "$TVP" history check
  expect_status 0
  expect_output "nothing got worse by more than 5 %"
  days 17 24 115
  run "$TVP" history trend primes/gil/2
  expect_status 0
  expect_output "from commit-17 on; the last one before is commit-16"
  run "$TVP" history check
  expect_status 3
  expect_output "worse   primes/gil/workers:2"
  expect_output "since commit-17; before, up to commit-16"
  expect_output "2 of 2 cells got worse"
  for threshold in 30% total=30%,memory=1%; do
    run "$TVP" history check --threshold "$threshold"
    expect_status 0
  done
  run "$TVP" history check --threshold memory=30%
  expect_status 3
  "$TVP" history check --format json >check.json 2>stderr || status=$?
  [ "$(json worse.0.first_bad.commit <check.json)" = commit-17 ]
  [ "$(json worse <check.json)" = 2 ]
  run "$TVP" history trend primes/gil/2 --format json
  [ "$(json changes.0.last_before.commit <<<"$output")" = commit-16 ]
  if command -v gnuplot >/dev/null; then
    run "$TVP" history trend primes/gil/2 -o charts/gil.svg
    expect_status 0
    grep -q commit-17 charts/gil.svg
    [ -f charts/gil.gp ] && [ -f charts/gil.dat ]
  fi
}

@test "no text of a run or of the file reaches the terminal raw" {
  measure run
  sqlite3 run/run.db "UPDATE run SET run_id = 'red' || char(27) || '[31m'"
  "$TVP" history add run >said
  sqlite3 results/history.db "UPDATE cell SET name = name || char(27);
    UPDATE entry SET plan = char(27), branch = char(155)"
  {
    "$TVP" history list
    "$TVP" history show 1
    "$TVP" history trend primes/gil
    "$TVP" history trend nosuch 2>&1 || true
  } >>said
  [ "$(grep -c 'primes/gil/workers:2' said)" = 3 ]
  grep -q 'red \[31m' said
  run grep -c $'\x1b\|\xc2\x9b' said
  [ "$output" = 0 ]
}

@test "a run that says not when it began needs a date" {
  measure run
  "$TVP" report run -f json -o out
  python3 -c 'import json
report = json.load(open("out/report.json"))
del report["run"]["started"]
json.dump(report, open("report.json", "w"))'
  run "$TVP" history add report.json
  expect_status 1
  expect_output "--date 2026-11-22"
  run "$TVP" history add report.json --date 2030-01-02
  expect_status 0
  expect_output "2030-01-02T00:00:00Z"
}

@test "no run of a branch: the machine is the one that was looked at" {
  measure run
  "$TVP" history add run
  sqlite3 results/history.db "INSERT INTO machine VALUES
      ('ffff000000000000', 'Other 1, 1 of 1 PUs', '{}');
    INSERT INTO entry (run_id, label, commit_name, branch, date, machine, host,
      kernel, plan, tvp_version, warning, metric, samples)
      SELECT 'other', '', '', '', '1999-01-01T00:00:00Z', 'ffff000000000000',
        host, kernel, plan, tvp_version, warning, metric, samples FROM entry"
  run "$TVP" history check --machine ffff --branch none
  expect_status 2
  expect_output "(Other 1, 1 of 1 PUs)"
  run "$TVP" history check --machine \
    "$(sql results/history.db "SELECT machine FROM entry WHERE entry_id = 1")" \
    --branch none
  expect_status 2
  [[ "$output" != *"Other 1"* ]]
}

@test "eight that add at once lose nothing" {
  measure run
  for day in $(seq 8); do
    past run "$day" 100
  done
  pids=()
  for day in $(seq 8); do
    "$TVP" history add "past-$day" --db at/once.db >"said-$day" 2>&1 &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do
    wait "$pid"
  done
  [ "$(sql at/once.db 'SELECT count(*) FROM entry')" = 8 ]
  [ "$(sql at/once.db 'SELECT count(DISTINCT c) FROM (SELECT count(*) AS c
    FROM value GROUP BY entry_id)')" = 1 ]
}

@test "what is no history is refused with a way out, and left" {
  run "$TVP" history list
  expect_status 1
  expect_output "begin it with: tvp history add RUN"
  measure run
  echo "no database" >text.db
  run "$TVP" history add run --db text.db
  expect_status 1
  expect_output "save what can be read"
  [ "$(cat text.db)" = "no database" ]
  before=$(sha256sum run/run.db)
  run "$TVP" history add run --db run/run.db
  expect_status 1
  expect_output "is a database, but no history of tvp"
  [ "$(sha256sum run/run.db)" = "$before" ]
  run "$TVP" history add run --db /proc/none/h.db
  expect_status 1
  run "$TVP" history add nosuch
  expect_status 1
  expect_output "nosuch"
}

@test "the way out of a damaged history saves what can be read" {
  measure run
  days 1 6 100
  cp results/history.db h.db
  page=$(sql h.db "SELECT rootpage FROM sqlite_schema WHERE name = 'value'")
  dd if=/dev/zero of=h.db bs=4096 seek=$((page - 1)) count=1 conv=notrunc status=none
  run "$TVP" history check --db h.db
  expect_status 1
  way=$(sed -n 's/.*can be read: \(.*\), then --db NEW.db.*/\1/p' <<<"$output")
  bash -c "${way/FILE/h.db}" 2>/dev/null
  run "$TVP" history list --db NEW.db
  expect_status 0
  expect_output past-6
}

@test "wrong usage says what would be right" {
  run "$TVP" history
  expect_status 2
  run "$TVP" history dance
  expect_status 2
  expect_output "there are: add, list, show, trend, check"
  run "$TVP" history --help
  expect_status 0
  for command in add list show trend check; do
    expect_output "  $command "
    run "$TVP" history "$command" --help
    expect_status 0
    expect_output "Usage: tvp history $command"
    run "$TVP" history --help
  done
  run "$TVP" history add
  expect_status 2
  run "$TVP" history add run --date tomorrow
  expect_status 2
  expect_output "--date: 'tomorrow' is none"
  for threshold in 5 0% total=5 speed=5%; do
    run "$TVP" history check --threshold "$threshold"
    expect_status 2
    expect_output "expected"
  done
  run "$TVP" history trend x -o x.jpg
  expect_status 2
  expect_output ".svg, .png or .pdf"
  measure run
  "$TVP" history add run
  run "$TVP" history trend nosuch
  expect_status 2
  expect_output "primes/gil/workers:2"
  run "$TVP" history check --machine zz
  expect_status 2
  expect_output "no fingerprint begins with 'zz'"
}
