#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Databases that are locked, damaged, of another program or another version are
# refused with a reason: no crash, no hang, nothing else taken for a run.

load ../cli/helper
load running

no_charts() {
  printf '#!/bin/sh\nexit 1\n' >bin/gnuplot
  chmod +x bin/gnuplot
  export PATH=$PWD/bin:$PATH
}

# base: a run of two cells that is not complete: a sample is missing.
a_base() {
  no_charts
  "$TVP" run -w sleep:time=1ms,counter -m threads -n 2 --blocks 6 \
    --trial-time 1ms -q -o base 2>/dev/null
  cp -r base other
  sqlite3 other/run.db "UPDATE run SET run_id = 'other'"
  sqlite3 base/run.db "DELETE FROM event WHERE kind = 'complete';
    DELETE FROM histogram WHERE sample_id = 12;
    DELETE FROM worker WHERE sample_id = 12;
    DELETE FROM sample WHERE sample_id = 12"
}

fresh() {
  rm -rf out m.db h.db
  mkdir out
  cp base/run.db out/
}

# Whatever reads or goes on with a run, one after another; the last one writes.
readers=(
  "report out -f csv,text -o elsewhere"
  "compare out other"
  "merge out -o m.db"
  "history add out --db h.db"
  "run --resume out -q"
)

# all_refuse TEXT: each with 1 and a message that says so, the file as it was.
all_refuse() {
  local reader before
  before=$(sha256sum <out/run.db)
  for reader in "${readers[@]}"; do
    # shellcheck disable=SC2086
    run timeout 60 "$TVP" $reader
    expect_status 1
    expect_output "$1"
    [ "$(sha256sum <out/run.db)" = "$before" ]
  done
  [ ! -e m.db ]
}

@test "a database that another program keeps locked is waited for, and said" {
  a_base
  fresh
  hold out/run.db
  run timeout 60 "$TVP" run --resume out -q
  expect_status 1
  expect_output "another program is using it; let it end"
  let_go
  run "$TVP" run --resume out -q
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 12 ]
}

# hold FILE: another program has it for itself, until let_go.
hold() {
  mkfifo "$1.hold"
  # What is in the pipe's end of the shell keeps sqlite3 there.
  sqlite3 "$1" <"$1.hold" >held.txt &
  hogs+=($!)
  exec 7>"$1.hold"
  printf '.timeout 60000\nBEGIN EXCLUSIVE;\nSELECT 1;\n' >&7
  within 60 test -s held.txt
}

let_go() {
  exec 7>&-
}

is_childless() {
  [ -z "$(children_of "$1")" ]
}

@test "a database that is locked for a moment in mid-run loses nothing" {
  no_charts
  "$TVP" run -w "$TVP_CHAOS/holds.so" -m threads -n 2 --blocks 20 --trial-time 1ms \
    -q -o out &
  pid=$!
  await_held 2
  hold out/run.db
  touch go
  within 60 is_childless "$pid"
  sleep 1 # the fault itself: that trial's sample finds it locked
  let_go
  await_end "$pid"
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*), count(DISTINCT block) FROM sample')" = "20|20" ]
}

@test "what is no database, or no run, is said to be none" {
  a_base
  fresh
  printf 'a text of more than %0100d bytes' 0 >out/run.db
  all_refuse "damaged or no run.db"
  for bytes in 0 1 99; do
    cp base/run.db out/run.db
    truncate -s "$bytes" out/run.db
    all_refuse "it is empty: the run was cut before it began"
  done
  rm out/run.db
  sqlite3 out/run.db 'CREATE TABLE run (a)'
  all_refuse "a database, but not a run of tvp"
  fresh
  printf 'xxxx' | dd of=out/run.db bs=1 seek=20 conv=notrunc status=none
  all_refuse "damaged or no run.db"
}

@test "what is no file is not waited for" {
  a_base
  fresh
  rm out/run.db
  mkfifo out/run.db
  for reader in "${readers[@]}" \
    "run --continue -w counter -m threads -n 2 -q -o out"; do
    # shellcheck disable=SC2086
    run timeout 60 "$TVP" $reader
    expect_status 1
    [[ $output =~ "is no "(regular )?"file" ]] || { echo "$output"; return 1; }
    [ -p out/run.db ]
  done
  rm out/run.db
  mkdir out/run.db
  run "$TVP" report out
  expect_status 1
  [[ $output =~ "is no "(regular )?"file" ]] || { echo "$output"; return 1; }
  rmdir out/run.db
  ln -s run.db out/run.db
  run "$TVP" report out
  expect_status 1
  expect_output "cannot"
}

@test "a link to a database is followed to be read" {
  a_base
  mkdir out
  ln -s ../base/run.db out/run.db
  run "$TVP" report out -f csv -o elsewhere
  expect_status 0
  [ "$(wc -l <elsewhere/samples.csv)" -eq 12 ]
}

@test "a truncated database is said to be damaged" {
  a_base
  size=$(stat -c %s base/run.db)
  for bytes in 100 512 4095 4096 6000 8192 $((size / 2)) \
    $((size - 4096)) $((size - 1)); do
    fresh
    truncate -s "$bytes" out/run.db
    all_refuse "damaged"
  done
}

# damaged FILE NUMBER: makes damaged/1, damaged/2, … of it, each with something
# else in one page, as a bad disk or memory makes it.
damaged() {
  mkdir -p damaged
  python3 - "$1" "$2" <<'PYTHON'
import random, sys

whole = open(sys.argv[1], "rb").read()
pages = len(whole) // 4096
for seed in range(1, int(sys.argv[2]) + 1):
    dice = random.Random(seed)
    data = bytearray(whole)
    at = dice.randrange(pages) * 4096
    if seed % 4 == 0:  # zeroes
        data[at:at + 4096] = bytes(4096)
    elif seed % 4 == 1:  # rubbish
        data[at:at + 4096] = dice.randbytes(4096)
    elif seed % 4 == 2:  # another page
        other = dice.randrange(pages) * 4096
        data[at:at + 4096] = whole[other:other + 4096]
    else:  # some bits
        for _ in range(8):
            data[at + dice.randrange(4096)] ^= 1 << dice.randrange(8)
    open(f"damaged/{seed}", "wb").write(data)
PYTHON
}

@test "random damage is refused with a reason, or was in nothing that is read" {
  a_base
  refused=0
  damaged base/run.db 100
  for seed in $(seq 100); do
    fresh
    cp "damaged/$seed" out/run.db
    reader=${readers[$((seed / 4 % 5))]}
    # shellcheck disable=SC2086
    run timeout 60 "$TVP" $reader
    [[ $status =~ ^[0135]$ ]] || { echo "seed $seed: $reader: $status $output"; return 1; }
    if [ "$status" -eq 1 ]; then
      refused=$((refused + 1))
      [ "${#output}" -gt 20 ] || { echo "seed $seed: $output"; return 1; }
    fi
  done
  echo "$refused refused"
  [ "$refused" -gt 50 ]
  within 60 nothing_is_left
}

@test "a database of a newer tvp says of which one" {
  a_base
  fresh
  sqlite3 out/run.db "PRAGMA user_version=4; UPDATE run SET tvp_version = '9.8.7'"
  all_refuse "written by a newer tvp, 9.8.7 (schema 4"
  sqlite3 out/run.db "ALTER TABLE run RENAME COLUMN tvp_version TO made_by"
  all_refuse "written by a newer tvp (schema 4"
}

@test "a database of an older tvp is reported, and not gone on with" {
  a_base
  fresh
  sqlite3 out/run.db "PRAGMA user_version=1"
  run "$TVP" report out -f csv -o elsewhere
  expect_status 0
  run "$TVP" run --resume out -q
  expect_status 1
  expect_output "begun by an older tvp (schema 1)"
}

@test "a database that lacks a table or a column is refused" {
  a_base
  for change in "DROP TABLE worker" "DROP TABLE machine" \
    "ALTER TABLE cell RENAME COLUMN ops TO amount" \
    "ALTER TABLE run DROP COLUMN seed"; do
    fresh
    sqlite3 out/run.db "PRAGMA foreign_keys=OFF; $change"
    all_refuse "lacks what a run has"
  done
  fresh
  sqlite3 out/run.db "ALTER TABLE cell ADD COLUMN colour TEXT; CREATE TABLE extra (a)"
  run "$TVP" run --resume out -q
  expect_status 0
}

# Values that no tvp writes, as SQL that puts them there.
hostile=(
  "UPDATE cell SET workers = 0"
  "UPDATE cell SET workers = -1"
  "UPDATE cell SET workers = 9223372036854775807"
  "UPDATE cell SET workers = 4294967298"
  "UPDATE cell SET ops = -1"
  "UPDATE cell SET ops = 0"
  "UPDATE cell SET ops = 9223372036854775807"
  "UPDATE cell SET timeout_ns = -1"
  "UPDATE cell SET workload = 'none'"
  "UPDATE cell SET workload = printf('%.*c', 1000000, 'x')"
  "UPDATE cell SET params = ':::==='"
  "UPDATE cell SET model = char(10) || 'x'"
  "UPDATE cell SET placement = '../..'"
  "UPDATE cell SET cell_id = cell_id + 1000"
  "DELETE FROM cell"
  "UPDATE sample SET cell_id = 9223372036854775807"
  "UPDATE sample SET cell_id = -1"
  "UPDATE sample SET block = -1"
  "UPDATE sample SET block = 9223372036854775807"
  "UPDATE sample SET block = 4294967297"
  "UPDATE sample SET position = -9223372036854775807"
  "UPDATE sample SET status = 'fine'"
  "UPDATE sample SET error = printf('%.*c', 1000000, 'x')"
  "UPDATE sample SET figure_name = printf('%.*c', 1000000, 'x')"
  "UPDATE sample SET elapsed_ns = NULL, total_ns = NULL"
  "UPDATE sample SET elapsed_ns = -1, total_ns = -1"
  "UPDATE sample SET elapsed_ns = 9223372036854775807, total_ns = 9223372036854775807"
  "UPDATE sample SET ops = 0"
  "UPDATE sample SET ops_per_s = 9e999"
  "UPDATE worker SET worker = -worker - 1"
  "UPDATE worker SET sample_id = sample_id + 1000"
  "UPDATE histogram SET counts = zeroblob(1000000)"
  "UPDATE histogram SET counts = x'ffffffffffffffffffffff'"
  "UPDATE run SET metric = 'beauty'"
  "UPDATE run SET min_blocks = 9223372036854775807, max_blocks = 9223372036854775807"
  "UPDATE run SET min_blocks = -1, max_blocks = -1"
  "UPDATE run SET min_blocks = 4294967295, max_blocks = 4294967295"
  "UPDATE run SET precision = -1e308"
  "UPDATE run SET max_time_ns = -1"
  "UPDATE run SET wall_ns = -9223372036854775807"
  "UPDATE run SET run_id = ''"
  "UPDATE run SET run_id = '../../x', plan_name = '../../y'"
  "UPDATE run SET started = 'yesterday'"
  "INSERT INTO run SELECT * FROM run"
  "DELETE FROM run"
  "DELETE FROM machine"
  "UPDATE machine SET machine_json = '[[[['"
  "UPDATE machine SET machine_json = printf('%.*c', 1000000, '[')"
  "UPDATE machine SET cores = -1, pus = 9223372036854775807"
  "UPDATE machine SET topology_xml = '<a>'"
  "UPDATE event SET text = printf('%.*c', 1000000, '{')"
  "UPDATE event SET kind = 'search'"
  "INSERT INTO event (time, kind, text) VALUES ('', 'search', '{\"x\":1}')"
  "INSERT INTO trace VALUES (0, 0, -1, x'00')"
  "INSERT INTO trace VALUES (0, 5, 0, zeroblob(16))"
)

@test "values that no tvp writes are refused with a reason, or do no harm" {
  a_base
  i=0
  for change in "${hostile[@]}"; do
    fresh
    sqlite3 out/run.db "PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON; $change"
    for reader in "${readers[0]}" "${readers[$((1 + i % 3))]}"; do
      # shellcheck disable=SC2086
      run timeout 60 "$TVP" $reader
      [[ $status =~ ^[01234]$ ]] || { echo "$change: $reader: $status $output"; return 1; }
      [ "$status" -ne 1 ] || [ "${#output}" -gt 20 ] || return 1
    done
    i=$((i + 1))
  done
}

@test "a journal that was left behind is rolled back, or a write-ahead log read" {
  a_base
  fresh
  head -c 5000 /dev/urandom >out/run.db-wal
  run "$TVP" report out -f csv -o elsewhere
  expect_status 0
  [ "$(wc -l <elsewhere/samples.csv)" -eq 12 ]
  fresh
  sqlite3 out/run.db 'PRAGMA journal_mode=wal' >/dev/null
  run "$TVP" run --resume out -q
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 12 ]
}

has_open() {
  find "/proc/$1/fd" -lname "$2" 2>/dev/null | grep -q .
}

@test "a history that is locked for a moment is waited for" {
  a_base
  "$TVP" history add other --db h.db
  hold h.db
  "$TVP" history add base --db h.db 2>err.txt 7>&- &
  pid=$!
  within 60 has_open "$pid" "$PWD/h.db"
  sleep 0.5 # the fault itself
  let_go
  await_end "$pid"
  expect_status 0
  [ "$(sql h.db 'SELECT count(*) FROM entry')" -eq 2 ]
}

@test "a history that is damaged or newer is left as it is" {
  a_base
  "$TVP" history add other --db whole.db
  size=$(stat -c %s whole.db)
  for bytes in 100 4096 6000 $((size - 4096)); do
    cp whole.db h.db
    truncate -s "$bytes" h.db
    history_refuses "damaged"
  done
  damaged whole.db 20
  for seed in $(seq 1 4 20); do # rubbish
    cp "damaged/$seed" h.db
    history_refuses "h.db"
  done
  cp whole.db h.db
  sqlite3 h.db 'PRAGMA user_version=2'
  history_refuses "written by a newer tvp"
  rm h.db
  mkfifo h.db
  history_refuses "h.db"
}

history_refuses() {
  local before=
  [ -p h.db ] || before=$(sha256sum <h.db)
  for command in "add base" list check "trend --list"; do
    # shellcheck disable=SC2086
    run timeout 60 "$TVP" history $command --db h.db
    [[ $status =~ ^[12]$ ]] || { echo "$command: $status $output"; return 1; }
    [ "$status" -eq 2 ] || expect_output "$1"
    [ -p h.db ] || [ "$(sha256sum <h.db)" = "$before" ]
  done
}
