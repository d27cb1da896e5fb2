#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Workloads in files of their own, built against what cmake --install leaves.

load helper

: "${TVP:=$BATS_TEST_DIRNAME/../../build/dev/bin/tvp}"
source=$BATS_TEST_DIRNAME/../..
build=$(dirname "$TVP")/..
prefix=$BATS_FILE_TMPDIR/prefix

setup_file() {
  cmake --install "$build" --prefix "$BATS_FILE_TMPDIR/prefix" >/dev/null
}

# compile TARGET.so SOURCE.c [OPTION...]
compile() {
  local target=$1
  shift
  cc -O2 -shared -fPIC -I "$prefix/include" "$@" -o "$target"
}

spin() {
  compile spin.so "$source/docs/plugin/spin.c"
  chmod 755 spin.so
}

# own LINES: a workload of one's own, with these in its source.
own() {
  cat <<EOF
#include <tvp/workload.h>
#include <stdlib.h>
#include <unistd.h>
$1
#ifndef WORK
#define WORK
#endif
#ifndef NAME
#define NAME "own"
#endif
#ifndef HOOK
static int work(struct worker *w, uint64_t ops, struct err *e)
{
    (void)e;
    for (uint64_t op = 0; op < ops; op++) {
        worker_safepoint(w);
        WORK
    }
    worker_checksum(w, ops);
    return 0;
}
#define HOOK work
#endif
static const struct workload own = {
    .name = NAME, .summary = "of one's own", .unit = "thing", .work = HOOK,
};
TVP_PLUGIN(own);
EOF
}

# own_so TARGET.so LINES [OPTION...]
own_so() {
  local target=$1 lines=$2
  shift 2
  own "$lines" >own.c
  compile "$target" own.c "$@"
}

quickly() {
  "$TVP" run --blocks 1 --trial-time 1ms -n 2 "$@"
}

@test "the example is built by one line and runs under every model" {
  spin
  : >sums
  for model in sequential threads gil processes processes:start=spawn \
    processes:start=forkserver; do
    "$prefix/bin/tvp" trial -w ./spin.so:steps=7 -m "$model" -n 3 \
      --ops 1000 >out.json
    grep -q '"error":""\|"status":"disturbed"' out.json
    grep -o '"checksum":"[0-9a-f]*"' out.json | head -n 1 >>sums
  done
  [ "$(wc -l <sums)" -eq 6 ]
  [ "$(sort -u sums | wc -l)" -eq 1 ]
}

@test "what messages point to is installed" {
  echo "not ELF" >text.so
  run "$prefix/bin/tvp" list workloads ./text.so
  expect_output "plugins.md in docs/, or installed in share/doc/tvp"
  cd "$prefix/share/doc/tvp"
  [ -s plugins.md ] && [ -s workloads.md ] && [ -s will-it-scale.md ]
  cmp plugin/spin.c "$source/docs/plugin/spin.c"
}

@test "the skeleton of the docs is one that runs, and finds what was not done" {
  awk '/^```c/ { code = 1; next } /^```/ { code = 0 } code' \
    "$source/docs/plugins.md" >skeleton.c
  compile skeleton.so skeleton.c -Wall -Wextra -Werror
  "$TVP" trial -w ./skeleton.so -m processes -n 3 --ops 100 >/dev/null
  sed -i 's/uint64_t op = 0/uint64_t op = 1/' skeleton.c
  compile skeleton.so skeleton.c
  run "$TVP" trial -w ./skeleton.so -n 2 --ops 100
  expect_status 5
  expect_output "wrong answer: some operations were not done"
}

@test "the example finds its own wrong answers" {
  sed 's/sum += x;/sum += x + (op == 0);/' "$source/docs/plugin/spin.c" >wrong.c
  compile wrong.so wrong.c
  run "$TVP" trial -w ./wrong.so -m threads -n 2 --ops 100
  expect_status 5
  expect_output "wrong answer: the sums add up to"
}

@test "the example is built against the build folder, and by pkg-config" {
  cc -O2 -shared -fPIC -I "$build/include" "$source/docs/plugin/spin.c" -o a.so
  "$TVP" trial -w ./a.so --ops 10 >/dev/null
  flags=$(PKG_CONFIG_PATH=$prefix/share/pkgconfig pkg-config --cflags tvp)
  # shellcheck disable=SC2086 # several words
  cc -O2 -shared -fPIC $flags "$source/docs/plugin/spin.c" -o b.so
  "$TVP" trial -w ./b.so --ops 10 >/dev/null
}

@test "a run of the example has its path in all that it writes" {
  spin
  quickly -w ./spin.so:steps=7,primes -m threads,processes -o out >answer \
    2>notes
  grep -q '^\./spin\.so:steps=7' <("$TVP" run -w ./spin.so:steps=7 -n 2 --dry-run 2>&1)
  column out/samples.csv workload | sort -u >names
  printf './spin.so\nprimes\n' | cmp - names
  grep -q 'spin.so:steps=7' answer
  "$TVP" report out -f json -o again
  rm spin.so
  "$TVP" report again/report.json -f csv -o back
  column back/samples.csv workload | sort -u | cmp - names
}

@test "a plug-in in C++ is one as well" {
  cat >own.cpp <<'EOF'
#include <tvp/workload.h>
static int work(struct worker *w, uint64_t ops, struct err *)
{
    for (uint64_t op = 0; op < ops; op++) {
        worker_safepoint(w);
    }
    worker_checksum(w, ops * params_number(w->job->params, "n"));
    return 0;
}
static const struct param params[] = {
    {"n", PARAM_COUNT, "7", "a number", 1, 9, nullptr, nullptr}, {}};
static struct workload make()
{
    struct workload own = {};
    own.name = "own";
    own.summary = "in C++";
    own.unit = "thing";
    own.params = params;
    own.work = work;
    return own;
}
static const struct workload own = make();
TVP_PLUGIN(own);
EOF
  c++ -Wall -Wextra -O2 -shared -fPIC -I "$prefix/include" own.cpp -o own.so
  run "$TVP" trial -w ./own.so:n=8 -m gil -n 2 --ops 4
  expect_status 0
  expect_output '"checksum":"0000000000000040"'
}

@test "each installed header stands alone, in every C and C++ it may meet" {
  for header in workload params err; do
    echo "#include <tvp/$header.h>" >alone.c
    cp alone.c alone.cpp
    for standard in c11 c17 gnu17; do
      cc -std=$standard -Wall -Wextra -Wpedantic -Werror -fsyntax-only \
        -I "$prefix/include" alone.c
    done
    for standard in c++17 c++20; do
      c++ -std=$standard -Wall -Wextra -Werror -fsyntax-only \
        -I "$prefix/include" alone.cpp
    done
  done
}

@test "the program exports what the headers declare, and nothing else of ours" {
  cat "$prefix"/include/tvp/*.h \
    | grep -oP '^(const )?\w+ \*?\K\w+(?=\()' >declared
  [ "$(wc -l <declared)" -ge 19 ]
  # And what tests of will-it-scale call.
  printf '%s\n' new_task new_task_affinity >>declared
  sort -o declared declared
  nm -D --defined-only "$prefix/bin/tvp" | awk '$2 == "T" { print $3 }' \
    | sort >exported
  comm -23 declared exported >missing
  [ ! -s missing ]
  unsanitized "all that there is is exported"
  cmp declared exported
}

@test "the list shows a plug-in's parameters, for people and programs" {
  spin
  run "$TVP" list workloads ./spin.so
  expect_status 0
  expect_output "private arithmetic: the floor"
  expect_output "count, from 1 to 1000000000; default 100"
  expect_output "Parameters, written ./spin.so:parameter=value"
  expect_output "One operation: round (kind: cpu)"
  own_so own.so ""
  run "$TVP" list workloads ./own.so
  expect_output "Verified: nothing"
  "$TVP" list workloads ./spin.so -f json >list.json
  grep -q '"name": "spin"' list.json
  [ "$(grep -c '"summary"' list.json)" -eq 1 ]
  "$TVP" list workloads | (! grep spin)
}

@test "a plug-in's long story is listed whole" {
  own "" >own.c
  sed 's/\.work = HOOK/.story = STORY, &/' own.c >long.c
  words=$(printf 'word%d ' $(seq 1500))
  compile long.so long.c -DSTORY="\"$words\""
  "$TVP" list workloads ./long.so -f md >list.md
  [ "$(grep -o 'word[0-9]*' list.md | sort -u | wc -l)" -eq 1500 ]
}

# refused TEXT FILE: everyone who would load it says so, with status 2.
refused() {
  for command in "run -w $2 -n 1 -o out" "trial -w $2" "list workloads $2" \
    "crossover $2 --over n=1..2 --between gil,threads -o out"; do
    # shellcheck disable=SC2086 # several words
    run "$TVP" $command
    expect_status 2
    expect_output "$1"
    expect_output "$2"
    [ ! -e out ]
  done
}

@test "what is no plug-in is refused, with what to do" {
  own_so fits.so ""
  refused "No such file" ./missing.so
  echo "not ELF" >text.so
  refused "no shared object: build it with cc -O2 -shared -fPIC" ./text.so
  : >empty.so
  refused "no shared object" ./empty.so
  mkdir folder.so
  refused "not even a file" ./folder.so
  mkfifo pipe.so
  refused "not even a file" ./pipe.so
  for bytes in 10 100 5000; do # in the header, the program headers, a segment
    head -c "$bytes" fits.so >cut.so
    refused "is cut short, after $bytes bytes: build it again" ./cut.so
  done
  echo "int x;" >bare.c
  compile bare.so bare.c
  refused "end with TVP_PLUGIN(workload);" ./bare.so
  own_so lacks.so "void elsewhere(void);" -DWORK='elsewhere();'
  refused "undefined symbol: elsewhere" ./lacks.so
  # A function of tvp's that no header declares is none of a plug-in's.
  own_so inside.so "uint64_t clock_now_ns(void);" -DWORK='(void)clock_now_ns();'
  refused "of tvp it can call what tvp/workload.h declares" ./inside.so
}

@test "a plug-in that was built for another tvp says both versions" {
  mkdir -p other/tvp
  cp "$prefix"/include/tvp/*.h other/tvp
  sed -i 's/WORKLOAD_INTERFACE = 1/WORKLOAD_INTERFACE = 42/' \
    other/tvp/workload.h
  own "" >own.c
  cc -shared -fPIC -I other own.c -o newer.so
  refused "interface 42 of workloads" ./newer.so
  refused "has 1: build it again" ./newer.so
  cp "$prefix"/include/tvp/*.h other/tvp
  sed -i 's/^    uint64_t random;/&\n    uint64_t more;/' other/tvp/workload.h
  cc -shared -fPIC -I other own.c -o larger.so
  refused "a struct worker of" ./larger.so
}

@test "a plug-in that lacks what it needs is refused" {
  own_so idle.so "#define HOOK NULL"
  refused "has no work hook" ./idle.so
  own_so nameless.so "" -DNAME='""'
  refused "no name, summary or unit" ./nameless.so
}

@test "files are never searched for" {
  spin
  cp spin.so primes.so
  run env LD_LIBRARY_PATH="$PWD" "$TVP" run -w spin.so -n 1 -o out
  expect_status 2
  expect_output "no workload 'spin.so'; a file is written with a slash, ./spin.so"
  for command in "trial -w" "list workloads"; do
    # shellcheck disable=SC2086 # several words
    run "$TVP" $command spin.so
    expect_status 2
    expect_output "a file is written with a slash, ./spin.so"
  done
  long=./$(printf 'a%.0s' $(seq 260)).so
  run "$TVP" run -w "$long" -n 1 -o out
  expect_status 2
  expect_output "too long: a name or a path may have 255 bytes"
}

@test "a bad parameter of a plug-in is refused as any other's" {
  spin
  run "$TVP" run -w ./spin.so:steps=0 -n 1 -o out
  expect_status 2
  expect_output "./spin.so: steps must be from 1 to 1000000000"
  run "$TVP" run -w ./spin.so:turns=1 -n 1 -o out
  expect_status 2
  expect_output "turns"
}

@test "a plan names a file from the current folder on" {
  spin
  mkdir plans
  cat >plans/own.yaml <<'EOF'
name: own
matrix:
  - workloads: [ "./spin.so:steps=9" ]
    models: [ threads, processes ]
    workers: [ 2 ]
EOF
  "$TVP" run plans/own.yaml --blocks 1 --trial-time 1ms -q -o out
  [ "$(column out/samples.csv workload | sort -u)" = ./spin.so ]
  cd plans
  run "$TVP" run own.yaml --blocks 1 -o out
  expect_status 2
  expect_output "own.yaml:3:"
  expect_output "from the current folder on"
}

@test "whoever could put code into the file is warned of, once" {
  spin
  quickly -w ./spin.so,./spin.so:steps=7 -m threads -o a >/dev/null 2>notes
  if [ "$(id -u)" -eq 0 ]; then
    [ "$(grep -c 'spin.so runs as root' notes)" -eq 1 ]
  else
    [ "$(grep -c 'warning: .*spin.so' notes)" -eq 0 ]
  fi
  run grep -c "written by others" notes
  expect_output 0
  chmod o+w spin.so
  quickly -w ./spin.so,./spin.so:steps=7 -m threads -o b >/dev/null 2>notes
  [ "$(grep -c 'warning: \./spin.so can be written by others' notes)" -eq 1 ]
  chmod go-w spin.so
  mkdir open
  chmod 777 open
  cp spin.so open
  quickly -w open/spin.so -m threads -o c >/dev/null 2>notes
  [ "$(grep -c '/open, a folder of open/spin.so, can be written' notes)" -eq 1 ]
  chmod 1777 open # nobody replaces another's file there
  quickly -w open/spin.so -m threads -o d >/dev/null 2>notes
  run grep -c "written by others" notes
  expect_output 0
}

@test "each folder above the file that others may write in is warned of" {
  spin
  mkdir -p own/open/deep/er links
  mv spin.so own/open/deep/er
  chmod 755 own own/open/deep/er
  chmod 777 own/open
  chmod 775 own/open/deep
  "$TVP" trial -w own/open/deep/er/spin.so --ops 1 2>notes >/dev/null
  [ "$(grep -c "written by others" notes)" -eq 2 ]
  grep -q "$PWD/own/open, a folder of own/open/deep/er/spin.so, can be" notes
  grep -q "$PWD/own/open/deep, a folder of" notes
  chmod -R go-w own
  chmod 1777 own/open
  ln -s ../own/open/deep/er/spin.so links/spin.so
  "$TVP" trial -w links/spin.so --ops 1 2>notes >/dev/null
  run grep -c "written by others" notes
  expect_output 0
  chmod 777 links # whoever replaces the link
  "$TVP" trial -w links/spin.so --ops 1 2>notes >/dev/null
  [ "$(grep -c "$PWD/links, a folder of links/spin.so, can be" notes)" -eq 1 ]
}

@test "the warning comes before any code of the file runs, whoever loads it" {
  own "__attribute__((constructor)) static void leave_mark(void)
{
    (void)!write(2, \"LOADED\\n\", 7);
}
static const struct param params[] = {
    {\"n\", PARAM_COUNT, \"7\", \"a number\", 1, 9}, {0}};" >own.c
  sed 's/\.work = HOOK/.params = params, &/' own.c >with.c
  compile own.so with.c
  chmod 777 own.so
  cat >own.yaml <<'EOF'
matrix:
  - workloads: [ ./own.so ]
    workers: [ 1 ]
EOF
  for command in "run -w ./own.so -n 1 --blocks 1 --trial-time 1ms -q -o a" \
    "run own.yaml --dry-run" "run --like a --blocks 1 -o b" \
    "list workloads ./own.so" "trial -w ./own.so" "doctor own.yaml" \
    "crossover ./own.so --over n=1..9 --between gil,threads --max-time 1s -q -o c" \
    "map ./own.so --x n=1..2 --y workers=1..2 --max-time 1s -q -o d"; do
    # shellcheck disable=SC2086 # several words
    "$TVP" $command >/dev/null 2>notes || true
    echo "$command"
    [ "$(grep -c "own.so can be written by others" notes)" -eq 1 ]
    grep -q LOADED notes
    [ "$(grep -n -m 1 "own.so can be written" notes | cut -d: -f1)" -lt \
      "$(grep -n -m 1 LOADED notes | cut -d: -f1)" ]
  done
}

# rebuilt FILE.so: builds the example anew once out has samples.
rebuilt() {
  within 60 has_samples out 4
  compile new.so "$source/docs/plugin/spin.c" -O1
  chmod 755 new.so
  mv new.so "$1"
}

@test "a file that is built anew in the middle of a run ends it" {
  spin
  cp -p spin.so kept.so
  "$TVP" run -w ./spin.so -m threads,processes -n 2 --blocks 5000 \
    --trial-time 1ms -q -o out 2>notes &
  pid=$!
  rebuilt spin.so
  await_end "$pid"
  expect_status 1
  grep -q "./spin.so has changed since the run was begun (SHA-256 " notes
  samples=$(sql out/run.db 'SELECT count(*) FROM sample')
  [ "$samples" -ge 4 ]
  [ "$samples" -lt 10000 ]
  [ "$(sql out/run.db "SELECT count(*) FROM event WHERE kind = 'complete'")" -eq 0 ]
  mv kept.so spin.so # some of its samples are of the other, all the same
  run "$TVP" run --resume out
  expect_status 1
  expect_output "stopped in its middle: ./spin.so has changed since"
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq "$samples" ]
  "$TVP" report out -f csv,text -o again # what was measured is kept
}

@test "a file that was copied to its place goes on" {
  spin
  "$TVP" run -w ./spin.so -m threads,processes -n 2 --blocks 30 \
    --trial-time 1ms -q -o out 2>notes &
  pid=$!
  within 60 has_samples out 4
  cp -p spin.so new.so
  mv new.so spin.so
  await_end "$pid"
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -ge 60 ]
}

@test "a search stops when its file is built anew" {
  spin
  "$TVP" crossover ./spin.so --over steps=10..100000 --between threads,processes \
    -n 2 --trial-time 20ms --max-blocks 500 --precision 0.01% --margin 0% -q \
    -o out 2>notes &
  pid=$!
  rebuilt spin.so
  await_end "$pid"
  expect_status 1
  grep -q "./spin.so has changed since the run was begun (SHA-256 " notes
  run "$TVP" crossover --resume out
  expect_status 1
  expect_output "has changed since"
}

@test "another user's file is warned of" {
  [ "$(id -u)" -eq 0 ] || skip "needs root, to give a file away"
  spin
  chown 65534 spin.so
  quickly -w ./spin.so -m threads -o out >/dev/null 2>notes
  grep -q "warning: ./spin.so belongs to another user" notes
}

@test "the file's SHA-256 is in the record, and a run of another is not gone on with" {
  spin
  quickly -w ./spin.so -m threads,processes -o out -q
  sum=$(sha256sum spin.so | cut -d' ' -f1)
  grep -q "\"./spin.so\": \"$sum\"" out/machine.json
  sqlite3 out/run.db "DELETE FROM event WHERE kind = 'complete';
    DELETE FROM worker WHERE sample_id = 2; DELETE FROM sample WHERE sample_id = 2"
  cp spin.so kept.so
  compile spin.so "$source/docs/plugin/spin.c" -O1
  run "$TVP" run --resume out
  expect_status 1
  expect_output "./spin.so has changed since the run was begun (SHA-256 ${sum:0:16}"
  run quickly -w ./spin.so -m threads,processes -o out --continue --seed \
    "$(sql out/run.db 'SELECT seed FROM run')"
  expect_status 1
  expect_output "has changed since"
  rm spin.so
  run "$TVP" run --resume out
  expect_status 1
  expect_output "a workload of the run is gone"
  mv kept.so spin.so
  "$TVP" run --resume out >/dev/null 2>notes
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 2 ]
}

@test "who reads a run never loads what it names" {
  own_so own.so "__attribute__((constructor)) static void leave_mark(void)
{
    (void)!write(2, \"LOADED\", 6);
}"
  quickly -w ./own.so -m threads,processes -o a -q 2>notes
  grep -q LOADED notes
  quickly -w ./own.so -m threads,processes -o b -q 2>/dev/null
  "$TVP" crossover primes --over limit=100..1000 --between gil,threads -n 1 \
    --max-blocks 6 --trial-time 1ms -q -o c 2>/dev/null || [ $? -eq 4 ]
  # What a run of somebody else's might name.
  sqlite3 c/run.db "UPDATE cell SET workload = './own.so';
    UPDATE event SET text = replace(text, '\"primes\"', '\"./own.so\"')
      WHERE kind = 'search'"
  for command in "report a -f csv,html,json,md,googlebench -o r1" \
    "report a b -o r2" "report c -o r3" "compare a b" \
    "merge a b -o lab" "report lab -o r4" "history add a --db h.db" \
    "history trend ./own.so/threads/2 --db h.db" \
    "history list --db h.db" "report r1/report.json -f csv -o r5"; do
    # shellcheck disable=SC2086 # several words
    run "$TVP" $command
    [ "$status" -ne 2 ]
    [[ "$output" != *LOADED* ]]
  done
}

@test "a search over a plug-in's parameter is read without the file" {
  spin
  "$TVP" crossover ./spin.so --over steps=10..1000 --between threads,processes \
    -n 2 --max-blocks 6 --trial-time 1ms -o out >answer 2>/dev/null || [ $? -eq 4 ]
  grep -q "^ *100 " answer # the default, which cells leave out
  rm spin.so
  rm -r out/report.txt
  "$TVP" report out -f text >again
  grep -q "^ *100 " again
  cmp <(grep '^ *10' answer) <(grep '^ *10' again)
}

@test "a history finds the cell of a path with slashes" {
  mkdir -p own/d
  spin
  mv spin.so own/d/
  quickly -w ./own/d/spin.so -m threads,gil -o out -q
  "$TVP" history add out --db h.db >/dev/null
  run "$TVP" history trend ./own/d/spin.so/gil/2 --db h.db
  expect_status 0
  expect_output "spin.so/gil/workers:2"
}

@test "a plug-in that crashes or exits costs samples, not the run" {
  own_so crash.so "" -DWORK='abort();'
  run "$TVP" trial -w ./crash.so -m processes -n 2 --ops 5
  expect_status 5
  expect_output "ended by signal 6"
  own_so exit.so "" -DWORK='exit(3);'
  run quickly -w ./exit.so,primes -m threads -o out
  expect_status 5
  expect_output "left out: "
  expect_output "./exit.so"
  [ "$(column out/samples.csv workload | sort -u)" = primes ]
}

@test "what a plug-in prints is not in the way of its sample" {
  own_so loud.so "#include <stdio.h>" -DWORK='if (w->done + op == 0) { puts("loud"); }'
  for model in threads processes processes:start=spawn processes:start=forkserver; do
    "$TVP" trial -w ./loud.so -m "$model" -n 2 --ops 5 >sample.json 2>said
    [ "$(wc -l <sample.json)" -eq 1 ]
    grep -q '^{.*"status":"\(ok\|disturbed\)"' sample.json
    [ "$(grep -c '^loud$' said)" -eq 2 ]
  done
  quickly -w ./loud.so -m threads,processes -o out >answer
  run grep -c loud answer
  [ "$(column out/samples.csv status | grep -vc crashed)" -eq 2 ]
}

@test "a plug-in that ends the trial's program is said to" {
  own_so zero.so "" -DWORK='exit(0);'
  for model in threads gil; do
    run bash -c '"$1" trial -w ./zero.so -m "$2" -n 8 --ops 5 2>said' \
      trial "$TVP" "$model"
    expect_status 5
    expect_output '"status":"crashed"'
    expect_output "the workload ended the trial's program, with status 0"
    grep -q "^tvp: the workload ended the trial's program, with status 0" said
  done
  run "$TVP" trial -w ./zero.so -m processes -n 2 --ops 5
  expect_status 5
  expect_output "ended by itself with status 0"
  run quickly -w ./zero.so -m threads -o out
  [ "$status" -eq 1 ]
  expect_output "the workload ended the trial's program, with status 0"
  own_so at_once.so "" -DWORK='_exit(0);'
  run quickly -w ./at_once.so -m threads -o out
  expect_output "the trial gave no sample (status 0): it ended without a word"
}

# silent HOOK ARGUMENT: silent.so, in which it fails and says nothing.
silent() {
  own "static int fails($2, struct err *e) { (void)x; (void)e; return -1; }" >own.c
  sed -i "s/\.work = HOOK/.$1 = fails, &/" own.c
  compile silent.so own.c
}

@test "a plug-in that fails without a reason is told where" {
  own_so seven.so "" -DWORK='return 7;'
  run "$TVP" trial -w ./seven.so -m processes -n 2 --ops 5
  expect_status 5
  expect_output ": work returned 7 without a reason"
  for hook in setup attach verify enter; do
    case $hook in
      enter) silent $hook "struct worker *x" ;;
      verify) silent $hook "const struct job *x" ;;
      *) silent $hook "struct job *x" ;;
    esac
    model=threads
    [ $hook != attach ] || model=processes:start=spawn
    run "$TVP" trial -w ./silent.so -m $model -n 2 --ops 5
    expect_status 5
    expect_output "$hook returned -1 without a reason"
  done
}

@test "a plug-in that asks for a parameter that it lacks is told its name" {
  sed 's/job->params, "steps"/job->params, "step"/' "$source/docs/plugin/spin.c" >wrong.c
  compile wrong.so wrong.c
  for model in threads processes; do
    run "$TVP" trial -w ./wrong.so -m "$model" -n 2
    [ "$status" -ne 0 ]
    expect_output "no parameter 'step'; declared: steps"
  done
}

@test "a plug-in with a setup and no attach cannot be started afresh" {
  own_so own.so "static int prepare(struct job *job, struct err *e)
{
    job->state = job_alloc(job, 64, e);
    return job->state == NULL ? -1 : 0;
}"
  sed 's/\.work = HOOK/.setup = prepare, &/' own.c >with.c
  compile with.so with.c
  "$TVP" trial -w ./with.so -m processes -n 2 --ops 5 >/dev/null
  run "$TVP" trial -w ./with.so -m processes:start=spawn -n 2 --ops 5
  expect_status 5
  expect_output "has no attach hook"
}
