#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# A workload that misbehaves costs its own samples, and nothing else.

load ../cli/helper
load running

starts="processes processes:start=spawn processes:start=forkserver"
models="threads gil $starts"

# misbehave MODEL PARAMETERS [OPTION...]: a run of 4 samples, with the deed in
# the first one of 3 workers.
misbehave() {
  local model=$1 parameters=$2
  shift 2
  touch trigger
  rm -rf out
  # Without gnuplot: charts take longer than all else.
  run env PATH="${TVP%/*}" "$TVP" run \
    -w "$TVP_CHAOS/misbehave.so:$parameters:workers=3:once=$PWD/trigger" \
    -m "$model" -n 2,3 --blocks 2 --trial-time 1ms -o out "$@" 3>&-
  echo "$model $parameters: $output"
  [ ! -e trigger ] || { echo "it was not done"; return 1; }
}

# All that was promised, for a run of 4 of which one sample was lost so.
one_lost() {
  expect_status 5
  [ "$(sql out/run.db "SELECT status FROM sample WHERE status != 'ok'")" = "$1" ] || {
    sql out/run.db "SELECT status, error FROM sample"
    return 1
  }
  error=$(sql out/run.db "SELECT error FROM sample WHERE status != 'ok'")
  [[ "$error" == *"$2"* ]] || { echo "expected $2, got: $error"; return 1; }
  all_are_there
}

all_are_there() {
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 4 ]
  [ "$(sql out/run.db 'PRAGMA integrity_check')" = ok ]
  [ -s out/samples.csv ]
  within 60 nothing_is_left
  local before=$status
  run env PATH="${TVP%/*}" "$TVP" run --resume out
  expect_status "$before"
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 4 ]
}

@test "a workload that crashes costs its sample alone, which says by what signal" {
  signals_end_programs
  for model in threads processes processes:start=forkserver; do
    misbehave "$model" do=segfault
    one_lost crashed "signal 11"
  done
  misbehave gil do=divide
  one_lost crashed "signal 8"
  misbehave processes:start=spawn do=trap
  one_lost crashed "signal 4"
  misbehave threads do=stack
  one_lost crashed "signal 11"
  misbehave threads do=kill
  one_lost crashed "signal 9"
}

@test "a workload that crashes in the controller costs its sample alone" {
  signals_end_programs
  for hook in setup verify teardown; do
    misbehave processes "do=segfault:in=$hook"
    one_lost crashed "signal 11"
  done
}

@test "a workload that ends its worker is said to have, and costs its sample alone" {
  misbehave threads do=exit
  one_lost crashed "the workload ended the trial's program, with status 3"
  misbehave threads do=_exit
  one_lost failed "does the workload call _exit"
  misbehave threads do=quick-exit
  one_lost failed "does the workload call _exit"
  for start in $starts; do
    for deed in exit _exit quick-exit pthread-exit; do
      run "$TVP" trial -w "$TVP_CHAOS/misbehave.so:do=$deed" -m "$start" -n 2
      expect_status 5
      expect_output '"crashed"'
      expect_output "ended by itself with status"
    done
    misbehave "$start" do=_exit
    one_lost crashed "ended by itself with status"
  done
}

@test "a workload that ends its thread is ended by the time limit" {
  misbehave gil do=pthread-exit --timeout 10s
  one_lost timeout "were still working"
}

@test "a workload that hangs or spins is ended by the time limit" {
  for deed in hang spin; do
    for model in $models; do
      run "$TVP" trial -w "$TVP_CHAOS/misbehave.so:do=$deed" -m "$model" -n 2 \
        --timeout 300ms
      expect_status 5
      expect_output "time limit passed"
    done
    misbehave processes "do=$deed" --timeout 10s
    one_lost timeout "time limit"
  done
  for model in $models; do
    run "$TVP" trial -w "$TVP_CHAOS/misbehave.so:do=hang:in=enter" -m "$model" \
      -n 2 --timeout 300ms
    expect_status 5
    expect_output "had not started"
  done
  within 60 nothing_is_left
}

@test "a controller that hangs is ended by the runner" {
  misbehave threads do=hang:in=setup --timeout 10s
  one_lost timeout "hung past its time limit"
}

@test "workers that don't leave are ended by the runner" {
  misbehave processes do=hang:in=leave --timeout 10s
  one_lost timeout "hung past its time limit"
}

@test "a clean-up that hangs is ended by the runner" {
  misbehave threads do=hang:in=teardown --timeout 10s
  one_lost timeout "hung past its time limit"
}

@test "a workload that leaks is stopped by a limit on memory, and the runner is not" {
  unsanitized "addresses are not counted"
  ulimit -v 600000
  misbehave processes do=leak
  one_lost crashed "signal 6"
  misbehave threads do=leak
  one_lost crashed "signal 6"
}

@test "a workload that takes all of a cgroup's memory costs its sample alone" {
  parent=/sys/fs/cgroup/memory$(sed -n 's/^[0-9]*:memory://p' /proc/self/cgroup)
  group=$parent/tvp-chaos-$$
  mkdir "$group" 2>/dev/null || skip "no memory cgroup can be made"
  echo 200M >"$group/memory.limit_in_bytes"
  run bash -c "echo \$\$ >'$group/cgroup.procs' && exec '$TVP' run \
    -w '$TVP_CHAOS/misbehave.so:do=leak:workers=3' -m processes -n 2,3 \
    --blocks 2 --trial-time 1ms -q -o out"
  within 60 rmdir "$group"
  expect_status 5
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'ok'")" -eq 2 ]
  [[ "$(sql out/run.db "SELECT error FROM sample WHERE status != 'ok'")" == *"signal 9"* ]]
  within 60 nothing_is_left
}

@test "processes that a workload leaves behind are ended, and said" {
  for model in $models; do
    for deed in child daemon; do
      run "$TVP" trial -w "$TVP_CHAOS/misbehave.so:do=$deed" -m "$model" -n 2
      expect_status 0
      expect_output "the workload left 1 process running, which tvp has ended"
      within 60 nothing_is_left
    done
  done
  misbehave processes do=daemon
  expect_status 0
  expect_output "the workload left 1 process running, which tvp has ended"
  [[ "$(sql out/run.db 'SELECT group_concat(error) FROM sample')" == *"left 1 process"* ]]
  all_are_there
  for hook in setup enter verify teardown; do
    run "$TVP" trial -w "$TVP_CHAOS/misbehave.so:do=daemon:in=$hook" -n 1
    expect_status 0
    expect_output "the workload left 1 process running"
    within 60 nothing_is_left
  done
}

@test "processes of a workload that crashed are ended as well" {
  misbehave threads do=daemon-crash
  one_lost crashed "signal 6"
  misbehave processes do=daemon-crash
  one_lost crashed "signal 6"
}

@test "a child that the caller had before is not taken for the workload's" {
  bash -c "sleep 1000 & echo \$! >other; exec '$TVP' run -w primes -m processes \
    -n 2 --blocks 2 --trial-time 1ms -q -o out" >/dev/null 2>&1 3>&-
  kill "$(cat other)"
}

# Its parent ends while trials run, so that it comes to tvp.
@test "what a child of before leaves is not taken for the workload's" {
  mkfifo end
  bash -c "(sleep 1000 & echo \$! >other; read -r _ <>end) & exec '$TVP' run \
    -w '$TVP_CHAOS/holds.so,$TVP_CHAOS/misbehave.so:do=daemon' -m processes -n 2 \
    --blocks 5 --trial-time 1ms -q -o out" >/dev/null 2>&1 3>&- &
  pid=$!
  await_held 2
  echo >end
  within 60 is_child_of "$pid" "$(cat other)"
  touch go
  await_end "$pid"
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 10 ]
  [ "$(sql out/run.db "SELECT group_concat(DISTINCT error) FROM sample
    WHERE error != ''")" = \
    "the workload left 1 process running, which tvp has ended; let its teardown end what it starts" ]
  kill "$(cat other)"
}

is_child_of() {
  children_of "$1" | grep -qx "$2"
}

@test "a workload that writes over shared memory costs its sample alone" {
  signals_end_programs
  for byte in 0 127 255; do
    for place in slot behind all; do
      for start in $starts; do
        run "$TVP" trial -w "$TVP_CHAOS/scribble.so:over=$place:byte=$byte" \
          -m "$start" -n 3 --ops 20 --timeout 10s
        expect_status 5
      done
    done
    for model in $models; do
      run "$TVP" trial -w "$TVP_CHAOS/scribble.so:over=behind:byte=$byte" \
        -m "$model" -n 1 --ops 20 --timeout 10s
      expect_status 5
      expect_output "does the workload write beyond memory of its own?"
    done
  done
  run "$TVP" run -w "primes,$TVP_CHAOS/scribble.so:workers=3" -m processes,gil -n 3 \
    --blocks 1 --trial-time 1ms -q -o out
  expect_status 5
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'ok'")" -eq 2 ]
  [ "$(sql out/run.db "SELECT count(*) FROM sample")" -eq 4 ]
  within 60 nothing_is_left
}

@test "a workload that closes all descriptors costs its sample alone" {
  misbehave threads do=close
  one_lost failed "close descriptors that are not its own"
  for start in $starts; do
    run timeout 60 "$TVP.real" trial -w "$TVP_CHAOS/misbehave.so:do=close" \
      -m "$start" -n 1
    # A controller that looks by itself in time need not be told.
    [[ $status =~ ^[05]$ ]] || { echo "$start: status $status: $output"; return 1; }
    [ "$status" -eq 0 ] || expect_output "close descriptors that are not its own"
  done
  within 60 nothing_is_left
}

@test "garbage in all descriptors costs its sample alone" {
  for model in threads processes; do
    misbehave "$model" do=garbage --timeout 10s
    expect_status 5
    [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'ok'")" -eq 3 ]
    all_are_there
  done
}

# What it is told is 512 MiB.
@test "a workload that prints without end does not fill the runner's memory" {
  unsanitized "freed memory is kept for a while"
  "$TVP" run -w "$TVP_CHAOS/misbehave.so:do=babble:workers=3" -m processes -n 3 \
    --blocks 1 --trial-time 1ms -q -o out 3>&- &
  pid=$!
  peak_kib=0
  while read -r now 2>/dev/null < <(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$pid/status" 2>/dev/null); do
    peak_kib=$now
  done
  await_end "$pid"
  expect_status 0
  echo "the runner's memory was $peak_kib KiB"
  [ "$peak_kib" -gt 0 ]
  [ "$peak_kib" -lt 200000 ]
  within 60 nothing_is_left
}

@test "a workload that changes limits, signals and places changes its trial alone" {
  for model in threads processes; do
    misbehave "$model" do=settings
    expect_status 0
    all_are_there
  done
  misbehave processes do=deaf-hang --timeout 10s
  one_lost timeout "time limit"
  misbehave threads do=deaf-hang:in=setup --timeout 10s
  one_lost timeout "hung past its time limit"
}

@test "a workload that is told of no ended child loses its sample in time" {
  misbehave processes do=no-children:in=setup --timeout 30s
  expect_status 0
  all_are_there
}

@test "unequal work fails the trial that did it" {
  misbehave threads do=miscount
  one_lost failed "unequal work: its checksum is"
  misbehave processes do=miscount
  one_lost failed "unequal work: its checksum is"
}
