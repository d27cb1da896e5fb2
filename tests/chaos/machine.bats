#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# A machine that changes under a run: what was measured on two machines is not
# one run, and what was measured while it slept is not believed.

load ../cli/helper
load running

: "${dir:=}" # the helper's setup sets it

# A run of 2 blocks of one cell, each judged, whose second trial waits to be
# hit: see plugins/holds.c. The program itself, so that pid is the runner's.
judged_run() {
  "$dir/bin/tvp.real" run -w "$TVP_CHAOS/holds.so" -m "$1" -n 2 --blocks 2 \
    --trial-time 1ms --disturbed keep --max-disturbed 100% -q -o out \
    >out.txt 2>err.txt &
  pid=$!
}

# The same, of 15 blocks, for what does not judge.
plain_run() {
  hold_anew
  "$dir/bin/tvp.real" run -w "$TVP_CHAOS/holds.so" -m threads -n 2 --blocks 15 \
    --trial-time 1ms --disturbed ignore -o out "$@" >out.txt 2>err.txt &
  pid=$!
}

# Sets trial to that of the moment, whose workers are at work.
await_trial() {
  await_held 2
  trial=$(children_of "$pid" | head -n 1)
}

# hold [N SAMPLES]: a run in its middle, past its first samples and far from its
# last, in which nothing begins until it is let go.
hold() {
  await_held "${1:-2}" "${2:-1}"
  kill -STOP "$pid"
  within 60 has_stopped "$pid"
  ! has_samples out "${3:-15}"
}

let_go() {
  touch go
  kill -CONT "$pid"
  await_end "$pid"
}

has_stopped() {
  grep -q '^State:.*stopped' "/proc/$1/status"
}

# One sample was taken to be suspended, for this reason, and the others not.
expect_suspended() {
  touch go
  await_end "$pid"
  cat err.txt
  [[ $status =~ ^[04]$ ]] || { echo "status $status"; return 1; }
  reasons=$(sql out/run.db "SELECT error FROM sample WHERE error LIKE '%suspended: %'")
  [ "$(wc -l <<<"$reasons")" -eq 1 ] || { echo "$reasons"; return 1; }
  [[ "$reasons" =~ $1 ]] || { echo "$reasons"; return 1; }
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'disturbed'
    AND error LIKE '%suspended: %'")" -eq 1 ]
  is_whole 2
}

# Every block has its sample, and nothing is left.
is_whole() {
  [ "$(sql out/run.db 'PRAGMA integrity_check')" = ok ]
  [ "$(sql out/run.db "SELECT count(DISTINCT block) FROM sample
    WHERE status IN ('ok', 'disturbed')")" -eq "$1" ]
  within 60 nothing_is_left
}

# Ended for a reason that is told, and goes on once the fault is gone.
expect_ended() {
  let_go
  output=$(cat err.txt)
  expect_status 1
  expect_output "$1"
  [[ "$(sql out/run.db "SELECT text FROM event WHERE kind = 'stopped'")" == *"$1"* ]]
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status != 'ok'")" -eq 0 ]
  within 60 nothing_is_left
}

expect_resumes() {
  run "$TVP" run --resume out
  expect_status 0
  is_whole 15
}

# A run that is interrupted early.
cut_run() {
  plain_run
  hold
  kill -INT "$pid"
  let_go
  expect_status 130
  ! has_samples out 15
}

stop_and_continue() {
  kill -STOP "$1"
  within 60 has_stopped "$1"
  kill -CONT "$1"
}

@test "a worker that was stopped and continued marks its sample" {
  judged_run processes
  await_trial
  stop_and_continue "$(children_of "$trial" | tail -n 1)"
  expect_suspended "one of its processes was stopped and continued"
}

@test "a worker of a fork server that was stopped marks its sample" {
  judged_run processes:start=forkserver
  await_trial
  server=$(children_of "$trial")
  stop_and_continue "$(children_of "$server" | tail -n 1)"
  expect_suspended "one of its processes was stopped and continued"
}

@test "a trial that was stopped and continued is marked" {
  judged_run threads
  await_trial
  stop_and_continue "$trial"
  expect_suspended "one of its processes was stopped and continued"
}

# group CONTROLLER: sets group to one made below the present one.
group() {
  local mount
  [ "$(id -u)" -eq 0 ] || skip "needs root to make a cgroup"
  mount=$(awk -v c="$1" '$3 == "cgroup" && ("," $4 ",") ~ ("," c ",") { print $2; exit }' /proc/mounts)
  [ -n "$mount" ] || skip "no cgroup of version 1 for $1"
  group=$mount$(awk -F: -v c="$1" '("," $2 ",") ~ ("," c ",") { print $3; exit }' /proc/self/cgroup)/tvp-$$-$BATS_TEST_NUMBER
  mkdir "$group" 2>/dev/null || skip "cannot make a cgroup for $1"
}

end_group() {
  within 60 rmdir "$group"
}

teardown_group() {
  [ -z "${group:-}" ] || [ ! -d "$group" ] || {
    [ ! -f "$group/freezer.state" ] || echo THAWED >"$group/freezer.state"
    xargs -r kill -KILL <"$group/cgroup.procs" || true
    end_group || true
  }
}

# A second one, after the helper's.
eval "helper_$(declare -f teardown)"
teardown() {
  teardown_group
  helper_teardown
}

enter_group() {
  echo "$pid" >"$group/cgroup.procs"
}

is_frozen() {
  [ "$(cat "$group/freezer.state")" = FROZEN ]
}

@test "a run that was frozen with all its processes marks the trial" {
  group freezer
  judged_run processes
  enter_group
  await_trial
  echo FROZEN >"$group/freezer.state"
  within 60 is_frozen
  sleep 1.5 # the fault itself
  echo THAWED >"$group/freezer.state"
  expect_suspended "tvp was stopped, frozen or paused for "
  end_group
}

# set_clocks DAY ASLEEP: nobody reads half of it.
set_clocks() {
  echo "$@" >clocks.new
  mv clocks.new clocks
}

@test "a machine that slept during a trial marks it" {
  export CHAOS_CLOCKS=$PWD/clocks
  set_clocks 0 7
  LD_PRELOAD=$TVP_CHAOS/preload/clocks.so judged_run threads
  await_trial
  set_clocks 0 3607
  # Two clocks are read one after the other, and may be apart by an instant.
  expect_suspended "the machine slept for (3599.[5-9]|3600.[0-4]) s"
}

@test "a clock that is set in mid-run changes nothing that is measured" {
  export CHAOS_CLOCKS=$PWD/clocks
  for offset in -1000000000 31536000; do
    set_clocks 0 0
    rm -rf out
    # A limit that only the time of day goes beyond.
    LD_PRELOAD=$TVP_CHAOS/preload/clocks.so plain_run --max-time 10m
    hold
    set_clocks "$offset" 0
    let_go
    expect_status 0
    is_whole 15
    [ "$(sql out/run.db 'SELECT count(*) FROM sample
      WHERE elapsed_ns BETWEEN 1 AND 60000000000')" -eq 15 ]
    [ "$(sql out/run.db 'SELECT wall_ns < 120000000000 FROM run')" -eq 1 ]
    # Rows stay in the order in which they were measured.
    [ "$(column out/samples.csv block | tr '\n' ' ')" = "$(seq 0 14 | tr '\n' ' ')" ]
  done
}

@test "a time limit holds when the clock is set back" {
  export CHAOS_CLOCKS=$PWD/clocks
  set_clocks 0 0
  LD_PRELOAD=$TVP_CHAOS/preload/clocks.so plain_run --blocks 5000 --max-time 10s
  hold
  set_clocks -31536000 0
  let_go
  expect_status 0
  grep -q "the time limit came" out.txt
}

@test "a run resumes and enters a history under a clock of another year" {
  export CHAOS_CLOCKS=$PWD/clocks
  set_clocks 0 0
  cut_run
  set_clocks -1000000000 0
  LD_PRELOAD=$TVP_CHAOS/preload/clocks.so expect_resumes
  LD_PRELOAD=$TVP_CHAOS/preload/clocks.so run "$TVP" history add out --db history.db
  expect_status 0
  run "$TVP" history list --db history.db
  expect_status 0
  expect_output "$(sql out/run.db 'SELECT substr(started, 1, 10) FROM run')"
}


@test "CPUs that are taken from a run in its middle end it, and it resumes" {
  [ "$(nproc)" -ge 2 ] || skip "one CPU"
  one=$(taskset -cp $$ | grep -o '[0-9]*$')
  plain_run
  hold
  taskset -cp "$one" "$pid" >/dev/null
  expect_ended "and now are $one: trials would not compare"
  expect_resumes
}

@test "a cpuset that shrinks in the middle of a run ends it, and it resumes" {
  [ "$(nproc)" -ge 2 ] || skip "one CPU"
  group cpuset
  all=$(cat "${group%/*}/cpuset.cpus")
  echo "$all" >"$group/cpuset.cpus"
  cat "${group%/*}/cpuset.mems" >"$group/cpuset.mems"
  plain_run -p none
  enter_group
  hold
  one=$(grep -o '^[0-9]*' <<<"$all")
  echo "$one" >"$group/cpuset.cpus"
  expect_ended "and now are $one: trials would not compare"
  end_group
  expect_resumes
}

@test "a quota that comes in mid-run marks the samples that it held back" {
  group cpu
  "$dir/bin/tvp.real" run -w "$TVP_CHAOS/holds.so" -m threads -n 2 --blocks 4 \
    --trial-time 200ms --disturbed keep --max-disturbed 100% -q -o out \
    >out.txt 2>err.txt &
  pid=$!
  enter_group
  await_held 2
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE error LIKE '%throttled: %'")" -eq 0 ]
  echo 100000 >"$group/cpu.cfs_period_us"
  echo 20000 >"$group/cpu.cfs_quota_us"
  touch go
  await_end "$pid"
  [[ $status =~ ^[04]$ ]] || { echo "status $status"; return 1; }
  [ "$(sql out/run.db "SELECT count(*) FROM sample
    WHERE status = 'disturbed' AND error LIKE '%throttled: the cgroup%'")" -ge 1 ]
  is_whole 4
  end_group
}

# Another program in its place, which would be seen.
other_program() {
  printf '#!/bin/sh\necho another program >&2\nexit 1\n' >"$1.new"
  chmod +x "$1.new"
  mv "$1.new" "$1"
}

@test "a program that is replaced in mid-run goes on as it began" {
  for model in threads processes:start=spawn processes:start=forkserver; do
    rm -rf out
    hold_anew
    cp "$TVP.real" bin/running
    bin/running run -w "$TVP_CHAOS/holds.so" -m "$model" -n 2 --blocks 15 \
      --trial-time 1ms --disturbed ignore -o out >out.txt 2>err.txt &
    pid=$!
    hold
    other_program bin/running
    let_go
    expect_status 0
    is_whole 15
    [ "$(grep -c "file was replaced or removed; the run goes on" err.txt)" -eq 1 ]
  done
}

@test "a program that is removed in mid-run goes on as it began" {
  cp "$TVP.real" bin/running
  bin/running run -w "$TVP_CHAOS/holds.so" -m threads -n 2 --blocks 15 \
    --trial-time 1ms --disturbed ignore -o out >out.txt 2>err.txt &
  pid=$!
  hold
  rm bin/running
  let_go
  expect_status 0
  is_whole 15
}

@test "a base program that is replaced in mid-run ends it, and it resumes" {
  cp "$TVP.real" bin/base
  # Of five blocks nothing can be said that chance could say wrong.
  TVP_CHAOS_HOLD=none "$TVP" run -w "$TVP_CHAOS/holds.so" -m threads -n 2 \
    --blocks 5 --trial-time 1ms -q -o base
  hold_anew
  # Before the blocks, and in each, there is a trial of either program.
  export TVP_CHAOS_HOLD=5
  "$dir/bin/tvp.real" run --against base --base-binary bin/base \
    --disturbed ignore -q -o out >out.txt 2>err.txt &
  pid=$!
  hold 5 1 5
  cp bin/base bin/kept
  other_program bin/base
  let_go
  output=$(cat err.txt)
  expect_status 1
  expect_output "was replaced or removed while its trials ran"
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status != 'ok'")" -eq 0 ]
  mv bin/kept bin/base
  run "$TVP" run --resume out
  expect_status 0
  is_whole 5
}

@test "data of tvp that goes in mid-run end it, and it resumes" {
  plain_run
  hold
  mv share away
  expect_ended "cannot find tvp's data"
  mv away share
  expect_resumes
}

@test "a plan that is edited in mid-run does not change the run" {
  cat >plan.yaml <<END
blocks: 15
trial_time: 1ms
matrix:
  - workloads: ["$TVP_CHAOS/holds.so"]
    models: [threads]
    workers: [2]
END
  "$dir/bin/tvp.real" run plan.yaml --disturbed ignore -o out >out.txt 2>err.txt &
  pid=$!
  hold
  sed -i 's/\[threads\]/[sequential]/' plan.yaml
  let_go
  cat err.txt
  expect_status 0
  is_whole 15
  [ "$(sql out/run.db "SELECT group_concat(DISTINCT model) FROM cell")" = threads ]
  run "$TVP" run plan.yaml --continue -o out
  [[ $status =~ ^[12]$ ]] || { echo "status $status"; return 1; }
  expect_output "matrix differs"
}

@test "a current folder that is removed in mid-run costs nothing" {
  mkdir here
  export TVP_CHAOS_PLACE=$PWD
  pushd here >/dev/null
  plain_run -o "$dir/out"
  popd >/dev/null
  hold
  rm -r here
  let_go
  expect_status 0
  is_whole 15
}

@test "a run is not resumed on a machine of another name" {
  unshare --uts true 2>/dev/null || skip "cannot have a host name of its own"
  cut_run
  # shellcheck disable=SC2016
  run unshare --uts sh -c 'hostname another && exec "$0" run --resume out' "$TVP"
  expect_status 1
  expect_output "host differs"
  expect_resumes
}
