#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# tvp run --against: a run's cells, measured in turn by two programs.
# What stands in single quotes is for the programs that `old` writes, and dir is
# the helper's.
# shellcheck disable=SC2016,SC2154

load helper

base_run() {
  "$TVP" run -w primes:limit=1000,sleep:time=1ms -m threads,gil -n 1,2 \
    --blocks 2 --trial-time 2ms -q -o base
}

slow_base_run() {
  "$TVP" run -w sleep:time=50ms -m threads -n 1 --blocks 1 \
    --trial-time 100ms -q -o base
}

against() {
  "$TVP" run --against base --base-binary "$@"
}

# old LINES: a program that is this one, but for what the lines do first.
old() {
  cat >old <<EOF
#!/bin/sh
tvp=$dir/bin/tvp.real
dir=$dir
$1
exec "\$tvp" "\$@"
EOF
  chmod +x old
}

# holding: a program whose trial waits to be hit, while there is a file `hold`:
# the one for which the run that this names has so many samples.
holding() {
  old 'if [ "$1" = trial ] && [ -e "$dir/hold" ]; then
  read -r least run <"$dir/hold"
  has=$(sqlite3 -readonly $run "SELECT count(*) FROM sample" 2>/dev/null)
  if [ "${has:-0}" -ge "$least" ]; then
    : >"$dir/held"
    while [ -e "$dir/hold" ]; do sleep 0.05; done
  fi
fi'
}

# hold_at N RUN.DB
hold_at() {
  rm -f held
  echo "$1 $dir/$2" >hold
}

places='SELECT block, position, cell_id FROM sample GROUP BY 1, 2, 3 ORDER BY 1, 2'
cells='SELECT workload, params, model, model_params, workers, placement, ops, scale, timeout_ns FROM cell ORDER BY cell_id'

# From six blocks on, the same program may come out slower: by chance, or as the
# machine was busy with something else.
expect_compared() {
  [ "$status" -eq 3 ] || expect_status 0
}

event() {
  sql "$1/run.db" "SELECT text FROM event WHERE kind = '$2'"
}

@test "both programs measure every place, each into a run of its own" {
  base_run
  old '[ "$1" != --version ] || { echo "tvp 0.0.9 (abcdef0)"; exit; }'
  run against ./old --blocks 3 -o new
  expect_status 0
  expect_output "report of the base program: new/base/report.md"
  [ "$(sql new/run.db "$places" | wc -l)" = 24 ]
  [ "$(sql new/run.db "$places")" = "$(sql new/base/run.db "$places")" ]
  [ "$(sql new/run.db "$cells")" = "$(sql base/run.db "$cells")" ]
  [ "$(sql new/base/run.db "$cells")" = "$(sql base/run.db "$cells")" ]
  # Each names the other, and says by which program it was measured.
  [ "$(event new against)" = "$(sql new/base/run.db 'SELECT run_id FROM run')" ]
  [ "$(event new/base against)" = "$(sql new/run.db 'SELECT run_id FROM run')" ]
  [ "$(sql new/run.db 'SELECT tvp_version FROM run')" != '0.0.9 (abcdef0)' ]
  [ "$(sql new/base/run.db 'SELECT tvp_version FROM run')" = '0.0.9 (abcdef0)' ]
  machine="SELECT json_extract(machine_json, '\$.tvp_version'), json_extract(machine_json, '\$.tvp_commit'), json_extract(machine_json, '\$.run.program.path') FROM machine"
  [ "$(sql new/base/run.db "$machine")" = "0.0.9|abcdef0|$dir/old" ]
  [[ "$(sql new/run.db "$machine")" == *'|' ]]
}

@test "both are runs for whoever reads runs" {
  base_run
  against ./bin/tvp.real --blocks 2 -q -o new
  for run in new new/base; do
    [ -s "$run/report.html" ]
    run "$TVP" report "$run" -f csv -o "again/$run"
    expect_status 0
    cmp "again/$run/samples.csv" "$run/samples.csv"
  done
  sqlite3 new/run.db "DELETE FROM event WHERE kind = 'complete'"
  run "$TVP" run --resume new
  expect_status 0
  [ "$(sql new/base/run.db 'SELECT count(*) FROM sample')" = 16 ]
  [ "$(sql new/run.db 'SELECT count(*) FROM sample')" = 16 ]
}

# A trial of the other program's sees whether this one's is there already.
turns() {
  old '
count() { sqlite3 -readonly "$dir/$1/run.db" "SELECT count(*) FROM sample"; }
[ "$1" != trial ] || [ ! -f "$dir/new/run.db" ] ||
  echo $(($(count new) - $(count new/base))) >>"$dir/turns"'
  against ./old --blocks 4 --seed "$1" -q -o new
  rm -r new
  mv turns "turns.$2"
}

@test "who comes first is drawn for each cell of a block, from the seed" {
  base_run
  turns 7 a
  turns 7 b
  turns 8 c
  [ "$(wc -l <turns.a)" = 32 ]
  [ "$(sort -u turns.a | tr '\n' ' ')" = '0 1 ' ]
  cmp turns.a turns.b
  run cmp -s turns.a turns.c
  expect_status 1
}

@test "the other program has to be named, by its path" {
  base_run
  run "$TVP" run --against base -o new
  expect_status 2
  expect_output "name the program to compare with, --base-binary PROGRAM"
  run "$TVP" run --base-binary ./old -o new
  expect_status 2
  expect_output "--base-binary goes with --against BASE"
  run "$TVP" run --against base --like base --base-binary ./old -o new
  expect_status 2
  expect_output "one of them is enough"
  cp bin/tvp.real tvp
  PATH=$dir:$PATH run against tvp -o new
  expect_status 2
  expect_output "such as ./tvp, got 'tvp': PATH is not searched"
  [ ! -e new ]
}

@test "what is no program, and no tvp, is refused" {
  base_run
  run against ./nosuch -o new
  expect_status 2
  expect_output "cannot find the base program ./nosuch"
  echo >file
  chmod -x file
  run against ./file -o new
  expect_status 2
  expect_output "cannot execute the base program ./file: Permission denied"
  run against "$dir" -o new
  expect_status 2
  expect_output "is no file"
  run against "$(type -P gnuplot || echo /bin/cat)" -o new
  expect_status 2
  expect_output "is no tvp: to --version it says"
  old 'exit 0'
  run against ./old -o new
  expect_status 2
  expect_output "says nothing to --version"
  [ ! -e new ]
}

@test "options that choose cells, or judge in between, are refused" {
  base_run
  for option in "-w sleep" "-n 1" "--trial-time 1ms" quick; do
    # shellcheck disable=SC2086
    run against ./bin/tvp.real $option -o new
    expect_status 2
    expect_output "--against measures that run's own cells"
  done
  for option in --decide "--precision 2%"; do
    # shellcheck disable=SC2086
    run against ./bin/tvp.real $option -o new
    expect_status 2
    expect_output "leave out --precision and --decide"
  done
  # Of a run that was to be precise only the cells are taken.
  sqlite3 base/run.db 'UPDATE run SET precision = 0.02, min_blocks = 6, max_blocks = 100'
  run against ./bin/tvp.real --dry-run
  expect_status 0
  expect_output "8 cells, 10 blocks"
  run against ./bin/tvp.real --dry-run --blocks 3
  expect_output "8 cells, 3 blocks"
}

@test "a program that speaks another trial protocol is refused" {
  base_run
  old 'if [ "$1" = trial ]; then
  cat >/dev/null
  echo "{\"protocol\":2,\"status\":\"ok\",\"error\":\"\"}"
  exit
fi'
  run against ./old -o new
  expect_status 2
  expect_output "the sample is of version 2 of the trial protocol, and this tvp speaks 1"
  old 'if [ "$1" = trial ]; then echo "no such thing" >&2; exit 2; fi'
  run against ./old -o new
  expect_status 2
  expect_output "gives no trial of primes:limit=1000 under threads: the trial gave no sample (status 2): no such thing"
  old 'if [ "$1" = trial ]; then echo "<html>"; exit; fi'
  run against ./old -o new
  expect_status 2
  expect_output "(status 0): what it wrote is not JSON"
  [ ! -e new ]
}

# Twice the operations would be a fine slow-down, if nobody looked.
@test "a program that does other work is refused" {
  base_run
  old 'if [ "$1" = trial ]; then
  sed "s/\"ops\":1,/\"ops\":2,/" | "$tvp" trial -
  exit
fi'
  run against ./old -o new
  expect_status 2
  expect_output "does other work than this one"
  expect_output "it did 2 operations"
  # Nor is it enough that the answer is right.
  old 'if [ "$1" = trial ]; then
  "$tvp" trial - | sed "s/\"ops\":[0-9]*/\"ops\":7/"
  exit
fi'
  run against ./old -o new
  expect_status 2
  expect_output "it did 7 operations"
  [ ! -e new ]
}

# One that passes the first look is seen by its answers.
@test "other work in the run itself is no sample" {
  # Of more operations than a digit, however busy the machine is.
  "$TVP" run -w primes:limit=1000 -m threads,gil -n 1,2 --blocks 2 \
    --trial-time 50ms -q -o base
  old 'if [ "$1" = trial ]; then
  sed "s/\"ops\":\([0-9][0-9][0-9]*\),/\"ops\":\11,/" | "$tvp" trial -
  exit
fi'
  run against ./old --blocks 2 -o new
  expect_status 5
  [[ "$output" =~ "unequal work: its checksum is "[0-9a-f]+", that of "(threads|gil)" by "(this|the base)" program was" ]]
  failed="SELECT count(*) FROM sample WHERE error LIKE 'unequal work%'"
  [ $(($(sql new/run.db "$failed") + $(sql new/base/run.db "$failed"))) -ge 8 ]
}

@test "a trial that one program loses is lost in its run alone" {
  base_run
  # Fails once the check is over.
  old 'if [ "$1" = trial ]; then
  cell=$(cat)
  case $cell in
  *"\"ops\":1,"*) ;;
  *gil*) exit 7 ;;
  esac
  echo "$cell" | "$tvp" trial -
  exit
fi'
  # So that no cell has one operation by itself.
  sqlite3 base/run.db 'UPDATE cell SET ops = 2 WHERE ops = 1'
  run against ./old --blocks 1 -o new
  expect_status 5
  expect_output "by the base program: the trial gave no sample (status 7)"
  [ "$(sql new/run.db "SELECT count(*) FROM sample WHERE status = 'failed'")" = 0 ]
  [ "$(sql new/base/run.db "SELECT count(*) FROM sample WHERE status = 'failed'")" = 4 ]
}

@test "where one of a pair was disturbed both are measured again" {
  base_run
  # The other program's first trial of a place is always disturbed.
  old 'if [ "$1" = trial ] && [ -f "$dir/new/run.db" ]; then
  n=$(sqlite3 -readonly "$dir/new/base/run.db" "SELECT count(*) FROM sample")
  if [ $((n % 2)) = 0 ]; then
    "$tvp" trial - | sed "s/\"status\":\"[a-z]*\"/\"status\":\"disturbed\"/"
    exit
  fi
  "$tvp" trial - | sed "s/\"status\":\"[a-z]*\"/\"status\":\"ok\"/"
  exit
fi'
  "$dir/bin/tvp.real" run --against base --base-binary ./old --blocks 1 \
    --max-disturbed 100% -q -o new
  [ "$(sql new/base/run.db 'SELECT count(*), count(DISTINCT position) FROM sample')" = '16|8' ]
  [ "$(sql new/run.db 'SELECT count(*), count(DISTINCT position) FROM sample')" = '16|8' ]
  [ "$(sql new/base/run.db "SELECT count(*) FROM sample WHERE status = 'disturbed'")" = 8 ]
}

@test "a killed run against another program goes on with both" {
  slow_base_run
  holding
  hold_at 3 new/base/run.db
  "$TVP" run --against base --base-binary ./old --blocks 8 -q -o new &
  pid=$!
  within 60 test -e held
  kill -KILL "$pid"
  await_end "$pid"
  rm hold
  within 60 nothing_is_left
  kept="SELECT group_concat(sample_id || ':' || elapsed_ns) FROM sample"
  before=$(sqlite3 new/base/run.db "$kept") # which takes back what was half written
  # Not in the other side's folder, and not with another program.
  run "$TVP" run --resume new/base
  expect_status 1
  expect_output "base's side of a run with --against"
  cp old kept
  echo '# a word more' >>old
  run "$TVP" run --resume new
  expect_status 1
  expect_output "is not the one that the run was begun with"
  cp kept old
  cd /
  run "$TVP" run --resume "$dir/new"
  cd "$dir"
  expect_compared
  [ "$(sql new/run.db "$places")" = "$(sql new/base/run.db "$places")" ]
  [ "$(sql new/run.db "$places" | wc -l)" = 8 ]
  [[ "$(sql new/base/run.db "$kept")" == "$before"* ]]
}

@test "a place that one program lacks is measured again by both" {
  base_run
  against ./bin/tvp.real --blocks 2 -q -o new
  primes="SELECT sample_id FROM sample JOIN cell USING (cell_id) WHERE workload = 'primes' AND model = 'threads' AND workers = 2 AND block = 1"
  place=$(sql new/base/run.db "SELECT position FROM sample WHERE sample_id = ($primes)")
  sqlite3 new/base/run.db "DELETE FROM worker WHERE sample_id = ($primes); DELETE FROM sample WHERE sample_id = ($primes)"
  sqlite3 new/run.db "DELETE FROM event WHERE kind = 'complete'"
  run "$TVP" run --resume new
  expect_status 0
  [ "$(sql new/base/run.db 'SELECT count(*) FROM sample')" = 16 ]
  [ "$(sql new/run.db 'SELECT count(*) FROM sample WHERE block = 1 AND position = '"$place")" = 2 ]
}

@test "an interrupt keeps both runs" {
  slow_base_run
  "$TVP" run --against base --base-binary ./bin/tvp.real --blocks 1000 -q \
    -o new &
  pid=$!
  within 60 has_samples new 2
  kill -INT "$pid"
  await_end "$pid"
  expect_status 130
  within 60 nothing_is_left
  has_samples new/base 1
  [ -s new/samples.csv ]
  [ -s new/base/samples.csv ]
}

@test "both halves come from where they were measured, also after a cut" {
  slow_base_run
  mkdir here
  holding
  hold_at 1 'here/tvp-run-*/base/run.db'
  staged=(--local-dir "$dir/here" -q)
  "$TVP" run --against base --base-binary ./old --blocks 5 "${staged[@]}" \
    -o new &
  pid=$!
  within 60 test -e held
  kill -INT "$pid"
  await_end "$pid"
  expect_status 130
  has_samples new/base 1
  [ -s new/base/samples.csv ]
  first=$(sql new/base/run.db 'SELECT elapsed_ns FROM sample WHERE sample_id = 1')
  hold_at 2 'here/tvp-run-*/base/run.db'
  "$TVP" run --resume new "${staged[@]}" &
  pid=$!
  within 60 test -e held
  kill -KILL "$pid"
  await_end "$pid"
  rm hold
  within 60 nothing_is_left
  run "$TVP" run --resume new "${staged[@]}"
  expect_status 0
  [ "$(sql new/base/run.db 'SELECT elapsed_ns FROM sample WHERE sample_id = 1')" = "$first" ]
  [ "$(sql new/run.db "$places")" = "$(sql new/base/run.db "$places")" ]
  [ "$(sql new/run.db "$places" | wc -l)" = 5 ]
  [ -z "$(ls -A here)" ] && [ ! -e new/run.local.json ]
}

@test "--continue takes the same program, and a run that was begun with one" {
  base_run
  old ''
  go_on=("$TVP" run --blocks 1 -q --continue)
  "${go_on[@]}" --against base --base-binary ./old -o new
  run "${go_on[@]}" --against base --base-binary ./old -o new
  [[ "$status" == [03] ]]
  run "${go_on[@]}" --like base -o new
  expect_status 2
  expect_output "new holds a run that was begun with --against"
  run "${go_on[@]}" --against base --base-binary ./bin/tvp.real -o new
  expect_status 2
  expect_output "is not the one that the run was begun with"
  "${go_on[@]}" --like base -o alone
  run "${go_on[@]}" --against base --base-binary ./old -o alone
  expect_status 2
  expect_output "alone holds a run that was begun without --against"
}

@test "--continue begins anew where only the base's half was made" {
  base_run
  go_on=("$TVP" run --against base --base-binary ./bin/tvp.real --blocks 1 -q
    --continue)
  "${go_on[@]}" -o new
  mv new was
  none='DELETE FROM worker; DELETE FROM histogram; DELETE FROM sample;'
  for left in nothing "$none" "DELETE FROM run; $none"; do
    rm -rf new
    mkdir -p new/base
    cp was/base/run.db new/base
    if [ "$left" = nothing ]; then
      : >new/base/run.db
      : >new/run.db
    else
      sqlite3 new/base/run.db "$left"
    fi
    run "${go_on[@]}" -o new
    [[ "$status" == [03] ]]
    [ "$(sql new/run.db "$places")" = "$(sql new/base/run.db "$places")" ]
    [ "$(sql new/run.db "$places" | wc -l)" = 8 ]
  done
  # What was measured there, by whomever, stays.
  find new -mindepth 1 -maxdepth 1 ! -name base -exec rm -r {} +
  cp new/base/run.db before.db
  run "${go_on[@]}" -o new
  expect_status 1
  expect_output "new/base/run.db is there already"
  cmp before.db new/base/run.db
  sqlite3 new/base/run.db "$none DELETE FROM event WHERE kind = 'against'"
  run "${go_on[@]}" -o new
  expect_status 1
}

@test "a signal's status stays when the base's half is gone" {
  slow_base_run
  "$TVP" run --against base --base-binary ./bin/tvp.real --blocks 1000 -q \
    -o new &
  pid=$!
  within 60 has_samples new 1
  kill -STOP "$pid"
  mv new/base elsewhere
  kill -INT "$pid"
  kill -CONT "$pid"
  await_end "$pid"
  expect_status 130
}

@test "a signal while the base's report is written ends it, without an answer" {
  base_run
  # Its charts never end.
  cat >bin/gnuplot <<EOF
#!/bin/sh
[ -e "$dir/new/base/samples.csv" ] || exit 1
: >"$dir/started"
exec sleep 1000
EOF
  chmod +x bin/gnuplot
  PATH=$dir/bin:$PATH "$dir/bin/tvp.real" run --disturbed ignore \
    --against base --base-binary ./bin/tvp.real --blocks 1 -o new >out.txt \
    2>err.txt &
  pid=$!
  within 60 test -e started
  kill -TERM "$pid"
  await_end "$pid"
  expect_status 143
  run cat err.txt
  expect_output "stopped by a signal while the report was written"
  [[ "$output" != *"report of the base program"* ]]
  run cat out.txt
  [[ "$output" != *new/base* ]]
}

@test "a report of the base program that was not written is not announced" {
  base_run
  against ./bin/tvp.real --blocks 1 -q -o new || [ $? = 3 ]
  rm new/base/samples.csv
  mkdir -p new/base/samples.csv/taken
  run "$TVP" run --resume new
  expect_output "report: new/report.md"
  expect_output "warning: "
  [[ "$output" != *"report of the base program"* ]]
}

@test "halves of which one was changed don't go on" {
  base_run
  against ./bin/tvp.real --blocks 1 -q -o new || [ $? = 3 ]
  sqlite3 new/run.db "DELETE FROM event WHERE kind = 'complete'"
  cp new/base/run.db whole.db
  more="INSERT INTO cell SELECT 99, workload, params, model, model_params, workers, placement, ops, scale, timeout_ns FROM cell WHERE cell_id = 0"
  more="${more/99/(SELECT count(*) FROM cell)}"
  for change in "$more" "UPDATE cell SET ops = ops + 1 WHERE cell_id = 3" \
    "UPDATE cell SET model_params = 'interval=9ms' WHERE model = 'gil'" \
    "UPDATE run SET max_blocks = 7" "UPDATE run SET seed = seed + 1"; do
    cp whole.db new/base/run.db
    sqlite3 new/base/run.db "$change"
    run "$TVP" run --resume new -q
    expect_status 1
    expect_output "new/base does not hold the cells, blocks and seed of new"
  done
}

@test "what the base program lost is lost whenever it is asked again" {
  base_run
  against ./bin/tvp.real --blocks 1 -q -o new || [ $? = 3 ]
  sqlite3 new/base/run.db "UPDATE sample SET status = 'failed' WHERE sample_id = 1"
  run "$TVP" run --resume new
  expect_status 5
  expect_output "1 of 16 trials failed"
}

@test "a run with one half missing does not go on as if it were whole" {
  base_run
  against ./bin/tvp.real --blocks 1 -q -o new
  mv new/base elsewhere
  run "$TVP" run --resume new # complete: it is only reported
  expect_status 1
  expect_output "cannot find the run new/base"
  sqlite3 new/run.db "DELETE FROM event WHERE kind = 'complete'"
  run "$TVP" run --resume new
  expect_status 1
  expect_output "measured in turn with another: cannot find the run new/base"
  cp -r base new/base
  run "$TVP" run --resume new
  expect_status 1
  expect_output "new/base was not measured in turn with new"
}

# One may have the last place to itself, where the limit cut the other's trial.
@test "time runs out for both at once" {
  slow_base_run
  run against ./bin/tvp.real --blocks 10000 --max-time 8s -o new
  expect_compared
  expect_output "the time limit came"
  [[ "$(event new/base stopped)" == *"the time limit came"* ]]
  mapfile -t own < <(sql new/run.db "$places")
  mapfile -t others < <(sql new/base/run.db "$places")
  least=$((${#own[@]} < ${#others[@]} ? ${#own[@]} : ${#others[@]}))
  [ "$least" -gt 0 ]
  [ $((${#own[@]} + ${#others[@]} - 2 * least)) -le 1 ]
  [ "${own[*]:0:least}" = "${others[*]:0:least}" ]
}

# faked NAME NS: a program whose trials all took about so long.
faked() {
  cat >"$1" <<EOF
#!/bin/sh
[ "\$1" = trial ] || exec "$dir/bin/tvp.real" "\$@"
n=\$(cat "$dir/$1.count" 2>/dev/null || echo 0)
echo \$((n + 1)) >"$dir/$1.count"
"$dir/bin/tvp.real" trial - |
  sed "s/\"status\":\"disturbed\"/\"status\":\"ok\"/
       s/\"total_ns\":[0-9]*/\"total_ns\":\$(($2 + n % 7 * $2 / 1000))/"
EOF
  chmod +x "$1"
}

@test "it ends with the comparison, and with 3 when a cell got worse" {
  "$TVP" run -w primes:limit=1000 -m threads -n 1 --blocks 1 \
    --trial-time 2ms -q -o base
  # Beside a program that took next to no time, anything is worse.
  faked fast 1000
  run against ./fast --blocks 10 -o new
  expect_status 3
  expect_output "1 cell got worse than with the base program"
  expect_output "tvp compare new/base new"
  run "$TVP" run --resume new -q
  expect_status 3
  run "$TVP" compare new/base new
  expect_status 3
  # And the other way round.
  faked slow 100000000000
  run against ./slow --blocks 10 -o newer
  expect_status 0
  expect_output "better"
}
