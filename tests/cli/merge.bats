#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs of many machines in one file, and what they say machine by machine.

bats_require_minimum_version 1.5.0
load helper

# tiny NAME [OPTION]...: a run of three models into that folder.
tiny() {
  local name=$1
  shift
  "$TVP" run -w primes -m sequential,gil,processes -n 2 --blocks 7 \
    --trial-time 1ms --quiet -o "$name" "$@" >/dev/null
}

# machine SEED NAME GIL [CPU]: SEED's run as if the machine NAME had measured
# it, where the gil takes so many times as long as processes; with noise of
# half a per cent.
machine() {
  mkdir -p "$2"
  cp "$1/run.db" "$2/run.db"
  sqlite3 "$2/run.db" "
    UPDATE run SET run_id = run_id || '-$2', seed = seed + length('$2');
    UPDATE machine SET machine_json =
      json_set(machine_json, '\$.host', '$2', '\$.cpu_model', '${4:-Quick 9}');
    UPDATE sample SET status = 'ok', error = '',
      total_ns = CAST(1e6 * (1 + 0.001 * (block * (cell_id + 1) % 5)) *
      (SELECT CASE model WHEN 'gil' THEN $3 WHEN 'processes' THEN 1 ELSE 1.5 END
       FROM cell WHERE cell.cell_id = sample.cell_id) AS INTEGER);"
}

dump() {
  sqlite3 -readonly "$1" .dump | sha256sum
}

@test "merged runs are what they were, and merging again changes nothing" {
  tiny a
  tiny b
  run "$TVP" merge a b/run.db -o lab
  expect_status 0
  expect_output "lab holds 2 runs: 2 added"
  before=$(sha256sum lab/run.db)
  run "$TVP" merge b lab a -o lab
  expect_status 0
  expect_output "0 added"
  [ "$(sha256sum lab/run.db)" = "$before" ]
  [ "$(ls -A lab)" = run.db ]
  for one in a b; do
    "$TVP" report "$one" -f csv,machine,md -o "alone-$one"
    number=$([ "$one" = a ] && echo 1 || echo 2)
    "$TVP" report "lab#$number" -f csv,machine,md -o "merged-$one"
    diff -r "alone-$one" "merged-$one"
  done
  run "$TVP" report lab -f csv -o all
  expect_status 0
  [ "$(wc -l <all/samples.csv)" -eq \
    $(($(wc -l <alone-a/samples.csv) + $(wc -l <alone-b/samples.csv) - 1)) ]
  # One by one is the same.
  "$TVP" merge a -o steps.db
  "$TVP" merge b -o steps.db
  [ "$(dump steps.db)" = "$(dump lab/run.db)" ]
}

@test "what a merged file holds is listed" {
  tiny a
  machine a node7 2.0 'Slow 5'
  "$TVP" merge a node7 -o lab.db
  run "$TVP" merge --list lab.db
  expect_status 0
  [[ ${lines[0]} =~ ^'#  samples  name' ]]
  [[ ${lines[2]} =~ ^2\ +21\ +node7\ .*Slow\ 5$ ]]
  run "$TVP" merge --list a
  expect_status 0
  [ "${#lines[@]}" -eq 2 ]
}

@test "a run that was resumed takes the place of what it was" {
  tiny a
  tiny b
  sqlite3 a/run.db "DELETE FROM histogram WHERE sample_id > 12;
    DELETE FROM worker WHERE sample_id > 12; DELETE FROM sample WHERE sample_id > 12"
  sqlite3 a/run.db "DELETE FROM event WHERE kind = 'complete'" # as if it had been cut
  "$TVP" merge a b -o lab
  "$TVP" run --resume a --quiet >/dev/null
  run "$TVP" merge a -o lab
  expect_status 0
  expect_output "1 replaced"
  run "$TVP" merge --list lab
  [[ ${lines[1]} =~ ^1\ +21\ +a ]]
  [ "${#lines[@]}" -eq 3 ]
}

@test "what can't be merged is named, and nothing is written" {
  tiny a
  tiny b
  "$TVP" merge a -o lab
  before=$(sha256sum lab/run.db)
  cp -r b broken
  dd if=/dev/zero of=broken/run.db bs=4096 seek=3 count=6 conv=notrunc status=none
  run "$TVP" merge b broken -o lab
  expect_status 1
  expect_output "broken/run.db: the file is damaged"
  cp -r b older
  sqlite3 older/run.db "PRAGMA user_version = 2"
  run "$TVP" merge b older -o lab
  expect_status 1
  expect_output "schema 2: older/run.db; schema 3: lab/run.db"
  cp -r b newer
  sqlite3 newer/run.db "PRAGMA user_version = 99"
  run "$TVP" merge b newer -o lab
  expect_status 1
  expect_output "newer/run.db: it was written by a newer tvp"
  run "$TVP" merge b nowhere -o lab
  expect_status 1
  expect_output "cannot find the run nowhere"
  run "$TVP" merge b -o a
  expect_status 1
  expect_output "a/run.db is a run of its own"
  [ "$(sha256sum lab/run.db)" = "$before" ]
  [ "$(ls -A lab)" = run.db ]
  run "$TVP" run --resume lab
  expect_status 1
  expect_output "none of which is gone on with here"
  run "$TVP" merge -o lab
  expect_status 2
  expect_output "name the runs to merge"
  run "$TVP" merge a
  expect_status 2
  expect_output "-o: where to merge them to is not said"
  run "$TVP" merge --list lab a
  expect_status 2
  expect_output "--list: it shows one FILE"
}

@test "a run that goes on is not merged" {
  "$TVP" run -w sleep:time=5ms -m threads -n 1 --blocks 100000 --quiet -o long \
    >/dev/null 2>&1 &
  long=$!
  within 60 has_samples long 1
  run "$TVP" merge long -o lab
  kill -INT "$long"
  expect_status 1
  expect_output "it is being measured right now"
  await_end "$long"
  run "$TVP" merge long -o lab
  expect_status 0
}

@test "merges at once lose nothing" {
  tiny a
  for i in 1 2 3 4 5 6; do
    machine a "n$i" 2.0
  done
  # Who comes too early is told, and tries again.
  again() {
    until "$TVP" merge "$1" -o lab 2>"$1.err"; do
      grep -q "another tvp merges into lab" "$1.err" || return 1
    done
  }
  merges=()
  for i in 1 2 3 4 5 6; do
    again "n$i" &
    merges+=($!)
  done
  for merge in "${merges[@]}"; do
    wait "$merge"
  done
  [ "$(sql lab/run.db 'SELECT count(DISTINCT run_id) FROM run')" -eq 6 ]
  [ "$(sql lab/run.db 'PRAGMA integrity_check')" = ok ]
  [ "$(sql lab/run.db 'PRAGMA foreign_key_check')" = "" ]
}

@test "forty machines are reported machine by machine" {
  tiny a
  for i in $(seq 35); do
    machine a "node$i" "2.$((i % 4))"
  done
  for i in 36 37 38; do
    machine a "node$i" 1.0 'Slow 5'
  done
  machine a node39 0.5 'Slow 5'
  machine a node40 2.0 'Slow 5'
  # What a run of it that was disturbed says is not counted.
  machine a node41 0.25
  sqlite3 node41/run.db "UPDATE sample SET status = 'disturbed', error = 'steal: 9 %'"
  "$TVP" merge node* -o lab
  run "$TVP" report lab -f text
  expect_status 0
  text=$(tr '\n' ' ' <<<"$output" | tr -s ' ')
  for part in \
    "By machine, each by itself: 41 machines, 41 runs:" \
    "Quick 9, 2 cores, 2 hardware threads: 35 machines" \
    "Slow 5, 2 cores, 2 hardware threads: 5 machines (node36, node37, node38, node39, node40)" \
    "node41 does not count. Don't rely on this run" \
    "primes, 2 workers: processes beat sequential on all 40 machines, 1.50×" \
    "processes beat gil on 36 of 40 machines, 2.00× to 2.30×: all 35 with Quick 9" \
    "and node40 (1 of 5 with Slow 5); gil beats processes on 1, 2.00×: node39 (1 of 5" \
    "no difference on 3: node36, node37, node38 (3 of 5 with Slow 5"; do
    [[ $text == *"$part"* ]] || {
      echo "expected: $part"
      echo "$output" | head -40
      return 1
    }
  done
  run "$TVP" report lab -f csv,md,html -o all
  expect_status 0
  expect_output "a chart has room for 16 runs, and there are 41: none is drawn"
  [ "$(wc -l <all/agreement.csv)" -eq $((1 + 3 * 40)) ]
  [ "$(grep -c ',differs,node39,"Slow 5, .*",.*,1,loses,0\.[45][0-9]*,0\.[45][0-9]*$' all/agreement.csv)" -ge 1 ]
  grep -q '^## By machine' all/report.md
  grep -q 'A chart has room for 16 runs\|a chart has room for 16 runs' all/report.md
  grep -q 'By machine, each by itself' all/report.html
  # Fewer machines have no such section.
  run "$TVP" report node1 node2 -f text
  [[ $output != *"By machine"* ]]
}

@test "several runs of one machine are one machine, and disagree where they do" {
  tiny a
  for i in 1 2 3; do
    machine a "node$i" 2.0
  done
  machine a again 0.5
  sqlite3 again/run.db "UPDATE machine SET machine_json = json_set(machine_json, '\$.host', 'node3')"
  "$TVP" merge node1 node2 node3 again -o lab
  run "$TVP" report lab -f text
  expect_status 0
  expect_output "By machine, each by itself: 3 machines, 4 runs"
  expect_output "processes beat gil on 2 of 3 machines, 2.00×; runs disagree on 1: node3"
  expect_output "node3 (2):"
}
