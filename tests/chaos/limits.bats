#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What the system refuses to give is said, with what to do.

load ../cli/helper

@test "a server that cannot have enough open files says so at once" {
  ulimit -n 40
  for workload in http api request; do
    run "$TVP" trial -w "$workload" -m processes -n 64 --timeout 60s
    expect_status 5
    expect_output "lower the workers"
  done
}

# Runs the program as somebody who has no rights, with what follows in $PWD/w.
as_nobody() {
  [ "$(id -u)" -eq 0 ] || skip "needs root to become another user"
  command -v setpriv >/dev/null || skip "no setpriv"
  chmod 755 "$PWD" "$PWD/bin"
  mkdir -p w
  chmod 777 w
  # A user of its own: limits count all processes of one.
  run setpriv --reuid=$((60000 + BATS_TEST_NUMBER)) --regid=65533 \
    --clear-groups bash -c "ulimit -u $1; cd w && exec '$TVP' ${*:2}"
}

@test "a worker that the limit on processes refuses is said, with its number" {
  for model in threads gil processes processes:start=spawn processes:start=forkserver; do
    as_nobody 3 trial -w primes -m "$model" -n 20
    expect_status 5
    expect_output "ulimit -u"
    [[ "$output" =~ (thread|worker)\ [1-4][\ \;] ]] || { echo "$output"; return 1; }
  done
  within 60 nothing_is_left
}

@test "a trial that the limit on processes refuses ends the run with what to raise" {
  as_nobody 1 run -w primes -m threads -n 1 --blocks 1 --trial-time 1ms -q -o out
  expect_status 1
  expect_output "cannot start a trial"
  expect_output "ulimit -u"
  within 60 nothing_is_left
}

@test "a cell whose workers the limit on processes refuses is lost alone" {
  as_nobody 8 run -w primes -m processes,threads -n 2,20 --blocks 1 \
    --trial-time 1ms -o out
  expect_status 5
  expect_output "ulimit -u"
  [ "$(sql w/out/run.db "SELECT count(*) FROM sample WHERE status = 'ok'")" -eq 2 ]
  [ "$(sql w/out/run.db "SELECT count(*) FROM sample WHERE status = 'failed'")" -eq 2 ]
  run "$TVP" run --resume w/out
  expect_status 5
  [ "$(sql w/out/run.db "SELECT count(*) FROM sample")" -eq 4 ]
  within 60 nothing_is_left
}

@test "workers that the cgroup's pids.max refuses are said, with it" {
  parent=/sys/fs/cgroup/pids$(sed -n 's/^[0-9]*:pids://p' /proc/self/cgroup)
  [ -d "$parent" ] || parent=/sys/fs/cgroup$(sed -n 's/^0:://p' /proc/self/cgroup)
  group=$parent/tvp-chaos-$$-$BATS_TEST_NUMBER
  mkdir "$group" 2>/dev/null || skip "no cgroup can be made"
  echo 8 2>/dev/null >"$group/pids.max" || { rmdir "$group"; skip "no pids.max"; }
  for model in threads processes processes:start=spawn processes:start=forkserver; do
    run bash -c "echo \$\$ >'$group/cgroup.procs'; exec '$TVP' trial -w primes -m $model -n 20"
    [ "$status" -eq 5 ] && [[ "$output" == *pids.max* ]] || break
  done
  within 60 rmdir "$group"
  expect_status 5
  expect_output "pids.max"
  within 60 nothing_is_left
}

# ends_clean: with a documented status, and a word where it failed.
ends_clean() {
  [[ $status =~ ^[01245]$ ]] || { echo "$1: status $status: $output"; return 1; }
  [ "$status" -eq 0 ] || [ -n "$output" ] || { echo "$1: without a word"; return 1; }
}

small_run() {
  "$TVP" run -w sleep:time=1ms -m threads,processes -n 2 --blocks 1 \
    --trial-time 1ms -q -o good
}

# Addresses for so many KiB: from next to none to enough.
@test "a limit on memory is met with a word, whatever its size" {
  unsanitized "addresses are not counted"
  small_run
  for kib in 16000 20000 24000 30000 40000 100000 400000; do
    for command in 'list workloads' 'trial -w primes -m gil -n 2' \
      'trial -w primes -m processes:start=forkserver -n 2' \
      'run -w primes -m threads -n 2 --dry-run' 'report good -f csv,md,html -o again' \
      'merge good -o merged'; do
      rm -rf again merged
      # shellcheck disable=SC2086
      run bash -c "ulimit -v $kib; exec timeout 60 '$TVP.real' $command"
      [ "$status" -ne 127 ] || continue # not even the program was loaded
      ends_clean "$kib KiB, $command"
    done
  done
  within 60 nothing_is_left
}

@test "an allocation that fails is met with a word, whichever it is" {
  unsanitized "malloc is its own"
  small_run
  for command in 'list workloads' 'trial -w primes -n 2' 'trial -w sleep:time=1us -m processes -n 2' \
    'report good -f csv,md -o again' 'merge good -o merged'; do
    for number in 1 2 3 4 5 6 7 8 9 10 12 14 17 20 25 32 40 50 65 80 110 150 200; do
      rm -rf again merged
      # shellcheck disable=SC2086
      run env LD_PRELOAD="$TVP_CHAOS/preload/no_memory.so" \
        NO_MEMORY_FROM=$number timeout 60 "$TVP.real" $command
      ends_clean "allocation $number, $command"
    done
  done
  within 60 nothing_is_left
}

@test "what JSON has no memory for is not passed over" {
  unsanitized "malloc is its own"
  right=$("$TVP" list workloads)
  for number in 2 5 9 30 90; do
    run env LD_PRELOAD="$TVP_CHAOS/preload/no_memory.so" \
      NO_MEMORY_FROM=$number "$TVP.real" list workloads
    [ "$status" -eq 1 ] || [ "$output" = "$right" ]
    [ "$status" -eq 0 ] || expect_output "memory"
  done
}

# hwloc itself would end by a signal.
@test "a machine is not looked at without memory for it" {
  unsanitized "malloc is its own"
  run env LD_PRELOAD="$TVP_CHAOS/preload/no_memory.so" NO_MEMORY_OF=16000000 \
    "$TVP.real" run --dry-run -w primes -m threads -n 1
  expect_status 1
  expect_output "no memory to find out about this machine"
}

@test "an axis that there is no memory for is not left out of the run" {
  unsanitized "malloc is its own"
  right=$("$TVP" run --dry-run -w primes,sleep -m threads -n 1,2 2>&1)
  for number in 12 13 14 15 16 17 18 19 20; do
    run env LD_PRELOAD="$TVP_CHAOS/preload/no_memory.so" NO_MEMORY_FROM=$number \
      "$TVP.real" run --dry-run -w primes,sleep -m threads -n 1,2
    [ "$status" -ne 0 ] || [ "$output" = "$right" ] || { echo "$number: $output"; return 1; }
  done
}

@test "a limit on open files is met with what to raise, whatever its size" {
  small_run
  for files in 5 6 7 8 9 10 12 14 16 20 30; do
    for command in 'list workloads' 'trial -w primes -m gil -n 2' \
      'trial -w handover -m processes:start=forkserver -n 2' \
      'run -w primes -m processes:start=spawn -n 2 --blocks 1 --trial-time 1ms -q -o new' \
      'report good -f csv,md,html -o again' 'merge good -o merged'; do
      rm -rf again merged new
      # shellcheck disable=SC2086
      run bash -c "exec 3>&-; ulimit -n $files; exec timeout 60 '$TVP.real' $command"
      ends_clean "$files files, $command"
      [ "$status" -eq 0 ] || [ "$status" -eq 4 ] || expect_output "ulimit -n"
    done
  done
  within 60 nothing_is_left
}

@test "a stack as small or as large as can be costs nothing" {
  unsanitized "functions take more of it"
  for kib in 128 256 unlimited; do
    run bash -c "ulimit -s $kib; exec '$TVP' run -w primes -m threads,gil,processes \
      -n 2 --blocks 1 --trial-time 1ms -q -o out-$kib"
    expect_status 0
    [ "$(sql "out-$kib/run.db" "SELECT count(*) FROM sample WHERE status = 'ok'")" -eq 3 ]
  done
}

@test "a stack that is too small is refused before anything is begun" {
  for kib in 64 96 127; do
    for command in 'run -w primes -m threads -n 1 --blocks 1 -q -o out' topology; do
      run bash -c "ulimit -s $kib; exec '$TVP.real' $command"
      expect_status 1
      expect_output "a stack of $kib KiB is too small"
      expect_output "(ulimit -s)"
    done
  done
  [ ! -e out ]
}

@test "no locked memory costs nothing" {
  run bash -c "ulimit -l 0; exec '$TVP' run -w primes -m processes -n 2 --blocks 1 \
    --trial-time 1ms -q -o out"
  expect_status 0
}

@test "workers that may not be bound fail, and it is said which" {
  for model in threads processes processes:start=spawn; do
    run env LD_PRELOAD="$TVP_CHAOS/preload/no_binding.so" "$TVP.real" trial \
      -w primes -m "$model" -n 1 -p compact
    expect_status 5
    expect_output "worker 0"
    expect_output "not permitted"
  done
  run env LD_PRELOAD="$TVP_CHAOS/preload/no_binding.so" "$TVP.real" trial \
    -w primes -m threads -n 1
  expect_status 0
}
