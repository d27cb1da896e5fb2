#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Readers that go away, and files that may not grow.

load ../cli/helper

# unread WHO HOW COMMAND...: its WHO (stdout, or both) is a pipe that nobody
# reads; SIGPIPE is the default or ignored. Status as a shell has it.
unread() {
  run python3 - "$@" <<'END'
import os, subprocess, sys
who, how, *command = sys.argv[1:]
reader, writer = os.pipe()
os.close(reader)
ended = subprocess.run(command, stdout=writer, restore_signals=how == "default",
                       stderr=writer if who == "both" else None).returncode
sys.exit(ended if ended >= 0 else 128 - ended)
END
}

@test "a run whose readers are gone is whole" {
  for who in stdout both; do
    for how in default ignored; do
      # With a note before it begins: there are fewer cores.
      unread "$who" "$how" "$TVP" run -w sleep:time=1ms -m threads \
        -n "$(($(nproc) + 1))" -p per-core --blocks 2 --trial-time 1ms -o out
      expect_status 0
      has_samples out 2
      [ -s out/report.txt ]
      rm -rf out
    done
  done
}

@test "a search whose readers are gone is whole" {
  unread both default "$TVP" crossover sleep --over time=1ms..2ms -n 1 \
    --trial-time 2ms --max-blocks 6 --between sequential,threads -o out
  [[ $status =~ ^[04]$ ]]
  [ -s out/crossover.csv ]
}

@test "a filter whose reader is gone ends as by SIGPIPE, and says nothing" {
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 --trial-time 1ms \
    -q -o out
  for command in 'list workloads' 'report out -f json' 'compare out out' \
    'doctor' 'topology'; do
    for how in default ignored; do
      # shellcheck disable=SC2086
      unread stdout "$how" "$TVP" $command
      expect_status 141
      [ -z "$output" ]
    done
  done
}

@test "a limit on a file's size ends the run with a reason, and it resumes" {
  # Of a run that has just begun, and a few pages more.
  "$TVP" run -w sleep:time=1ms -m threads -n 2 --blocks 1 --trial-time 1ms \
    -q -o first
  limit=$(($(stat -c %s first/run.db) / 1024 + 8))
  # shellcheck disable=SC2317
  limited() (
    ulimit -f "$limit"
    exec "$TVP" run -w sleep:time=1ms -m threads -n 2 --blocks 60 \
      --trial-time 1ms -q -o out
  )
  run limited
  expect_status 1
  expect_output "the limit on a file's size is reached (ulimit -f); raise it"
  [ "$(sql out/run.db 'PRAGMA integrity_check')" = ok ]
  has_samples out 1
  within 60 nothing_is_left
  run "$TVP" run -q --resume out
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(DISTINCT block) FROM sample')" -eq 60 ]
}

@test "a limit on a file's size that a report is over fails the run, which is whole" {
  # shellcheck disable=SC2317
  limited() (
    ulimit -f 60
    exec "$TVP" "$@"
  )
  "$TVP" run -w getppid -m threads -n 1 --blocks 2 --trial-time 1ms -q -o out
  [ "$(stat -c %s out/report.html)" -gt 61440 ]
  rm out/report.html
  run limited run --resume out -q
  expect_status 1
  expect_output "the run is whole in out/run.db"
  expect_output "(ulimit -f); raise it"
  [ ! -e out/report.html ]
  [ -s out/samples.csv ]
  run limited report out -f html
  expect_status 1
  expect_output "cannot write out/report.html: the limit on a file's size is reached (ulimit -f); raise it"
}

@test "a limit on a file's size that shared memory is over is said" {
  # shellcheck disable=SC2317
  limited() (
    ulimit -f 4
    exec "$TVP" trial -w sleep:time=1ms -m processes -n 2
  )
  run limited
  expect_status 5
  expect_output "raise the limit on a file's size (ulimit -f)"
}
