#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Disks that are full, fail or may not be written cost nothing that was finished.

load ../cli/helper
load mounts
load running

# a_run WHERE [OPTION...]: some short trials, of many workers' rows each.
a_run() {
  inside "$TVP" run -w sleep:time=1ms -m threads -n 50 --blocks 30 \
    --trial-time 1ms -q -o "$@"
}

# What draws fails at once: quicker, and no reason to fail.
no_charts() {
  printf '#!/bin/sh\nexit 1\n' >bin/gnuplot
  chmod +x bin/gnuplot
  export PATH=$PWD/bin:$PATH
}

# Rolls back what was cut, as whoever goes on does.
expect_whole() {
  [ "$(inside sqlite3 "$1/run.db" 'PRAGMA integrity_check')" = ok ]
}

# expect_complete DIR BLOCKS: each block's one cell once.
expect_complete() {
  expect_whole "$1"
  [ "$(inside sqlite3 -readonly "$1/run.db" \
    'SELECT count(*), count(DISTINCT block) FROM sample')" = "$2|$2" ]
}

nothing_hidden() {
  [ -z "$(inside find "$1" -name '.*' ! -name .)" ]
}

# Leaves so many kB on a disk in memory.
leave_kb() {
  inside mount -o "remount,size=$(($(inside du -sk "$1" | cut -f1) + $2))k" "$1"
}

make_room() {
  inside mount -o remount,size=40m "$1"
}

@test "a full disk keeps what was stored, says so and resumes" {
  own_mounts
  no_charts
  disk_in_memory small 200k
  run a_run small/out
  expect_status 1
  expect_output "the disk is full; make room"
  expect_output "--resume"
  expect_whole small/out
  [ "$(inside sqlite3 -readonly small/out/run.db 'SELECT count(*) FROM sample')" -ge 1 ]
  within 60 nothing_is_left
  make_room small
  run inside "$TVP" run --resume small/out -q
  expect_status 0
  expect_complete small/out 30
}

@test "a disk without room for a first sample is left as it was" {
  own_mounts
  no_charts
  disk_in_memory small 32k
  run a_run small/out
  expect_status 1
  expect_output "the disk is full; make room"
  [ -z "$(inside ls -A small)" ]
  make_room small
  run a_run small/out
  expect_status 0
  expect_complete small/out 30
}

@test "a disk that fills up while reports are written leaves the run whole" {
  own_mounts
  no_charts
  disk_in_memory small 40m
  a_run small/out
  inside rm small/out/samples.csv small/out/workers.csv
  leave_kb small 16
  run inside "$TVP" run --resume small/out
  expect_status 1
  expect_output "the run is whole in small/out/run.db"
  expect_output "tvp report small/out"
  expect_output "Median and [95 % interval] of 30 blocks." # the answer all the same
  nothing_hidden small
  make_room small
  run inside "$TVP" run --resume small/out -q
  expect_status 0
  expect_complete small/out 30
  [ "$(inside cat small/out/samples.csv | wc -l)" -eq 31 ]
}

@test "a full disk leaves no half chart and no half page" {
  own_mounts
  disk_in_memory small 40m
  a_run small/out
  for kb in 8 72 96; do
    inside rm -rf small/out/charts small/out/report.html
    leave_kb small "$kb"
    run inside "$TVP" report small/out -f svg,html
    expect_status 1
    [[ "$output" == *"is the disk full"* || "$output" == *"make room"* ]]
    nothing_hidden small
    for chart in $(inside find small/out -name '*.svg'); do
      [ "$(inside tail -n 2 "$chart" | tr -d '\n')" = "</svg>" ]
    done
    inside test ! -e small/out/report.html
    make_room small
  done
}

@test "on a full disk merge, history and compare leave what was there" {
  own_mounts
  no_charts
  disk_in_memory small 40m
  a_run small/out
  inside "$TVP" history add small/out --db small/h.db
  inside cp -r small/out small/two
  inside sqlite3 small/two/run.db "UPDATE run SET run_id = 'two'"
  before=$(inside sha256sum small/h.db)
  leave_kb small 0
  run inside "$TVP" merge small/out -o small/m.db
  expect_status 1
  expect_output "the disk is full; make room"
  inside test ! -e small/m.db
  run inside "$TVP" history add small/two --db small/h.db
  expect_status 1
  expect_output "make room, nothing was added"
  [ "$(inside sha256sum small/h.db)" = "$before" ]
  run inside "$TVP" compare small/out small/out -f json -o small/compare.json
  expect_status 1
  expect_output "make room"
  inside test ! -e small/compare.json
  nothing_hidden small
  make_room small
  inside "$TVP" merge small/out -o small/m.db
  inside "$TVP" history add small/two --db small/h.db
}

# A disk that promises more than there is: what it can't keep fails as EIO.
@test "a disk that fails keeps what was stored, and the run resumes" {
  own_mounts
  no_charts
  disk_in_memory thin 600k
  inside truncate -s 16M thin/image
  inside mkfs.ext2 -q -O ^resize_inode -N 64 thin/image 2>/dev/null \
    || skip "cannot make a file system"
  mkdir disk
  inside mount -o loop thin/image disk 2>/dev/null || skip "no loop devices"
  run inside "$TVP" run -w sleep:time=1ms -m threads -n 50 --blocks 150 \
    --trial-time 1ms -q -o disk/out
  expect_status 1
  expect_output "its disk failed"
  expect_output "--resume"
  make_room thin
  inside cp -r disk/out out # off the disk, as the message says
  run inside "$TVP" run --resume out -q
  expect_status 0
  expect_complete out 150
}

# The Nth write fails, and all after it, until somebody sees to it. Whatever was
# being written, the run goes on, or was not begun.
fails_at() {
  rm -rf out hit
  run env LD_PRELOAD="$TVP_CHAOS/preload/failing_disk.so" \
    TVP_FAULT_PATH="$PWD/out/" TVP_FAULT_AT="$1" TVP_FAULT_ERRNO="$2" \
    TVP_FAULT_LOG="$PWD/hit" "$TVP" run -w sleep:time=1ms -m sequential -n 1 \
    --blocks 3 --trial-time 1ms -q -o out
  [ -e hit ] || return 0
  expect_status 1
  [[ "$output" == *"its disk failed"* || "$output" == *"tvp report"* ]]
  [ ! -e out ] || {
    [ "$(sqlite3 out/run.db 'PRAGMA integrity_check')" = ok ]
    run "$TVP" run --resume out -q
    expect_status 0
    [ "$(sql out/run.db 'SELECT count(*), count(DISTINCT block) FROM sample')" = "3|3" ]
  }
}

@test "whichever write fails, the run is whole and resumes, or was not begun" {
  no_charts
  begun=0
  unbegun=0
  for at in $(seq 1 7 200); do
    fails_at "$at" 5
    [ -e hit ] || break
    if [ -e out ]; then begun=$((begun + 1)); else unbegun=$((unbegun + 1)); fi
  done
  [ "$begun" -gt 2 ]
  [ "$unbegun" -gt 2 ]
}

@test "a quota that is used up says so, and the run resumes" {
  no_charts
  run env LD_PRELOAD="$TVP_CHAOS/preload/failing_disk.so" \
    TVP_FAULT_PATH="$PWD/out/" TVP_FAULT_AT=90 TVP_FAULT_ERRNO=122 \
    "$TVP" run -w sleep:time=1ms -m sequential -n 1 --blocks 3 \
    --trial-time 1ms -q -o out
  expect_status 1
  expect_output "your quota of it is used up"
  run "$TVP" run --resume out -q
  expect_status 0
}

@test "shared memory that has no room is refused before the trial starts" {
  own_mounts
  inside mount -t tmpfs -o size=256k tmpfs /dev/shm 2>/dev/null || skip "cannot mount"
  run inside "$TVP" run -w sleep:time=1ms -m threads,sequential -n 8000 \
    --blocks 1 --trial-time 1ms -q -o out
  expect_status 5
  [[ "$(sql out/run.db 'SELECT error FROM sample LIMIT 1')" == *"bytes of shared memory; free some in /dev/shm"* ]]
  within 60 nothing_is_left
  [ -z "$(inside ls -A /dev/shm)" ]
}

@test "shared memory has no name that a kill could leave" {
  unsanitized "a file of its own is unlinked"
  command -v strace >/dev/null || skip "no strace"
  own_mounts
  inside mount -t tmpfs -o size=40m tmpfs /dev/shm 2>/dev/null || skip "cannot mount"
  # Who would take a name away is killed before it can.
  run inside strace -f -o calls -e trace=unlink,unlinkat \
    -e inject=unlink,unlinkat:signal=KILL \
    "$TVP.real" trial -w primes -m threads -n 2 --ops 1
  [ -z "$(inside ls -A /dev/shm)" ]
  expect_status 0
}

@test "shared memory where nothing can be without a name is unlinked at once" {
  command -v strace >/dev/null || skip "no strace"
  sanitizers_leave detect_leaks=0 # which they can't under strace
  own_mounts
  inside mount -t tmpfs -o size=40m tmpfs /dev/shm 2>/dev/null || skip "cannot mount"
  run inside strace -f -o calls -P /dev/shm -e trace=openat \
    -e inject=openat:error=EOPNOTSUPP \
    "$TVP.real" trial -w primes -m processes -n 2 --ops 1
  expect_status 0
  grep -q EOPNOTSUPP calls
  [ -z "$(inside ls -A /dev/shm)" ]
}

@test "shared memory that cannot be written is said" {
  own_mounts
  mkdir none
  inside mount --bind none /dev/shm 2>/dev/null || skip "cannot mount"
  inside mount -o remount,bind,ro /dev/shm
  run a_run out
  expect_status 1
  expect_output "is /dev/shm mounted and writable?"
  [ ! -e out ]
}

@test "shared memory that executes nothing is enough" {
  own_mounts
  no_charts
  inside mount -t tmpfs -o size=40m,noexec tmpfs /dev/shm 2>/dev/null || skip "cannot mount"
  for start in fork spawn; do
    run inside "$TVP" run -w sleep:time=1ms -m "processes:start=$start" -n 2 \
      --blocks 1 --trial-time 1ms -q -o "$start"
    expect_status 0
  done
}

@test "a folder that is read-only takes no run, and gives reports elsewhere" {
  own_mounts
  no_charts
  a_run disk/out
  read_only disk
  run a_run disk/new
  expect_status 1
  expect_output "cannot make the folder disk/new: Read-only file system"
  run inside "$TVP" run --resume disk/out -q
  expect_status 1
  expect_output "make its folder writable"
  run inside "$TVP" report disk/out -f csv
  expect_status 1
  expect_output "make its folder writable, or choose another with -o"
  run inside "$TVP" report disk/out -f csv -o elsewhere
  expect_status 0
  [ "$(wc -l <elsewhere/samples.csv)" -eq 31 ]
  run inside "$TVP" merge disk/out -o disk/m.db
  expect_status 1
  expect_output "make its folder writable"
  run inside "$TVP" history add disk/out --db disk/h.db
  expect_status 1
  expect_output "make it and its folder writable"
}

# With the rights of nobody.
nobody() {
  setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
}

@test "a folder that may not be written is said, and stays as it is" {
  [ "$(id -u)" -eq 0 ] || skip "needs root to be somebody else"
  no_charts
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 --trial-time 1ms -q \
    -o theirs/out
  sqlite3 theirs/out/run.db "DELETE FROM event WHERE kind = 'complete'"
  chmod 755 . theirs theirs/out
  before=$(sha256sum theirs/out/run.db)
  run nobody "$TVP" run -w sleep:time=1ms -n 1 -q -o theirs/new
  expect_status 1
  expect_output "cannot make the folder theirs/new: Permission denied"
  run nobody "$TVP" run --resume theirs/out -q
  expect_status 1
  expect_output "make it and its folder writable"
  run nobody "$TVP" report theirs/out -f text
  expect_status 0
  chmod 700 theirs
  run nobody "$TVP" report theirs/out -f text
  expect_status 1
  expect_output "cannot find the run theirs/out: Permission denied"
  [ "$(sha256sum theirs/out/run.db)" = "$before" ]
}

@test "a folder's name that is taken by a file is said, and a parent is made" {
  no_charts
  echo mine >file
  run a_small_run file
  expect_status 1
  expect_output "file is there, and is no folder"
  run a_small_run file/run
  expect_status 1
  expect_output "cannot make the folder file/run: Not a directory"
  [ "$(cat file)" = mine ]
  run a_small_run not/there/yet
  expect_status 0
  [ -s not/there/yet/samples.csv ]
}

a_small_run() {
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 --trial-time 1ms -q \
    -o "$@"
}

# A run in out, past its first sample, with its program in pid. It goes on once
# there is a file `go`.
run_going_on() {
  no_charts
  hold_anew
  "$TVP" run -w "$TVP_CHAOS/holds.so" -m threads -n 2 --blocks 40 \
    --trial-time 1ms -q -o out 2>err.txt &
  pid=$!
  await_held 2
}

@test "a folder that is renamed in mid-run keeps what was stored, and resumes" {
  run_going_on
  mv out away
  touch go
  await_end "$pid"
  expect_status 1
  grep -q 'moved or removed' err.txt
  grep -q -- --resume err.txt
  [ ! -e out ]
  within 60 nothing_is_left
  [ "$(sqlite3 away/run.db 'PRAGMA integrity_check')" = ok ]
  run "$TVP" run --resume away -q
  expect_status 0
  [ "$(sql away/run.db 'SELECT count(*), count(DISTINCT block) FROM sample')" = "40|40" ]
}

@test "a run that is removed in its middle ends, and says so" {
  for what in out/run.db out; do
    run_going_on
    rm -r "$what"
    touch go
    await_end "$pid"
    expect_status 1
    grep -q "moved or removed" err.txt || { cat err.txt; false; }
    within 60 nothing_is_left
    rm -rf out
  done
}

@test "work files without a place or room say which parameter names another" {
  own_mounts
  no_charts
  mkdir locked
  read_only locked
  disk_in_memory small 32k
  for workload in file-write file-read open sqlite:sync=off; do
    run inside "$TVP" trial -w "$workload:dir=$PWD/locked" -n 2
    expect_status 5
    expect_output "dir= names a directory to write to"
    run inside "$TVP" trial -w "$workload:dir=$PWD/nowhere" -n 2
    expect_status 5
    expect_output "dir= names a directory to write to"
  done
  for workload in file-write file-read sqlite:sync=off; do
    run inside "$TVP" trial -w "$workload:dir=$PWD/small" -n 2
    expect_status 5
    expect_output "dir="
    [ -z "$(inside ls -A small)" ]
  done
  for place in locked nowhere small; do
    TMPDIR=$PWD/$place run inside "$TVP" trial -w http -n 2
    expect_status 5
    expect_output "TMPDIR= names a directory with room"
  done
  [ -z "$(inside ls -A small)" ]
  within 60 nothing_is_left
}

@test "a disk without inodes is said to have none, at whichever file" {
  own_mounts
  no_charts
  mkdir small
  inside mount -t tmpfs -o size=40m,nr_inodes=60 tmpfs small 2>/dev/null || skip "cannot mount"
  inside "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 \
    --trial-time 1ms -q -o small/out
  inside rm small/out/report.html small/out/samples.csv
  no_inodes small
  for format in csv html; do
    run inside "$TVP" report small/out -f "$format"
    expect_status 1
    expect_output "df -i"
    [[ "$output" != *writable* ]]
  done
  for command in 'run -w sleep:time=1ms -m threads -n 1 --blocks 1 -q -o small/new' \
    'merge small/out -o small/m.db' 'history add small/out --db small/h.db'; do
    # shellcheck disable=SC2086
    run inside "$TVP" $command
    expect_status 1
    expect_output "df -i"
    [[ "$output" != *writable* ]]
  done
  # With one for the folder, and none for run.db in it.
  inside rm small/0
  run inside "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 1 -q -o small/new
  expect_status 1
  expect_output "df -i"
  inside test ! -e small/new
  inside rm small/1 small/2 small/3
  run inside "$TVP" report small/out -f csv
  expect_status 0
}

# Takes all that are left.
no_inodes() {
  # shellcheck disable=SC2016
  inside sh -c 'i=0; while : >"$0/$i"; do i=$((i + 1)); done' "$1" 2>/dev/null || true
  inside test -e "$1/0"
}

@test "a run.db that is emptied in mid-run ends the run, and says so" {
  run_going_on
  : >out/run.db
  touch go
  await_end "$pid"
  expect_status 1
  grep -q "emptied or changed" err.txt || { cat err.txt; false; }
  grep -q "begin again in another folder" err.txt
  within 60 nothing_is_left
}
