#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Input that has no end, goes too deep, multiplies or controls a terminal.

load ../cli/helper

# refuses STATUS TEXT COMMAND...: so ends tvp, in 10 s of CPU time and in 1 GiB,
# of which a sanitizer maps more, without waiting for anybody, and with nothing left.
refuses() {
  local expected=$1 text=$2 kib=1048576
  shift 2
  [ -z "${TVP_SANITIZED:-}" ] || kib=unlimited
  run timeout -s KILL 60 bash -c "ulimit -t 10 -v $kib; exec \"\$@\"" _ \
    "$TVP" "$@" </dev/null
  expect_status "$expected"
  expect_output "$text"
  within 60 nothing_is_left
}

# A finished run of a few samples, in "run".
make_run() {
  "$TVP" run -w primes -m threads -n 1,2 --blocks 2 --trial-time 1ms -q -o run
}

# repeat TEXT TIMES
repeat() {
  local piece
  printf -v piece '%*s' "$2" ''
  printf '%s' "${piece// /$1}"
}

@test "a plan that is no regular file is not waited for" {
  mkfifo plan.yaml
  mkdir folder.yaml
  refuses 2 "plan.yaml: wants to be a regular file" run ./plan.yaml
  refuses 2 "folder.yaml: wants to be a regular file" run ./folder.yaml
  refuses 2 "/dev/zero: wants to be a regular file" run /dev/zero
}

@test "a plan of a gigabyte is not read" {
  truncate -s 1G plan.yaml
  refuses 2 "wants to be a regular file of at most 1048576 bytes" run ./plan.yaml
}

@test "a plan nested without end is refused at its place" {
  repeat '[' 100000 >plan.yaml
  refuses 2 "plan.yaml:1:33: nested more than 32 levels deep" run ./plan.yaml
  repeat '{a: ' 100000 >plan.yaml
  refuses 2 "nested more than 32 levels deep" run ./plan.yaml
}

@test "aliases of aliases and a crowd of anchors are refused" {
  {
    echo 'a0: &a0 [x, x]'
    for i in $(seq 200); do
      echo "a$i: &a$i [*a$((i - 1)), *a$((i - 1)), *a$((i - 1))]"
    done
  } >plan.yaml
  refuses 2 "plan.yaml:101:" run ./plan.yaml
  expect_output "more than 100 anchors"
}

@test "lists that multiply beyond the limit are refused" {
  refuses 2 "the plan has more than 20000 cells" run --dry-run \
    -w primes -m "threads$(repeat ,gil 40)" -n "1-1000$(repeat ,1-1000 40)"
  refuses 2 "this list has more than 1000 items" run --dry-run \
    -w "primes$(repeat ,primes 2000)"
  refuses 2 "the sweeps make more than 20000 items" run --dry-run -w zlib \
    --sweep "level=1$(repeat ,1 400)" --sweep "bytes=1K$(repeat ,1K 400)"
}

@test "numbers beyond their range are refused with it" {
  refuses 2 "write 1 to 10000" run -w primes -n 1-1000000000
  refuses 2 "write 1 to 10000" run -w primes -n 99999999999999999999
  refuses 2 "--blocks wants 1 to 1000000" run -w primes --blocks 1000001
  refuses 2 "--trial-time wants a duration" run -w primes \
    --trial-time 99999999999999h
}

@test "a name that is too long is refused, and said in short" {
  refuses 2 "is too long: an item may have 1279 bytes" run \
    -w "$(repeat x 100000)" --dry-run
  [ "${#output}" -lt 1000 ]
  refuses 2 "is too long: a name or a path may have 255 bytes" run \
    -w "$(repeat x 1000)" --dry-run
  [ "${#output}" -lt 1000 ]
}

@test "what a plan says does not control the terminal" {
  printf '"\\e]0;title\\a": 1\n' >plan.yaml
  refuses 2 "is not a key here" run ./plan.yaml
  [[ "$output" != *$'\e'* ]]
  printf '"x\\ntvp: all is well": 1\n' >plan.yaml
  refuses 2 "'x tvp: all is well' is not a key here" run ./plan.yaml
  printf 'name: "a\\e[31mb"\nmatrix: [{workloads: [primes]}]\n' >plan.yaml
  refuses 2 "plan.yaml:1:7: a control character in a text" run ./plan.yaml
  printf 'matrix: [{workloads: ["primes\\0x"]}]\n' >plan.yaml
  refuses 2 "plan.yaml:1:23: a text is expected here" run ./plan.yaml
  printf 'name: "\xff\xfe"\n' >plan.yaml
  refuses 2 "not YAML" run ./plan.yaml
}

@test "a run that is a pipe is not waited for" {
  mkfifo pipe
  for command in "report ./pipe" "compare ./pipe ./pipe" "merge ./pipe -o m" \
    "history add ./pipe --db h.db"; do
    # shellcheck disable=SC2086 # words
    refuses 1 "pipe is no regular file" $command
  done
  refuses 2 "pipe is no regular file" run --like ./pipe
  [ ! -e m ]
}

@test "a machine that is a pipe or a device is not read" {
  mkfifo pipe
  refuses 2 "wants to be a regular file of at most 64 MiB" topology --xml=./pipe
  refuses 2 "wants to be a regular file" topology --xml=/dev/zero
}

@test "a machine that hwloc does not survive is refused" {
  refuses 2 "tvp: " topology \
    --xml="$BATS_TEST_DIRNAME/../fuzz/corpus/topology/ends-hwloc.xml"
}

@test "a machine that wants half a GiB for the number of a PU is refused" {
  refuses 2 "no machine is described by" topology \
    --xml="$BATS_TEST_DIRNAME/../fuzz/corpus/topology/wants-memory.xml"
  python3 - "$TVP" "$BATS_TEST_DIRNAME/../fuzz/corpus/topology/wants-memory.xml" <<'EOF'
import resource, subprocess, sys
subprocess.run([sys.argv[1], "topology", "--xml=" + sys.argv[2]], stderr=subprocess.DEVNULL)
sys.exit(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > 256 * 1024)
EOF
  within 60 nothing_is_left
}

@test "a machine without any PU is refused" {
  local xml=$BATS_TEST_DIRNAME/../fuzz/corpus/topology/no-pu.xml
  refuses 2 "a machine without any PU" topology --xml="$xml"
  export HWLOC_XMLFILE=$xml
  refuses 2 "a machine without any PU" topology
  refuses 1 "unset HWLOC_XMLFILE" run -w primes -m threads -n 1 -o run
  [ ! -e run ]
  unset HWLOC_XMLFILE
  make_run
  sqlite3 run/run.db "UPDATE machine SET topology_xml = CAST(readfile('$xml') AS TEXT)"
  run "$TVP" report run -f html -o out
  expect_status 0
  within 60 nothing_is_left
}

@test "a test of will-it-scale that is a pipe is not waited for" {
  mkfifo pipe
  run timeout -s KILL 60 "$TVP" trial -w wis:./pipe -m threads -n 1
  expect_status 5
  expect_output "not even a file"
  within 60 nothing_is_left
}

@test "a run.db that has SQLite compute for ever is not read" {
  make_run
  sqlite3 run/run.db "ALTER TABLE event RENAME TO event2; CREATE VIEW event AS
    WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)
    SELECT x AS event_id, 'stopped' AS kind, 'x' AS text FROM c"
  refuses 1 "1 views, triggers or virtual tables" report run
  refuses 1 "1 views, triggers or virtual tables" merge run -o merged
  [ ! -e merged/run.db ]
}

@test "a run.db whose columns or indices are computed is not read" {
  make_run
  cp run/run.db kept.db
  sqlite3 run/run.db "ALTER TABLE event RENAME text TO old;
    ALTER TABLE event ADD text TEXT AS (hex(zeroblob(400000000)))"
  refuses 1 "1 computed columns" report run
  refuses 1 "1 computed columns" merge run -o merged
  cp kept.db run/run.db
  sqlite3 run/run.db "CREATE INDEX computed ON event (text || kind)"
  refuses 1 "1 indices of some rows or of what is computed" report run
  cp kept.db run/run.db
  sqlite3 run/run.db "CREATE INDEX partial ON event (text) WHERE kind > 'a'"
  refuses 1 "1 indices of some rows or of what is computed" report run
  cp kept.db run/run.db
  sqlite3 run/run.db "PRAGMA writable_schema=ON;
    INSERT INTO sqlite_schema VALUES ('table', 'v', 'v', 2,
      'CREATE /**/ VIRTUAL TABLE v USING series')"
  refuses 1 "1 views, triggers or virtual tables" report run
  [ ! -e merged/run.db ]
}

@test "figures in a run.db that no tvp writes are refused" {
  make_run
  cp run/run.db kept.db
  for change in "UPDATE sample SET block = 4294967297" \
    "UPDATE sample SET total_ns = 9223372036854775807" \
    "UPDATE sample SET ops_per_s = 9e999" "UPDATE worker SET ops = -9223372036854775808" \
    "UPDATE cell SET workers = 0" "UPDATE cell SET ops = 9223372036854775807" \
    "UPDATE machine SET cores = -1" "UPDATE run SET max_blocks = 4294967296"; do
    cp kept.db run/run.db
    sqlite3 run/run.db "$change"
    refuses 1 "makes no sense" report run
  done
  cp kept.db run/run.db
  "$TVP" report run
}

@test "a text where a run.db has numbers is refused" {
  local column
  make_run
  sqlite3 run/run.db "CREATE TABLE loose AS SELECT * FROM sample;
    DROP TABLE sample; ALTER TABLE loose RENAME TO sample"
  "$TVP" report run
  cp run/run.db kept.db
  for column in cell_id block position; do
    cp kept.db run/run.db
    sqlite3 run/run.db "UPDATE sample SET $column = 'x' WHERE sample_id = 2"
    refuses 1 "a whole number is expected; the file is damaged" report run
  done
}

@test "JSON nested without end is refused" {
  {
    printf '{"format": "tvp report", "a": '
    repeat '[' 100000
  } >report.json
  refuses 1 "nested more than 64 levels deep" report report.json -o out
  repeat '[' 100000 >cell.json
  refuses 2 "the cell is not JSON: maximum parsing depth reached" trial cell.json
}
