#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Names, settings and machines that are unlike those tvp was written on.

load ../cli/helper

: "${dir:=}" # the helper's setup sets it

# Two names that hold together what is hard in any of them: the first can stand
# in a text, the second can't.
plain_odd="-od d'q\"b\\s\$HOME\`id\`%s%n<&>{#|*?;ü"
wild_odd=$'new\nline\ttab\xff\e[31m'

# small_run ARGUMENT...
small_run() {
  "$TVP" run -w sleep:time=1ms -m sequential,threads -n 2 --blocks 6 \
    --trial-time 1ms -q "$@"
}

one_trial() {
  "$TVP" run -w sleep:time=1ms -m threads,processes:start=spawn -n 2 \
    --blocks 1 --trial-time 1ms -q "$@"
}

is_whole() {
  [ "$(sql "$1/run.db" "SELECT count(*) FROM sample WHERE status = 'ok'")" -eq "$2" ]
}

# Everything that reads or writes a run's folder does, under such a name.
all_commands_in() {
  local run="$PWD/$1/$1"
  mkdir -- "$1"
  small_run -o "$run"
  is_whole "$run" 12
  sqlite3 "$run/run.db" "PRAGMA foreign_keys = OFF;
    DELETE FROM worker WHERE sample_id IN (SELECT sample_id FROM sample WHERE block = 5);
    DELETE FROM histogram WHERE sample_id IN (SELECT sample_id FROM sample WHERE block = 5);
    DELETE FROM sample WHERE block = 5;
    DELETE FROM event WHERE kind IN ('complete', 'stopped')"
  "$TVP" run -q --resume "$run"
  is_whole "$run" 12
  "$TVP" report "$run" -o "$run/again" \
    -f csv,svg,png,pdf,html,md,text,json
  for file in charts/speedup.svg charts/speedup.png charts/speedup.pdf \
    report.html report.md report.txt samples.csv; do
    [ -s "$run/again/$file" ] || { echo "no $file"; return 1; }
  done
  "$TVP" compare "$run" "$run" >/dev/null
  "$TVP" merge "$run" -o "$run/merged"
  "$TVP" history add "$run" --db "$run/$1.db"
  "$TVP" history trend sleep:time=1ms/threads/workers:2 --db "$run/$1.db" -o "$run/trend.svg" || [ $? -eq 4 ]
  # Nothing landed beside it: of the name's parts is none a name.
  [ "$(find . -mindepth 1 -maxdepth 1 ! -name bin ! -name share -print0 | tr -dc '\0' | wc -c)" -eq 1 ]
}

@test "folders with quotes, dollars, percents and a dash are names like others" {
  all_commands_in "$plain_odd"
}

@test "folders with newlines, tabs and bytes that are no text are as well" {
  all_commands_in "$wild_odd"
}

@test "searches write into folders of odd names" {
  mkdir -- "$plain_odd"
  "$TVP" map sleep --x time=1ms..2ms --y workers=1..2 --between sequential,threads \
    --trial-time 1ms --max-time 10s -q -o "./$plain_odd/map" || [ $? -eq 4 ]
  [ -s "./$plain_odd/map/run.db" ]
  "$TVP" crossover sleep --over time=1ms..2ms -n 1 --trial-time 1ms \
    --max-blocks 6 --between sequential,threads -q -o "./$plain_odd/cross" || [ $? -eq 4 ]
  [ -s "./$plain_odd/cross/run.db" ]
}

@test "the program, its data and temporary files may lie anywhere" {
  for name in "$plain_odd" "$wild_odd"; do
    mkdir -p -- "./$name/bin" "./$name/tmp"
    cp "$TVP.real" "./$name/bin/tvp"
    ln -s "$(readlink share)" "./$name/share"
    TMPDIR=$PWD/$name/tmp "./$name/bin/tvp" run -w sqlite,wordcount,http \
      -m threads,processes:start=spawn,processes:start=forkserver -n 2 \
      --blocks 1 --trial-time 1ms --disturbed ignore -q -o "./$name/out"
    is_whole "./$name/out" 9
    [ -z "$(ls -A "./$name/tmp")" ]
  done
}

@test "a plan, a plug-in and a folder to work in may have odd names" {
  printf 'blocks: 1\ntrial_time: 1ms\nmatrix:\n  - workloads: [sleep:time=1ms]\n    models: [threads]\n    workers: [1]\n' >"./$wild_odd.yaml"
  "$TVP" run "./$wild_odd.yaml" -q -o out
  is_whole out 1
  [ -f "$TVP_CHAOS/../wis/count.so" ] || skip "no plug-in was built"
  place="d q\"b\\s\$HOME\`id\`%s<&>{#|*?;ü"
  mkdir "$place"
  cp "$TVP_CHAOS/../wis/count.so" "./$place.so"
  "$TVP" run -w "file-read:bytes=4K:dir=$place" -w "wis:./$place.so" \
    -m threads,processes -n 2 --blocks 6 --trial-time 1ms -q -o work
  is_whole work 24
  "$TVP" report work -f svg,png,html,md -o again
  [ -s again/charts/speedup.png ] || [ -s again/charts/total-time.png ]
}

@test "a parameter that can't be shown is refused, and says where" {
  mkdir "$wild_odd"
  run "$TVP" run -w "file-read:dir=$wild_odd" -m threads -n 1 -o out
  expect_status 2
  expect_output "characters that are no UTF-8 text, or control a terminal"
  [[ "$output" != *$'\e'* ]]
  [ ! -e out ]
}

@test "what is typed controls no terminal" {
  local odd=$'\e[31mX'
  for words in "run -w" "run -p" "run --blocks" "run --sweep" "run --metric" "run quick" \
    "crossover -w" "crossover --precision" "map -w" "report out" "report -f" "trial -n" \
    "list workloads" "merge" "topology -p" "doctor --format"; do
    # shellcheck disable=SC2086 # two words
    run "$TVP" $words "$odd"
    [ "$status" -ne 0 ]
    [[ "$output" != *$'\e'* ]] || { echo "$words"; return 1; }
  done
  run "$TVP" run -w "$odd"
  expect_status 2
  expect_output "-w  [31mX: "
}

@test "a name of 255 bytes is one, and what is longer says so" {
  long=$(printf 'x%.0s' {1..255})
  small_run -o "$long"
  is_whole "$long" 12
  "$TVP" report "$long" -f svg,html -o "y${long:1}"
  [ -s "y${long:1}/report.html" ]
  run one_trial -o "z$long"
  expect_status 1
  expect_output "File name too long"
  path=$PWD
  while [ ${#path} -lt 3700 ]; do path=$path/${long:0:200}; done
  mkdir -p "$path"
  run one_trial -o "$path/out"
  expect_status 1
  expect_output "cannot open it"
  run one_trial -o "$path/${long:0:200}/${long:0:200}"
  expect_status 1
  expect_output ": File name too long"
  within 60 nothing_is_left
}

@test "labels of hundreds of bytes fit tables and charts" {
  place=$(printf 'l%.0s' {1..200})
  mkdir "$place"
  "$TVP" run -w "file-read:bytes=4K:dir=$place" -m sequential,threads,processes \
    -n 2 --blocks 6 --trial-time 1ms -q -o out
  is_whole out 18
  "$TVP" report out -f png,svg,html,md,text -o again
  # The chart shows both ends of it.
  grep -Eq 'bytes=4K:dir=l+…l+<' again/charts/total-time.svg
  # In the page it is whole.
  grep -q "dir=$place" again/report.html
}

# Of what depends on no measured figure.
said_alike() {
  for command in 'list workloads' 'list workloads http' 'list models --format json' \
    'run -w sleep:time=1ms -n 1 --dry-run' 'topology -n 2'; do
    # shellcheck disable=SC2086
    "$TVP" $command
  done >"$1" 2>&1
  "$TVP" report out -f json >>"$1"
  "$TVP" report out -f md >>"$1"
}

@test "no locale and no time zone changes what is said" {
  small_run -o out
  LC_ALL=C said_alike plain
  mkdir locales
  if localedef -i tr_TR -f UTF-8 "$PWD/locales/tr_TR.UTF-8" 2>/dev/null; then
    localedef -i de_DE -f ISO-8859-1 "$PWD/locales/de_DE" 2>/dev/null || true
  fi
  for locale in tr_TR.UTF-8 de_DE POSIX xx_YY.UTF-8 nonsense; do
    LOCPATH=$PWD/locales LC_ALL=$locale LANG=$locale said_alike other
    diff plain other
  done
  for zone in Pacific/Apia :/nonsense right/UTC '' 'XXX+24:59:59YYY'; do
    LC_ALL=C TZ=$zone said_alike other
    diff plain other
  done
  before=$(date -u +%Y-%m-%dT%H)
  TZ=Pacific/Apia one_trial -o zone
  [[ "$(sql zone/run.db 'SELECT started FROM run')" == "$before"* ]] \
    || [[ "$(sql zone/run.db 'SELECT started FROM run')" == "$(date -u +%Y-%m-%dT%H)"* ]]
}

@test "without an environment, a home or a user a run is whole" {
  env -i "$TVP.real" run -w sleep:time=1ms -m threads,processes -n 2 --blocks 1 \
    --trial-time 1ms --disturbed ignore -q -o bare
  is_whole bare 2
  HOME='' one_trial -o empty
  is_whole empty 2
  HOME=/proc USER='' LOGNAME='' one_trial -o proc
  is_whole proc 2
  env -u HOME -u USER -u LOGNAME -u PATH "$TVP.real" history add bare --db h.db
  run env -u HOME -u XDG_DATA_HOME "$TVP" history list
  [[ $status =~ ^[12]$ ]] || { echo "status $status: $output"; return 1; }
  expect_output "--db"
}

# apart COMMAND: with mounts of its own, which end with it.
apart() {
  unshare --mount true 2>/dev/null || skip "cannot have mounts of its own"
  # shellcheck disable=SC2016
  run unshare --mount sh -c "$1"' && shift && exec "$@"' sh sh "${@:2}"
}

@test "without /proc/pressure or /sys a run is whole, and the doctor answers" {
  [ ! -d /proc/pressure ] || without /proc/pressure
  without /sys
}

@test "a kernel without perf leaves the counters empty, and a run whole" {
  LD_PRELOAD=$TVP_CHAOS/preload/noperf.so run "$TVP" run -w sleep:time=1ms \
    -m threads,processes -n 2 --blocks 1 --trial-time 1ms --counters -o out
  expect_status 0
  expect_output "note: "
  is_whole out 2
  [ "$(sql out/run.db 'SELECT count(*) FROM sample WHERE cycles IS NULL')" -eq 2 ]
  [ -z "$(column out/samples.csv cycles | tr -d '\n')" ]
}

# without FOLDER: something empty is mounted over it.
without() {
  apart "mount -t tmpfs none $1" "$TVP" run -w sleep:time=1ms \
    -m threads,processes:start=spawn -n 2 --blocks 1 --trial-time 1ms -q \
    -o "out${1//\//-}"
  expect_status 0
  is_whole "out${1//\//-}" 2
  apart "mount -t tmpfs none $1" "$TVP" doctor
  [[ $status =~ ^[04]$ ]] || { echo "status $status"; return 1; }
  apart "mount -t tmpfs none $1" "$TVP" topology
  expect_status 0
}

@test "without /proc a run says what it needs it for" {
  unsanitized "others need it as well"
  apart "mount -t tmpfs none /proc" "$TVP" run -w sleep:time=1ms -n 1 -o out
  expect_status 1
  expect_output "is /proc mounted?"
  [ ! -e out ]
  apart "mount -t tmpfs none /proc" "$TVP" list workloads
  expect_status 0
}

@test "other processes that are hidden are not needed" {
  apart "mount -t proc -o hidepid=2 proc /proc" "$TVP" run -w sleep:time=1ms \
    -m threads,processes -n 2 --blocks 1 --trial-time 1ms -q -o out
  expect_status 0
  is_whole out 2
}

@test "in a container of its own namespaces a run is whole" {
  unshare --mount --pid --fork --net --ipc --uts --mount-proc true 2>/dev/null \
    || skip "cannot have namespaces of its own"
  run unshare --mount --pid --fork --net --ipc --uts --mount-proc \
    "$TVP" run -w sleep:time=1ms,pipe -m threads,gil,processes -n 2 --blocks 1 \
    --trial-time 1ms -q -o out
  expect_status 0
  is_whole out 6
}

@test "a loopback interface that is down is said, with what sets it up" {
  unshare --net true 2>/dev/null || skip "cannot have a network of its own"
  for workload in http tcp api request; do
    run unshare --net "$TVP" trial -w "$workload" -n 2
    expect_status 5
    expect_output "the loopback interface is down"
    expect_output "ip link set lo up"
  done
}

@test "on one CPU everything runs" {
  one=$(taskset -cp $$ | grep -o '[0-9]*$')
  run taskset -c "$one" "$TVP" run -w sleep:time=1ms -m sequential,threads,processes \
    -n cores,pus,3 --blocks 1 --trial-time 1ms -q -o out
  expect_status 0
  is_whole out 6
  run taskset -c "$one" "$TVP" topology -p scatter -n 4
  expect_status 0
  expect_output "not allowed"
  run taskset -c "$one" "$TVP" doctor
  [[ $status =~ ^[04]$ ]]
  expect_output "1 worker"
}

# machine TOPOLOGY CPUS: as many workers find a place there, and none runs.
machine() {
  export HWLOC_SYNTHETIC=$1
  run "$TVP" topology -p scatter -n "$2"
  expect_status 0
  expect_output "$2 PUs"
  run "$TVP" run -w primes -m threads,processes -n pus -p compact --dry-run
  expect_status 0
  expect_output "primes processes $2 compact"
  run "$TVP" doctor -n "$2"
  [[ $status =~ ^[04]$ ]]
  run "$TVP" run -w primes -m threads -n 1 -o out
  expect_status 1
  expect_output "the topology is not this machine's"
}

@test "256 and 2048 CPUs are placed, and not taken for this machine's" {
  machine "pack:4 core:32 pu:2" 256
  machine "pack:8 core:128 pu:2" 2048
}

@test "gaps in the numbers of CPUs and nodes with memory alone are told" {
  machine "pu:4(indexes=0,2,5,9)" 4
  run "$TVP" topology -p compact -n 4
  expect_output 9
  machine "pack:2 [numa] [numa] core:2 pu:2" 8
}

@test "a full standard output is told, and costs no run" {
  small_run -o out
  for command in 'report out -f json' 'report out -f md' 'list workloads' \
    topology doctor --help --version 'compare out out' \
    'trial -w sleep:time=1ms -n 1'; do
    status=0
    # shellcheck disable=SC2086
    "$TVP" $command >/dev/full 2>err.txt || status=$?
    output="$command: $(cat err.txt)"
    expect_status 1
    expect_output "No space left on device"
  done
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 1 --trial-time 1ms \
    -o other >/dev/full 2>err.txt || status=$?
  output=$(cat err.txt)
  expect_status 1
  expect_output "the run is whole in other"
  is_whole other 1
}

@test "a mask of 077 leaves files of one's own, and 777 says so" {
  (umask 077 && one_trial -o out)
  [ -z "$(find out -perm /077)" ]
  [ "$(id -u)" -eq 0 ] || skip "needs root to be nobody"
  mkdir -m 777 open
  chmod 755 .
  # shellcheck disable=SC2016
  run setpriv --reuid 65534 --clear-groups sh -c 'umask 777; cd open; exec "$0" run \
    -w sleep:time=1ms -m threads -n 1 --blocks 1 --trial-time 1ms -q -o out' "$TVP.real"
  expect_status 1
  [ -z "$(find open -type f)" ]
}

@test "a terminal that is narrow or dumb gets the same words" {
  small_run -o out
  COLUMNS=20 TERM=dumb NO_COLOR=1 "$TVP" report out -f text >narrow
  "$TVP" report out -f text >plain
  diff plain narrow
  if command -v script >/dev/null; then
    script -qec "stty cols 20; exec '$TVP' run -w sleep:time=1ms -m threads -n 1 --blocks 2 --trial-time 1ms -o tty" typescript >/dev/null
    is_whole tty 2
  fi
}

@test "scripts run from a tree in a folder with spaces" {
  mkdir "a tree" tools
  cp -r "$BATS_TEST_DIRNAME/../../scripts" "a tree/scripts"
  # Nothing is built: what the scripts would call says where it was called.
  for tool in cmake ctest; do
    printf '#!/bin/sh\npwd >>"%s/called"\n' "$dir" >"tools/$tool"
    chmod +x "tools/$tool"
  done
  mkdir -p "a tree/build/release/bin"
  printf '#!/bin/sh\necho "tvp $*" >>"%s/called"\n' "$dir" >"a tree/build/release/bin/tvp"
  chmod +x "a tree/build/release/bin/tvp"
  printf '#!/bin/sh\n' >"a tree/scripts/setup.sh"
  PATH=$PWD/tools:$PATH run "a tree/scripts/demo.sh" -o "an answer"
  expect_status 0
  grep -qx "$dir/a tree" called
  grep -q "^tvp run" called
  run "a tree/scripts/fleet/submit.sh" --help
  expect_status 0
}
