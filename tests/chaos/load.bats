#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Many workers, many cells, many trials: smaller than what scripts/soak.sh and a
# person measure, large enough to see what grows as a square or leaks.

load ../cli/helper
load running

# values N: 1us,2us,…
values() {
  seq -s, 1 "$1" | sed 's/[0-9]\+/&us/g'
}

@test "two thousand threads are workers like others" {
  run "$TVP" run -w sleep:time=1us -m threads -n 2000 -p none --blocks 2 \
    --trial-time 1ms -o out
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM worker')" -eq 4000 ]
  [ "$(wc -l <out/workers.csv)" -eq 4001 ]
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status <> 'ok'")" -eq 0 ]
  within 60 nothing_is_left
}

@test "stacks of threads take the memory that they touch" {
  unsanitized "each has another one"
  run "$TVP" trial -w sleep:time=1us -m threads -n 2000 -p none --ops 1
  [ "$status" -eq 0 ] || [ "$status" -eq 4 ]
  bytes=$(grep -o '"peak_rss_bytes":[0-9]*' <<<"$output" | head -n 1 | cut -d: -f2)
  [ "$bytes" -lt $((128 << 20)) ] # 64 KiB for each, of 8 MiB
}

@test "five hundred processes are workers like others" {
  run "$TVP" run -w sleep:time=1us -m processes -n 500 -p none --blocks 2 \
    --trial-time 1ms -o out
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM worker')" -eq 1000 ]
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status <> 'ok'")" -eq 0 ]
  within 60 nothing_is_left
}

@test "processes started afresh need no descriptor each" {
  ulimit -n 64
  run "$TVP" trial -w sleep:time=1us -m processes:start=spawn -n 100 -p none --ops 1
  [ "$status" -eq 0 ] || [ "$status" -eq 4 ]
  within 60 nothing_is_left
}

@test "workers that no limit allows are told before the run" {
  mount=$(findmnt -nt cgroup,cgroup2 -o TARGET | grep -m 1 -w pids) \
    || skip "no group of version 1 for pids here"
  group=$mount/tvp-load-$$
  mkdir "$group" 2>/dev/null || skip "no group can be made here"
  echo 60 >"$group/pids.max"
  run bash -c 'echo $$ >"$0/cgroup.procs"; exec "$@"' "$group" \
    "$TVP" run -w sleep:time=1us -m threads -n 100 --blocks 1 --trial-time 1ms -o out
  within 60 rmdir "$group"
  expect_status 5
  expect_output "(pids.max), 116 wanted"
  expect_output "To mend it:"
  expect_output "cannot create thread"
  before=${output%%cannot create thread*}
  [[ $before == *"To mend it:"* ]]
  within 60 nothing_is_left
  run "$TVP" run --resume out
  expect_status 5 # what was lost still counts
  within 60 nothing_is_left
}

@test "more workers than can be are refused with their limit" {
  run "$TVP" run -w sleep -m threads -n 10001 --dry-run
  expect_status 2
  expect_output "10000"
}

@test "a plan of ten thousand cells is listed" {
  run "$TVP" run -w sleep --sweep "time=$(values 100)" \
    -m sequential,threads,gil,processes -n 1-25 --blocks 1 --dry-run
  expect_status 0
  expect_output "10000 cells"
}

@test "a plan of more cells than can be is refused" {
  run "$TVP" run -w sleep --sweep "time=$(values 300)" \
    -m sequential,threads,gil,processes -n 1-25 --blocks 1 --dry-run
  expect_status 2
  expect_output "20000"
}

# What a runner has, but for its first trials: descriptors and KiB.
runner_has() {
  local pid=$1
  echo "$(find "/proc/$pid/fd" -type l 2>/dev/null | wc -l)" \
    "$(awk '/^VmRSS/ { print $2 }' "/proc/$pid/status" 2>/dev/null)"
}

@test "a runner has after many trials what it had after few" {
  unsanitized "freed memory is kept for a while"
  export TVP_CHAOS_HOLD="16 136"
  "$TVP" run -w "$TVP_CHAOS/holds.so" -m threads -n 2 --blocks 150 \
    --trial-time 1ms -o out 2>log >answer &
  pid=$!
  within 100 trial_is_held 16
  read -r few_files few_kib < <(runner_has "$pid")
  touch go16
  within 100 trial_is_held 136
  read -r many_files many_kib < <(runner_has "$pid")
  touch go136
  await_end "$pid"
  expect_status 0
  [ "$many_files" -le $((few_files + 8)) ]
  [ "$many_kib" -le $((few_kib + 1024)) ]
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 150 ]
  within 60 nothing_is_left
}
