#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Wrong usage ends with status 2 and says what would be right.

load helper

@test "help names every command and exits 0" {
  run "$TVP" --help
  expect_status 0
  for command in crossover doctor history list map report run topology trial; do
    expect_output "$command"
    run "$TVP" "$command" --help
    expect_status 0
    expect_output "Usage: tvp $command"
    run "$TVP" --help
  done
}

@test "the version is printed" {
  run "$TVP" --version
  expect_status 0
  expect_output "tvp 0."
}

@test "no command, and an unknown one, are refused" {
  run "$TVP"
  expect_status 2
  run "$TVP" dance
  expect_status 2
  expect_output "no command 'dance'; commands are:"
}

@test "an unknown workload is refused, with the one that may be meant" {
  run "$TVP" run -w nosuch
  expect_status 2
  expect_output "no workload 'nosuch'; see tvp list workloads"
  for command in "run -w" "trial -w" "list workloads"; do
    # shellcheck disable=SC2086 # several words
    run "$TVP" $command page_fault
    expect_status 2
    expect_output "no workload 'page_fault'; did you mean page-fault? See tvp list workloads"
  done
  : >own
  run "$TVP" trial -w own
  expect_output "no workload 'own'; a file is written with a slash, ./own"
}

@test "an unknown model is refused with the ones there are" {
  run "$TVP" run -w sleep -m fibres
  expect_status 2
  expect_output "no model 'fibres'; there are:"
}

@test "no workers, too many, or nonsense are refused" {
  for n in 0 -1 1000000 four 4-2 ''; do
    run "$TVP" run -w sleep -n "$n"
    expect_status 2
    expect_output "is not a number of workers"
  done
}

@test "a bad parameter says what it should be" {
  run "$TVP" run -w sleep:time=ten
  expect_status 2
  expect_output "sleep: time='ten' is not a duration such as 5ms"
  run "$TVP" run -w sleep:tome=10ms
  expect_status 2
  expect_output "sleep takes: time"
}

@test "a bad placement lists those there are" {
  run "$TVP" run -w sleep -p everywhere
  expect_status 2
  expect_output "per-core"
  run "$TVP" run -w sleep -p list=999
  expect_status 2
  expect_output "999"
}

@test "a bad duration, percentage, metric or count names its option" {
  run "$TVP" run -w sleep --trial-time soon
  expect_status 2
  expect_output "--trial-time"
  run "$TVP" run -w sleep --precision 2
  expect_status 2
  expect_output "--precision"
  run "$TVP" run -w sleep --metric joy
  expect_status 2
  expect_output "--metric"
  run "$TVP" run -w sleep --blocks 0
  expect_status 2
  expect_output "--blocks"
}

@test "a sweep over a parameter that nobody has is refused" {
  run "$TVP" run -w sleep --sweep colour=red,blue
  expect_status 2
  expect_output "parameter 'colour'"
}

@test "a broken plan is refused at file:line:column" {
  printf 'name: broken\nmatrix:\n  - workloads: [sleep]\n    wrkers: [1]\n' >broken.yaml
  run "$TVP" run broken.yaml
  expect_status 2
  expect_output "broken.yaml:4:5: 'wrkers' is not a key here"
  printf 'matrix: [\n' >broken.yaml
  run "$TVP" run broken.yaml
  expect_status 2
  expect_output "broken.yaml:2:1: not YAML"
  run "$TVP" run missing.yaml
  expect_status 2
  expect_output "cannot read the plan missing.yaml"
  run "$TVP" run nosuchplan
  expect_status 2
  expect_output "tvp list plans"
}

@test "a report wants a run, and known formats" {
  run "$TVP" report
  expect_status 2
  run "$TVP" report nowhere
  expect_status 1
  expect_output "cannot find the run nowhere"
  run "$TVP" report . -f crayon
  expect_status 2
  expect_output "no format 'crayon'; there are:"
  echo "this is no database" >run.db
  run "$TVP" report .
  expect_status 1
  expect_output "run.db"
}

@test "a trial wants a cell that makes sense" {
  run "$TVP" trial
  expect_status 2
  run "$TVP" trial - <<<'{"workload": "sleep", "model": "threads", "workers": 1}'
  expect_status 2
  expect_output 'the cell has no "ops"'
  run "$TVP" trial - <<<'{"workload": "sleep", "model": "threads", "ops": 1, "workers": 1, "colour": 3}'
  expect_status 2
  expect_output "not one of"
  run "$TVP" trial - <<<'{"workload":'
  expect_status 2
  expect_output "standard input:"
}

@test "lists are for people and for programs" {
  run "$TVP" list workloads
  expect_status 0
  expect_output "mandelbrot"
  run "$TVP" list models gil
  expect_output "interval"
  "$TVP" list workloads --format json >list.json
  run sqlite3 :memory: "SELECT json_valid(CAST(readfile('list.json') AS TEXT))"
  expect_output 1
  run "$TVP" list plans
  expect_output "quick"
  run "$TVP" list planets
  expect_status 2
  run "$TVP" list workloads nosuch
  expect_status 2
}

@test "each ready plan can be carried out, and the one for a night has every workload" {
  for plan in "$BATS_TEST_DIRNAME"/../../plans/*.yaml; do
    run "$TVP" run "$(basename "$plan" .yaml)" --dry-run
    expect_status 0
    expect_output " blocks, "
  done
  "$TVP" run all --dry-run 2>/dev/null | sed 's/[ :].*//' | sort -u >planned
  # An endless one is somebody else's test: it needs a file.
  "$TVP" list workloads -f json |
    /usr/bin/python3 -c 'import json, sys
for w in json.load(sys.stdin): print(w["name"])' | grep -v '^wis$' | sort -u | diff - planned
}

@test "an empty name of a file or a folder is refused" {
  for command in 'run -w primes -o' 'run --resume' \
    'crossover primes --over limit=1..2 -o' 'report out -o' 'merge out -o' \
    'compare out out -o' 'history list --db'; do
    # shellcheck disable=SC2086
    run "$TVP" $command ''
    expect_status 2
    expect_output "${command##* } is empty"
  done
}
