#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Whole runs, small: what they store and what they say.

load helper
load ../chaos/running

@test "a run leaves its database, tables, charts and report" {
  run "$TVP" run -w sleep:time=1ms,primes:limit=1000 -n 1,2 --blocks 2 \
    --trial-time 5ms -o out
  expect_status 0
  for file in run.db samples.csv workers.csv summary.csv verdicts.csv time.csv \
    breakeven.csv scaling.csv machine.json topology.xml report.md report.txt charts/speedup.svg \
    charts/speedup.png charts/speedup.gp charts/total-time.svg \
    charts/total-time.png charts/total-time.gp charts/time.svg \
    charts/time.png charts/time.gp; do
    [ -s "out/$file" ] || { echo "no $file"; return 1; }
  done
  # 2 workloads × 4 models × 2 counts × 2 blocks
  [ "$(column out/samples.csv status | grep -c ok)" -eq 32 ]
  [ "$(column out/samples.csv error | grep -c .)" -eq 0 ]
}

@test "blocks hold every cell once, in an order of the seed's" {
  "$TVP" run -w sleep:time=1ms -n 1,2 --blocks 3 --trial-time 2ms --seed 7 \
    -q -o a
  "$TVP" run -w sleep:time=1ms -n 1,2 --blocks 3 --trial-time 2ms --seed 7 \
    -q -o b
  query='SELECT block, position, cell_id FROM sample ORDER BY 1, 2'
  [ "$(sql a/run.db "$query")" = "$(sql b/run.db "$query")" ]
  [ "$(sql a/run.db 'SELECT count(DISTINCT cell_id) FROM sample GROUP BY block' | uniq)" = 8 ]
  first=$(sql a/run.db 'SELECT group_concat(cell_id) FROM (SELECT * FROM sample ORDER BY position) GROUP BY block ORDER BY block' | sort -u | wc -l)
  [ "$first" -gt 1 ]
}

@test "models do equal work, which the checksums prove" {
  "$TVP" run -w primes:limit=1000,mandelbrot -n 2 --blocks 1 --trial-time 2ms \
    -q -o out
  [ "$(sql out/run.db 'SELECT count(*) FROM (SELECT DISTINCT workload, checksum, sample.ops FROM sample JOIN cell USING (cell_id))')" = 2 ]
}

@test "a dry run lists the cells and measures nothing" {
  run "$TVP" run -w sleep,primes -m gil,processes -n 1-3 --dry-run -o out
  expect_status 0
  expect_output "primes processes 3 per-core"
  expect_output "12 cells, 10 blocks, about "
  [ ! -e out ]
}

@test "an option takes the place of what the plan says" {
  run "$TVP" run seed -m threads -n 2 --dry-run
  expect_status 0
  expect_output "sleep:time=2s threads 2 per-core"
  expect_output "2 cells"
}

@test "a run does not write over another" {
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 1 --trial-time 1ms \
    -q -o out
  run "$TVP" run -w sleep:time=1ms -o out
  expect_status 1
  expect_output "--resume"
}

@test "too few blocks decide nothing" {
  run "$TVP" run -w sleep:time=1ms -m sequential,threads -n 2 --blocks 3 \
    --trial-time 5ms -o out
  expect_status 0
  expect_output "undecided"
  [ "$(column out/verdicts.csv verdict | sort -u)" = undecided ]
}

@test "workers run where they are bound, and the mask is honoured" {
  last=$(taskset -cp $$ | grep -o '[0-9]*$')
  run taskset -c "$last" "$TVP" run -w primes:limit=1000 -m threads -n 2 \
    -p per-core --blocks 1 --trial-time 2ms -o out
  expect_status 0
  expect_output "share PU $last"
  [ "$(column out/workers.csv pu_bound | sort -u)" = "$last" ]
  [ "$(column out/workers.csv pu_ended | sort -u)" = "$last" ]
}

@test "a worker that is moved marks its sample, which is repeated" {
  read -r first last < <(taskset -cp $$ | sed 's/.*: //; s/[^0-9]/ /g' |
    awk '{print $1, $NF}')
  [ "$first" != "$last" ] || skip "one CPU"
  export TVP_CHAOS_HOLD=1
  "$TVP.real" run -w "$TVP_CHAOS/holds.so" -m threads -n 2 -p "list=$first" --blocks 1 \
    --trial-time 1ms --max-disturbed 100% -q -o out &
  pid=$!
  within 60 trial_is_held 1
  within 60 workers_are_bound "$pid" "$first"
  taskset -acp "$last" "$(children_of "$pid" | head -n 1)"
  touch go
  await_end "$pid"
  [ "$(sql out/run.db "SELECT count(*) FROM sample")" -eq 2 ]
  [ "$(sql out/run.db "SELECT status FROM sample WHERE sample_id = 1")" = disturbed ]
  [[ "$(sql out/run.db "SELECT error FROM sample WHERE sample_id = 1")" == "wrong CPU: worker 0 was bound to PU $first"* ]]
  [[ "$(sql out/run.db "SELECT error FROM sample WHERE sample_id = 2")" != *"wrong CPU"* ]]
}

@test "with other programs on all CPUs a run ends unreliable, and says why" {
  busy_machine
  run "$TVP.real" run -w primes -m threads,processes -n 2 --blocks 2 \
    --trial-time 300ms -o out
  calm_machine
  expect_status 4
  expect_output "don't rely on this run: 4 of 4 trials were disturbed, and once more when they were repeated"
  expect_output "other load: other programs used"
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'disturbed' AND error LIKE '%other load: %'")" -eq 8 ]
}

@test "disturbed trials are kept without a repeat, or taken as they are" {
  busy_machine
  "$TVP.real" run -w primes -m threads -n 1 --blocks 2 --disturbed keep \
    --trial-time 300ms --max-disturbed 100% -q -o kept
  "$TVP.real" run -w primes -m threads -n 1 --blocks 2 --disturbed ignore \
    --max-disturbed 0% -q -o ignored
  calm_machine
  sql kept/run.db "SELECT status, error FROM sample" # to be seen if it fails
  [ "$(sql kept/run.db "SELECT status || count(*) FROM sample GROUP BY status")" = disturbed2 ]
  [ "$(sql ignored/run.db "SELECT status || count(*) FROM sample GROUP BY status")" = ok2 ]
}

@test "what becomes of disturbed trials is checked" {
  run "$TVP.real" run --disturbed hide
  expect_status 2
  expect_output "--disturbed wants repeat, keep or ignore, got 'hide'"
  run "$TVP.real" run --max-disturbed many
  expect_status 2
  expect_output "--max-disturbed wants a percentage such as 25%, got 'many'"
}

@test "a disturbed trial whose repeat was cut is repeated on resume" {
  busy_machine
  "$TVP.real" run -w primes -m threads -n 1 --blocks 1 --disturbed keep \
    --trial-time 300ms --max-disturbed 100% -q -o out
  calm_machine
  run "$TVP" run --resume out
  expect_status 0
  run sql out/run.db "SELECT group_concat(status) FROM sample"
  expect_output "disturbed,ok"
}

# workers_are_bound PID CPU: two of the trial's threads may run there alone.
workers_are_bound() {
  local trial
  trial=$(children_of "$1" | head -n 1)
  [ -n "$trial" ] && [ "$(cat "/proc/$trial/task/"*/status 2>/dev/null \
    | grep -c "^Cpus_allowed_list:[[:space:]]*$2\$")" -eq 2 ]
}

@test "a report can be made again elsewhere, and the same" {
  "$TVP" run -w sleep:time=1ms -n 1,2 --blocks 2 --trial-time 2ms -q -o out
  "$TVP" report out -o again -f csv,svg,png,md
  for file in samples.csv workers.csv summary.csv verdicts.csv time.csv \
    breakeven.csv scaling.csv report.md charts/speedup.svg charts/speedup.png \
    charts/total-time.svg charts/time.svg; do
    cmp "out/$file" "again/$file"
  done
  run "$TVP" report out -f md
  expect_output "# "
}

@test "a chart is drawn again from its script, elsewhere" {
  "$TVP" run -w sleep:time=1ms -n 1,2 --blocks 2 --trial-time 2ms -q -o out
  mkdir copy
  cp out/charts/speedup.gp out/charts/speedup.dat copy
  (cd copy && gnuplot speedup.gp)
  cmp out/charts/speedup.svg copy/speedup.svg
}

@test "a missing gnuplot loses no data and says what to install" {
  "$TVP" run -w sleep:time=1ms -n 1 --blocks 1 --trial-time 2ms -q -o out
  run env PATH=/nowhere "$TVP" report out -o again -f csv,svg
  expect_status 1
  expect_output "gnuplot"
  [ -s again/samples.csv ]
}

@test "the precision that was asked for ends a run early" {
  run "$TVP" run -w sleep:time=20ms -m sequential,threads -n 2 \
    --max-blocks 40 --precision 90% --trial-time 40ms -o out
  expect_status 0
  expect_output "as precise as asked"
  [ "$(sql out/run.db 'SELECT max(block) FROM sample')" -lt 39 ]
}

@test "a run that is to decide ends at a look, with a winner" {
  run "$TVP" run -w sleep:time=20ms -m sequential,threads -n 8 --decide \
    --trial-time 40ms --max-blocks 20 -o out
  expect_status 0
  expect_output "every verdict is decided (1)"
  # The looks are after 6, 9, 14 and 20 blocks: 2^-5 is not clear at one of
  # four, and 2^-8 is.
  [[ "$(sql out/run.db 'SELECT max(block) + 1 FROM sample')" =~ ^(9|14|20)$ ]]
  [ "$(sql out/run.db 'SELECT decide, precision FROM run')" = "1|0.02" ]
  [ "$(column out/verdicts.csv verdict | head -n 1)" = wins ]
}

@test "a limit says how far the verdicts are" {
  run "$TVP" run -w sleep:time=1ms -m threads,gil -n 1 --decide \
    --min-blocks 2 --max-blocks 5 --trial-time 2ms -q -o out
  expect_status 0
  [[ "$(sql out/run.db "SELECT text FROM event WHERE kind = 'stopped'")" == \
    "5 blocks done: the limit of blocks came; of 1 verdict, "*" 1 neither" ]]
}

@test "the time limit ends a run with what there is" {
  run "$TVP" run -w sleep:time=5ms -m threads -n 1 --blocks 100000 \
    --max-time 5s --trial-time 5ms -o out
  expect_status 0
  expect_output "the time limit came"
  has_samples out 1
}

# trial ARGUMENTS...: its sample goes to sample.json.
trial() {
  "$TVP" trial "$@" >sample.json
}

# Of sample.json, by its path, as in create_ns or workers[0].pid.
figure() {
  sqlite3 :memory: "SELECT json_extract(CAST(readfile('sample.json') AS TEXT), '\$.$1')"
}

@test "each program started afresh boots, on its own time" {
  trial -w sleep:time=1ms -m processes:start=spawn:boot=20ms -n 1
  [ "$(figure create_ns)" -ge 20000000 ]
  # On one CPU one boots after the other.
  last=$(taskset -cp $$ | grep -o '[0-9]*$')
  taskset -c "$last" "$TVP" trial -w sleep:time=1ms \
    -m processes:start=spawn:boot=20ms -n 3 >sample.json
  [ "$(figure create_ns)" -ge 60000000 ]
}

@test "a fork server boots once, and forking alone not at all" {
  trial -w sleep:time=1ms -m processes:start=forkserver:boot=1s -n 4
  [ "$(figure create_ns)" -ge 1000000000 ]
  cpu_ns=$(($(figure cpu_user_ns) + $(figure cpu_sys_ns)))
  [ "$cpu_ns" -ge 1000000000 ]
  [ "$cpu_ns" -lt 2000000000 ]
  trial -w sleep:time=1ms -m processes:boot=1s -n 4
  [ $(($(figure cpu_user_ns) + $(figure cpu_sys_ns))) -lt 1000000000 ]
}

@test "memory of the boot is each fresh program's own, and a fork server's shared" {
  unsanitized "each process has more of its own"
  size=$((8 * 1024 * 1024))
  trial -w sleep:time=1ms -m processes:start=spawn:boot-memory=8M -n 2
  [ "$(figure 'workers[0].pss_bytes')" -ge $size ]
  [ "$(figure 'workers[1].pss_bytes')" -ge $size ]
  [ "$(figure pss_bytes)" -ge $((2 * size)) ]
  for start in fork forkserver; do
    trial -w sleep:time=1ms -m "processes:start=$start:boot-memory=8M" -n 2
    [ "$(figure pss_bytes)" -ge $size ]
    [ "$(figure 'workers[0].peak_rss_bytes')" -ge $size ]
    [ "$(figure 'workers[0].pss_bytes')" -lt $size ]
  done
}

@test "a trace adds a timeline for each cell, and no sample" {
  "$TVP" run -w sleep:time=1ms,bytecode -m threads,gil -n 1,2 --blocks 2 \
    --trial-time 5ms --trace -q -o out
  [ "$(column out/samples.csv status | grep -c ok)" -eq 16 ]
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 16 ]
  # 8 cells, half of them with two workers
  [ "$(sql out/run.db 'SELECT count(*) FROM trace')" -eq 12 ]
  [ "$(sql out/run.db 'SELECT count(DISTINCT cell_id) FROM trace')" -eq 8 ]
  [ "$(sql out/run.db 'SELECT count(*) FROM trace WHERE length(events) < 32')" -eq 0 ]
  [ "$(find out/traces -name '*.json' | wc -l)" -eq 8 ]
  for file in out/traces/*.json; do
    run sqlite3 :memory: "SELECT json_valid(CAST(readfile('$file') AS TEXT))"
    expect_output 1
  done
  "$TVP" run -w sleep:time=1ms -m threads -n 2 --blocks 1 --trial-time 1ms \
    -q -o plain
  [ "$(sql plain/run.db 'SELECT count(*) FROM trace')" -eq 0 ]
  [ ! -e plain/traces ]
}

@test "a plan names whose lock it is, and where it is wrong" {
  printf 'name: locks\nmatrix:\n  - workloads: [sleep]\n    models: [gil, "gil:interval=5ms", "gil:profile=ruby:interval=50ms"]\n' >locks.yaml
  run "$TVP" run locks.yaml -n 1 --dry-run
  expect_status 0
  expect_output "2 cells"
  expect_output "gil:profile=ruby:interval=50ms"
  printf 'name: locks\nmatrix:\n  - workloads: [sleep]\n    models: [gil, "gil:profile=cpython2:interval=1ms"]\n' >locks.yaml
  run "$TVP" run locks.yaml --dry-run
  expect_status 2
  expect_output "locks.yaml:4:19: gil: profile=cpython2 has no interval"
  run "$TVP" trial -w sleep:time=1ms -m gil:interval=500ns
  expect_status 2
  expect_output "at least 1us"
  run "$TVP" trial -w sleep:time=1ms -m gil:profile=free-threaded:interval=5ms
  expect_status 2
  expect_output "profile=free-threaded has no interval"
}
