#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs that nobody watches: without a terminal, under time limits and signals
# of a batch system, begun again after it took the machine away.

load helper
load ../chaos/running

# held_run OPTION...: a run of 4 blocks, whose second trial waits to be hit, or
# for a file `go`.
held_run() {
  "$TVP" run -w "$TVP_CHAOS/holds.so" -m threads -n 2 --blocks 4 \
    --trial-time 1ms "$@" 2>err.txt >out.txt &
  pid=$!
}

# Every line of a log has its time, but for what main says in the end.
has_times() {
  [ -s "$1" ]
  run grep -Ev '^20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z  |^tvp: ' "$1"
  expect_status 1
}

@test "without terminal, home, input or a language a run is whole" {
  setsid --wait env -i PATH="$PATH" LANG=C TVP_LOCK="$TVP_LOCK" "$TVP" run \
    -w sleep:time=1ms -m sequential,threads -n 2 --blocks 2 --trial-time 2ms \
    --trace -o out <&- >out.txt 2>err.txt
  has_samples out 4
  grep -q 'sleep:time=1ms, 2 workers' out.txt
  has_times err.txt
  grep -q 'Z  calibrating: ' err.txt
  grep -q 'Z  block 2 of 2 done' err.txt
  grep -q 'Z  tracing: ' err.txt
  grep -q 'Z  report: out/report.md' err.txt
  [ "$(grep -c $'\r\|\033' err.txt)" -eq 0 ]
}

@test "with everything closed a run is whole, and no file gets what is said" {
  setsid --wait "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 \
    --trial-time 1ms -o out <&- >&- 2>&-
  has_samples out 2
  [ "$(sql out/run.db 'PRAGMA integrity_check')" = ok ]
  [ -s out/report.txt ]
}

@test "a search says when it measures where" {
  "$TVP" crossover sleep --over time=1ms..2ms -n 1 --trial-time 2ms \
    --max-blocks 6 --between sequential,threads -o out >out.txt 2>err.txt || true
  has_times err.txt
  grep -q 'Z  .*measuring at time=' err.txt
}

@test "the time limit ends a trial that is longer than it" {
  run timeout 120 "$TVP" run -w sleep:time=200ms -m threads -n 1,60 \
    -m sequential --trial-time 200ms --max-time 8s --seed 3 -o out
  expect_status 0
  expect_output "the time limit came"
  has_samples out 1
  within 60 nothing_is_left
}

@test "the time limit ends calibrating, and says that nothing was measured" {
  run timeout 120 "$TVP" run -w sleep:time=1h -m threads -n 1 --max-time 500ms \
    -o out
  expect_status 4
  expect_output "not one sample was taken: the time limit came while calibrating"
  [ ! -e out ]
  within 60 nothing_is_left
}

@test "the time limit ends a run that is to decide with what there is" {
  run "$TVP" run -w sleep:time=20ms -m threads,gil -n 1 --decide \
    --precision 0.001% --trial-time 20ms --max-blocks 10000 --max-time 6s \
    -o out
  expect_status 0
  expect_output "blocks done: the time limit came; "
}

@test "the time limit ends a search in the middle of a trial" {
  run timeout 120 "$TVP" crossover sleep --over time=1s..2s -n 20 \
    --between sequential,threads --max-time 3s -o out
  expect_status 4
  expect_output "the time limit came"
}

@test "who ignores SIGHUP outlives the terminal" {
  (
    trap '' HUP
    exec "$TVP" run -w "$TVP_CHAOS/holds.so" -m threads -n 2 --blocks 3 \
      --trial-time 1ms -q -o out
  ) &
  pid=$!
  await_held 2
  kill -HUP "$pid"
  touch go
  await_end "$pid"
  expect_status 0
  has_samples out 3
}

# Puts a gnuplot before the real one that says it was called and never ends. For
# how long it sleeps tells it from that of a test beside this one.
stuck_gnuplot() {
  nap=1000.$BATS_TEST_NUMBER$$
  printf '#!/bin/sh\n: >"%s/drawing"\nexec sleep %s\n' "$PWD" "$nap" >bin/gnuplot
  chmod +x bin/gnuplot
  export PATH=$PWD/bin:$PATH
}

nothing_half_done() {
  [ -z "$(find "$1" -name '.*' ! -name .)" ] || {
    find "$1" -name '.*'
    return 1
  }
}

no_gnuplot_is_left() {
  ! pgrep -f "^sleep $nap\$" >/dev/null
}

@test "a signal ends a report at once and leaves nothing half done" {
  "$TVP" run -w sleep:time=1ms -m sequential,threads -n 1 --blocks 2 \
    --trial-time 1ms -q -o out
  stuck_gnuplot
  for format in html png svg; do
    rm -f drawing
    "$TVP" report out -o again -f csv,$format 2>err.txt &
    pid=$!
    within 60 test -e drawing
    kill -TERM "$pid"
    await_end "$pid"
    expect_status 143
    grep -q 'stopped by a signal' err.txt
    [ -s again/samples.csv ]
    nothing_half_done again
    within 60 no_gnuplot_is_left
  done
}

@test "after SIGTERM tables come before charts, and a second one ends it" {
  stuck_gnuplot
  held_run -o out
  await_held 2
  kill -TERM "$pid"
  within 60 test -e drawing
  [ -s out/report.txt ]
  [ -s out/report.md ]
  [ -s out/samples.csv ]
  kill -TERM "$pid"
  await_end "$pid"
  expect_status 143
  nothing_half_done out
  within 60 no_gnuplot_is_left
  rm bin/gnuplot
  run "$TVP" run --resume out
  expect_status 0
  has_samples out 4
  [ -s out/charts/total-time.svg ]
}

@test "SIGTERM while the report is written leaves a whole run" {
  stuck_gnuplot
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 --trial-time 1ms \
    -o out 2>err.txt &
  pid=$!
  within 60 test -e drawing
  kill -TERM "$pid"
  await_end "$pid"
  expect_status 143
  has_samples out 2
  nothing_half_done out
  [ -s out/report.txt ]
  [ -s out/report.md ]
}

@test "SIGTERM while calibrating leaves nothing" {
  "$TVP" run -w sleep:time=20s -m threads -n 1 -o out 2>err.txt &
  pid=$!
  within 60 children_of "$pid"
  kill -TERM "$pid"
  await_end "$pid"
  expect_status 143
  grep -q 'before the first sample' err.txt
  [ ! -e out ]
  within 60 nothing_is_left
}

# As a run looks that was cut before its last sample.
without_last_sample() {
  sqlite3 "$1/run.db" "
    CREATE TEMP TABLE gone AS SELECT max(sample_id) AS id FROM sample;
    DELETE FROM worker WHERE sample_id IN (SELECT id FROM gone);
    DELETE FROM histogram WHERE sample_id IN (SELECT id FROM gone);
    DELETE FROM sample WHERE sample_id IN (SELECT id FROM gone);
    DELETE FROM event WHERE kind IN ('complete', 'stopped')"
}

says_it_waits() {
  grep -q 'Z  waiting: another tvp run' err.txt
}

@test "SIGTERM ends the wait for another run, of a new one and of a resumed one" {
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 --trial-time 1ms \
    -q -o out
  without_last_sample out
  "$TVP" run -w sleep:time=1s -m threads -n 1 --blocks 1000 -q -o other &
  holder=$!
  within 60 has_samples other 0
  for arguments in '-w sleep -o new' '--resume out'; do
    # shellcheck disable=SC2086
    "$TVP" run $arguments 2>err.txt >out.txt &
    pid=$!
    within 60 says_it_waits
    kill -TERM "$pid"
    await_end "$pid"
    expect_status 143
  done
  [ ! -e new ]
  has_samples out 1
  # The lock goes with who held it, however that ended.
  kill -KILL "$holder"
  await_end "$holder"
  run "$TVP" run --no-wait --resume out
  expect_status 0
  has_samples out 2
}

@test "another user waits for the lock as well" {
  [ "$(id -u)" -eq 0 ] || skip "needs root to be somebody else"
  id nobody >/dev/null || skip "there is no nobody"
  chmod -R go+rX "$PWD"
  "$TVP" run -w sleep:time=1s -m threads -n 1 --blocks 1000 -q -o other &
  holder=$!
  within 60 has_samples other 0
  mkdir theirs && chown nobody theirs
  run setpriv --reuid nobody --clear-groups "$TVP" run --no-wait \
    -w sleep:time=1ms -m threads -n 1 -o theirs/out
  expect_status 1
  expect_output "is measuring on this machine"
  kill "$holder"
  await_end "$holder"
}

cells_of() {
  sql "$1/run.db" 'SELECT count(*) FROM sample'
}

@test "one command begins a run, goes on with it, and does nothing when it is done" {
  go_on=("$TVP" run -w "$TVP_CHAOS/holds.so" -m threads -n 2 --blocks 4
    --trial-time 1ms --counters --continue -o out)
  "${go_on[@]}" -q 2>err.txt &
  pid=$!
  await_held 2
  kill -TERM "$pid"
  await_end "$pid"
  expect_status 143
  first=$(sql out/run.db 'SELECT elapsed_ns FROM sample WHERE sample_id = 1')
  rm -rf out/report.md
  run "${go_on[@]}"
  expect_status 0
  has_samples out 4
  [ "$(sql out/run.db 'SELECT elapsed_ns FROM sample WHERE sample_id = 1')" = "$first" ]
  rm out/report.md
  before=$(sql out/run.db 'SELECT group_concat(elapsed_ns) FROM sample')
  # Nothing is to be measured: no lock is waited for.
  "$TVP" run -w sleep:time=1s -m threads -n 1 --blocks 1000 -q -o other &
  holder=$!
  within 60 has_samples other 0
  run "${go_on[@]}" --no-wait
  ended=$status
  kill "$holder"
  await_end "$holder"
  [ "$ended" -eq 0 ]
  [ "$(sql out/run.db 'SELECT group_concat(elapsed_ns) FROM sample')" = "$before" ]
  [ -s out/report.md ]
}

@test "going on with another plan is refused, and says what differs" {
  run "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 --continue
  expect_status 2
  expect_output "--continue wants -o DIR"
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 --trial-time 1ms \
    --continue -q -o out
  run "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 3 --trial-time 1ms \
    --continue -o out
  expect_status 2
  expect_output "blocks differs"
  run "$TVP" run -w sleep:time=1ms -m gil -n 1 --blocks 2 --trial-time 1ms \
    --continue -o out
  expect_status 2
  expect_output "matrix differs"
  run "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 --trial-time 1ms \
    --seed 5 --continue -o out
  expect_status 2
  expect_output "seed differs"
  run "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 --trial-time 1ms \
    --max-time 1h --continue -o out
  expect_status 2
  expect_output "max_time differs"
  [ "$(cells_of out)" -eq 2 ]
}

@test "what was killed before it was a run is begun anew, and nothing else" {
  mkdir out
  : >out/run.db
  go_on=("$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2
    --trial-time 1ms --continue -q -o out)
  run "${go_on[@]}"
  expect_status 0
  [ "$(cells_of out)" -eq 2 ]
  # Tables, and no run in them yet, nor a report beside them.
  find out -mindepth 1 ! -name run.db -delete
  sqlite3 out/run.db "DELETE FROM run"
  run "${go_on[@]}"
  expect_status 0
  [ "$(cells_of out)" -eq 2 ]
  # Only the first page.
  find out -mindepth 1 -delete
  sqlite3 out/run.db "PRAGMA application_id=$((0x74767031)); PRAGMA user_version=3"
  run "${go_on[@]}"
  expect_status 0
  [ "$(cells_of out)" -eq 2 ]
  # A file that is none of ours stays.
  echo "no database" >out/run.db
  run "${go_on[@]}"
  expect_status 1
  [ "$(cat out/run.db)" = "no database" ]
}

@test "--continue with a trace that is there has nothing to do" {
  go_on=("$TVP" run -w sleep:time=1ms -m "threads,gil" -n 1 --blocks 1
    --trial-time 1ms --trace --continue -o out)
  "${go_on[@]}" -q
  traces='SELECT group_concat(hex(events)) FROM trace'
  before=$(sql out/run.db "$traces")
  run "${go_on[@]}"
  expect_status 0
  [[ "$output" != *tracing* ]]
  [ "$(sql out/run.db "$traces")" = "$before" ]
  # One that is lacking is taken.
  sqlite3 out/run.db 'DELETE FROM trace WHERE cell_id = 1'
  run "${go_on[@]}"
  expect_status 0
  expect_output tracing
  [ "$(sql out/run.db 'SELECT count(DISTINCT cell_id) FROM trace')" = 2 ]
}

@test "a damaged run is no unbegun one: it stays for who can save it" {
  go_on=("$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2
    --trial-time 1ms --continue -q -o out)
  "${go_on[@]}"
  # Its first table's page, and all of the schema.
  cp out/run.db whole.db
  for page in 0 $(sql out/run.db "SELECT rootpage - 1 FROM sqlite_schema WHERE name = 'run'"); do
    cp whole.db out/run.db
    dd if=/dev/zero of=out/run.db bs=1 count=64 conv=notrunc status=none \
      seek=$((page * $(sql whole.db 'PRAGMA page_size') + 100 * (page == 0)))
    cp out/run.db damaged.db
    run "${go_on[@]}"
    expect_status 1
    expect_output "the file is damaged"
    cmp out/run.db damaged.db
  done
}

# What the run remembers, the newest.
care_of() {
  sql "$1/run.db" "SELECT group_concat(json_extract(text, '\$.' || value), ' ')
    FROM (SELECT text FROM event WHERE kind = 'care' ORDER BY event_id DESC LIMIT 1),
    json_each('[\"disturbed\", \"max_disturbed\", \"counters\", \"trace\"]')"
}

@test "how trials were to be looked after is remembered" {
  "$TVP.real" run -w sleep:time=1ms -m threads -n 1 --blocks 2 \
    --trial-time 1ms --disturbed keep --max-disturbed 100% --counters --trace \
    -q -o out
  [ "$(care_of out)" = "keep 1.0 1 1" ]
  without_last_sample out
  sqlite3 out/run.db 'DELETE FROM trace'
  "$TVP.real" run --resume out -q
  [ "$(cells_of out)" -eq 2 ]
  [ "$(care_of out)" = "keep 1.0 1 1" ]
  [ "$(sql out/run.db 'SELECT count(*) FROM trace')" -eq 1 ]
  # What is said now holds from now on; nothing of before is left to count.
  without_last_sample out
  sqlite3 out/run.db 'DELETE FROM worker; DELETE FROM histogram; DELETE FROM sample'
  "$TVP.real" run --resume out -q --disturbed ignore --max-disturbed 0%
  [ "$(care_of out)" = "ignore 0.0 1 1" ]
}

@test "kept disturbed trials stay as they are, also when the run goes on" {
  busy_machine
  "$TVP.real" run -w primes -m threads -n 1 --blocks 2 --disturbed keep \
    --trial-time 200ms --max-disturbed 100% -q -o out
  calm_machine
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'disturbed'")" -eq 2 ]
  sqlite3 out/run.db "DELETE FROM event WHERE kind = 'complete'"
  "$TVP.real" run --resume out -q
  [ "$(cells_of out)" -eq 2 ]
  # Nor does their share get lost when nothing is left to be measured.
  run "$TVP.real" run --resume out -q --max-disturbed 50%
  expect_status 4
  expect_output "2 of 2 trials were disturbed"
  [ "$(cells_of out)" -eq 2 ]
}

@test "after a reboot a run goes on, and on another kernel it does not" {
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 3 --trial-time 1ms \
    -q -o out
  without_last_sample out
  # What a reboot changes, and a record of it might hold.
  sqlite3 out/run.db "UPDATE machine SET machine_json = json_set(machine_json,
    '\$.load_average', '0.00 0.00 0.00 1/1 1', '\$.boot_id', 'another',
    '\$.memory_bytes', 1, '\$.clock_source', 'jiffies',
    '\$.frequency_governor', 'other', '\$.cgroup_cpu_max', 'max 1',
    '\$.environment.SLURM_JOB_ID', '1')"
  cp -r out elsewhere
  run "$TVP" run --resume out
  expect_status 0
  [ "$(cells_of out)" -eq 3 ]
  sqlite3 elsewhere/run.db "UPDATE machine SET machine_json = json_set(machine_json, '\$.kernel', 'Linux 1.0')"
  run "$TVP" run --resume elsewhere
  expect_status 1
  expect_output "kernel differs"
}

# Kills a program in the middle of writing run.db, after the journal and some
# pages have reached the disk, and leaves both as they are.
half_written() {
  python3 - "$1/run.db" <<'END' || true
import os, signal, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
for pragma in "cache_size=2", "cache_spill=1", "synchronous=FULL":
    db.execute("PRAGMA " + pragma)
db.execute("BEGIN IMMEDIATE")
db.execute("UPDATE sample SET elapsed_ns = 1, error = printf('%.2000c', 'x')")
db.execute("UPDATE worker SET start_ns = 7")
os.kill(os.getpid(), signal.SIGKILL)
END
  [ -s "$1/run.db-journal" ]
}

@test "a power cut in the middle of a write costs nothing that was committed" {
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 20 --trial-time 1ms \
    -q -o out
  without_last_sample out
  was=$(sql out/run.db 'SELECT group_concat(elapsed_ns) FROM sample')
  half_written out
  cp -r out read
  cp -r out again
  run "$TVP" report read -o read -f csv
  expect_status 0
  [ "$(column read/samples.csv status | wc -l)" -eq "$(tr ',' '\n' <<<"$was" | wc -l)" ]
  [ ! -e read/run.db-journal ]
  for how in --resume '-w sleep:time=1ms -m threads -n 1 --blocks 20 --trial-time 1ms --continue -o'; do
    # shellcheck disable=SC2086
    run "$TVP" run -q $how out
    expect_status 0
    [[ "$(sql out/run.db 'SELECT group_concat(elapsed_ns) FROM sample')" == "$was,"* ]]
    [ "$(sql out/run.db 'PRAGMA integrity_check')" = ok ]
    rm -rf out && mv again out || true
  done
}

@test "a journal that was cut before it counted is no obstacle" {
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 3 --trial-time 1ms \
    -q -o out
  without_last_sample out
  for bytes in 0 7 512 600; do
    head -c "$bytes" /dev/zero >out/run.db-journal
    run "$TVP" report out -f csv
    expect_status 0
  done
  head -c 600 /dev/zero >out/run.db-journal
  run "$TVP" run --resume out -q
  expect_status 0
  [ "$(cells_of out)" -eq 3 ]
}

# A small file system that stands for a network's, and a folder on "this
# machine". Sets run_far to what measures there; the second trial waits.
far_away() {
  [ "$(id -u)" -eq 0 ] || skip "needs root to mount"
  mkdir far here
  mount -t tmpfs -o "size=$1" tmpfs far 2>/dev/null || skip "cannot mount"
  run_far=("$TVP" run -w "$TVP_CHAOS/holds.so" -m threads -n 2 --blocks 4
    --trial-time 1ms --local-dir "$PWD/here" -q)
}

# measured_here N: so many samples are in the folder that stands for it.
measured_here() {
  has_samples "$(echo here/tvp-run-*)" "$1"
}

# await_held_here [WORKERS]: the second trial waits to be hit with so many (2), and
# the first one's sample is there.
await_held_here() {
  within 60 trial_is_held 2 "${1:-2}"
  within 60 measured_here 1
}

@test "a run for a network's folder is measured here and moved whole" {
  far_away 8m
  "${run_far[@]}" -o far/out 2>err.txt &
  pid=$!
  await_held_here
  [ -e far/out/run.local.json ]
  [ ! -e far/out/run.db ]
  run "$TVP" report far/out
  expect_status 1
  expect_output "is being measured on $(hostname), in $PWD/here/tvp-run-"
  run "${run_far[@]}" -o far/out
  expect_status 1
  expect_output "a run is measured for that folder"
  run "${run_far[@]}" --continue -o far/out
  expect_status 1
  expect_output "another tvp is running far/out"
  kill -TERM "$pid"
  await_end "$pid"
  expect_status 143
  [ -s far/out/run.db ] && [ -s far/out/report.txt ]
  [ ! -e far/out/run.local.json ]
  [ -z "$(ls -A here)" ]
  run "${run_far[@]}" --continue -o far/out
  has_samples far/out 4
  [ -z "$(ls -A here)" ]
  umount far
  expect_status 0
}

@test "a killed run for a network's folder goes on from where it was measured" {
  far_away 8m
  "${run_far[@]}" -o far/out 2>err.txt &
  pid=$!
  await_held_here
  kill -KILL "$pid"
  await_end "$pid"
  first=$(sql here/tvp-run-*/run.db 'SELECT elapsed_ns FROM sample WHERE sample_id = 1')
  run "$TVP" run --resume far/out
  [ "$(sql far/out/run.db 'SELECT elapsed_ns FROM sample WHERE sample_id = 1')" = "$first" ]
  has_samples far/out 4
  [ -z "$(ls -A here)" ] && [ ! -e far/out/run.local.json ]
  umount far
  expect_status 0
}

@test "a network's folder that is full or read-only in the end loses nothing" {
  far_away 200k
  "${run_far[@]}" -o far/out 2>err.txt &
  pid=$!
  await_held_here
  dd if=/dev/zero of=far/full bs=1k 2>/dev/null || true
  touch go
  await_end "$pid"
  expect_status 1
  grep -q "the run is whole in .*/here/tvp-run-.* could not be moved (.*No space left" err.txt
  measured_here 4
  rm far/full
  mount -o remount,size=8m,ro far
  run "$TVP" run --resume far/out
  expect_status 1
  expect_output "Read-only file system"
  measured_here 4
  mount -o remount,rw far
  run "$TVP" run --resume far/out
  has_samples far/out 4
  [ -z "$(ls -A here)" ] && [ ! -e far/out/run.local.json ]
  umount far
  expect_status 0
}

@test "what never got to a sample leaves nothing on either side" {
  far_away 8m
  "$TVP" run -w sleep:time=20s -m threads -n 1 --local-dir "$PWD/here" -q \
    -o far/out 2>err.txt &
  pid=$!
  within 60 test -e far/out/run.local.json
  kill -TERM "$pid"
  await_end "$pid"
  [ -z "$(ls -A here)" ] && [ ! -e far/out ]
  umount far
  expect_status 143
}

@test "a search for a network's folder is moved and goes on as well" {
  mkdir here
  "$TVP" crossover "$TVP_CHAOS/holds.so" --over boot=1ms..9ms -n 2 --ops 1 \
    --max-blocks 6 --between sequential,processes:start=spawn \
    --local-dir "$PWD/here" -q -o out 2>err.txt &
  pid=$!
  await_held_here 1 # one after another, perhaps
  kill -KILL "$pid"
  await_end "$pid"
  [ ! -e out/run.db ]
  run "$TVP" crossover --resume out
  [[ $status =~ ^[04]$ ]] || { echo "$output"; return 1; }
  [ "$(cells_of out)" -gt 1 ]
  [ -s out/crossover.csv ]
  [ -z "$(ls -A here)" ]
  run "$TVP" map --local-dir relative sleep --x time=1ms..2ms --y workers=1..2
  expect_status 1
  expect_output "--local-dir wants auto, none or"
}
