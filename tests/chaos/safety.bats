#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What is made is its user's alone, what has a hostile name is text, and what
# others put in the way leads nowhere.

load ../cli/helper

bats_require_minimum_version 1.5.0

quickly() {
  "$TVP" run --blocks 1 --trial-time 1ms "$@"
}

# The rest need strace to see what is gone in an instant.
traced() {
  command -v strace >/dev/null || skip "no strace"
  sanitizers_leave detect_leaks=0 # which they can't under strace
  strace -ff -o calls -e trace=open,openat,mkdir,mkdirat,creat "$@" \
    || skip "strace may not look here"
  cat calls.* >calls # a file each: no line is cut in two
}

@test "what trials make beside the results is their user's alone, whatever the umask" {
  umask 0
  mkdir tmp
  TMPDIR=$PWD/tmp traced "$TVP" run --blocks 1 --trial-time 1ms -n 2 -q -o out \
    -w "http,tcp,sqlite,open,file-write,file-read:dir=$PWD/tmp,mutex" -m threads,processes
  grep -q '"/dev/shm"' calls
  # A name that was made, outside of what is shared on purpose …
  grep -E 'O_CREAT|O_TMPFILE|mkdir' calls | grep -v ' = -1 ' >all
  grep -vE '"/proc/|"([^"]*/)?out[/"]|"(blank|text)\.png"' all >made
  # … nor in a folder that is closed to others.
  sed -nE 's/.*mkdir(at\(AT_FDCWD, |\()"([^"]*\/)?([^"\/]*)", 0700.*/\3\//p' all >closed
  grep -q . closed
  grep -vFf closed made >open
  grep -q '"/dev/shm"' open
  run ! grep -vE ', 0?(600|700)\) ' open
  # Nor may it be a name that somebody has put there before.
  run ! grep -vE 'O_EXCL|O_TMPFILE|O_NOFOLLOW|mkdir' open
  [ -z "$(find tmp -mindepth 1)" ]
  within 60 nothing_is_left
}

@test "results are as open as the umask says, and no more" {
  (umask 027 && quickly -w getppid -m threads -n 1 -q -o shared)
  (umask 077 && quickly -w getppid -m threads -n 1 -q -o private)
  run find shared -perm /027
  [ -z "$output" ]
  [ -n "$(find shared -type f -perm -040)" ]
  run find private -perm /077
  [ -z "$output" ]
}

@test "a link in the place of a result leads no write astray" {
  quickly -w getppid,primes -m threads -n 1 --trace -q -o out
  mkdir victims
  count=0
  while IFS= read -r file; do
    count=$((count + 1))
    cp "$file" "victims/$count"
    chmod a-w "victims/$count"
    [ "$file" = out/run.db ] || ln -sf "$PWD/victims/$count" "$file"
  done < <(find out -type f)
  [ "$count" -gt 10 ]
  find victims -type f -exec sha256sum {} + >before
  "$TVP" report out -f csv,svg,md,html,machine,text,trace >/dev/null
  sha256sum --quiet -c before
  # What was written has taken the links' place.
  [ -f out/report.html ] && [ ! -L out/report.html ]
}

@test "a run.db that is a link is read, and not written through" {
  quickly -w getppid -m threads -n 1 -q -o other
  sha256sum other/run.db >before
  mkdir out
  ln -s ../other/run.db out/run.db
  "$TVP" report out -f text >/dev/null
  run "$TVP" run --resume out
  expect_status 1
  expect_output "out/run.db is a symbolic link"
  sha256sum --quiet -c before
  ln -sf ../nothing.db out/run.db
  run quickly -w getppid -m threads -n 1 -o out
  expect_status 1
  expect_output "is a symbolic link"
  [ ! -e nothing.db ]
  # The whole folder being elsewhere is its owner's wish.
  ln -s other linked
  "$TVP" run --resume linked -q
}

@test "charts and traces that are links are not written to" {
  mkdir victim
  touch -d "2 days ago" victim/.a.svg.77.tmp
  quickly -w getppid -m threads -n 1 --trace -q -o out
  for folder in charts traces; do
    rm -r "out/$folder"
    ln -s "$PWD/victim" "out/$folder"
    run "$TVP" report out -f svg,trace
    expect_status 1
    expect_output "out/$folder is a symbolic link"
    expect_output "remove the link"
    rm "out/$folder"
    mkdir "out/$folder"
  done
  [ "$(find victim -mindepth 1)" = victim/.a.svg.77.tmp ]
  "$TVP" report out -f svg,trace
}

@test "a run that is said to be in another user's folder is not gone on with" {
  [ "$(id -u)" -eq 0 ] || skip "needs root to make another user's folder"
  mkdir tvp-run-abcdef
  quickly -w getppid -m threads -n 1 -q -o out
  cp out/run.db tvp-run-abcdef
  chown -R 65534 tvp-run-abcdef
  sha256sum tvp-run-abcdef/run.db >before
  printf '{"host": "%s", "path": "%s", "since": "x"}' "$(uname -n)" \
    "$PWD/tvp-run-abcdef" >out/run.local.json
  run "$TVP" run --resume out
  expect_status 1
  expect_output "is no folder of this user"
  sha256sum --quiet -c before
}

@test "no program is run that lies in the current folder, whatever PATH says" {
  printf '#!/bin/sh\ntouch "%s/pwned"\nexit 1\n' "$PWD" >gnuplot
  chmod +x gnuplot
  quickly -w getppid,primes -m threads,processes -n 1 -q -o out
  for path in ".:$PATH" ":$PATH" "./:..:$PATH:"; do
    rm -f out/charts/*.svg
    PATH=$path "$TVP" report out -f svg
    [ -n "$(find out/charts -name '*.svg')" ]
  done
  [ ! -e pwned ]
}

@test "gnuplot gets no descriptors, and nothing that makes it run or read more" {
  quickly -w getppid,primes -m threads,processes -n 1 -q -o out
  mkdir fake home
  printf 'system "touch %s/pwned"\n' "$PWD" >home/.gnuplot
  cp home/.gnuplot home/gnuplotrc
  cat >fake/gnuplot <<FAKE
#!/bin/bash
(cd /proc/\$\$/fd && for fd in *; do readlink "\$fd"; done) >>"$PWD/fds"
env >>"$PWD/environment"
exec "$(command -v gnuplot)" "\$@"
FAKE
  chmod +x fake/gnuplot
  : >secret
  GNUPLOT_LIB=$PWD/home GNUPLOT_DRIVER_DIR=$PWD/home GNUTERM=dumb PAGER=x \
    FIT_SCRIPT=x SHELL=/x HOME=$PWD/home XDG_CONFIG_HOME=$PWD/home \
    PATH=$PWD/fake:$PATH "$TVP" report out -f svg 7<secret 200<secret
  [ -s fds ]
  run ! grep -E 'secret|run\.db|socket' fds
  run ! grep -E '^(GNU|PAGER|FIT_|SHELL=/x)' environment
  [ ! -e pwned ]
}

@test "trials get no descriptors of who started the run" {
  : >secret
  run quickly -w "$TVP_CHAOS/inherits.so" -n 2 -o out \
    -m threads,processes,processes:start=spawn,processes:start=forkserver \
    7<secret 200<secret
  expect_status 0
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'failed'")" -eq 0 ]
}

@test "names full of commands, quotes and tags are text wherever they appear" {
  mkdir "names"
  # shellcheck disable=SC2016 # nobody is to expand it
  name='x"$(touch pwned)`touch pwned`'\''; DROP TABLE cell; --<script>|@;#.so'
  cp "$TVP_CHAOS/inherits.so" "names/$name"
  # shellcheck disable=SC2016
  export TVP_HOST='$(touch pwned)`touch pwned`<b>'
  for out in one "two'; \`touch pwned\`"; do
    quickly -w "names/$name,getppid" -m threads,processes -n 1 -q -o "$out"
    "$TVP" report "$out" -f csv,svg,png,pdf,md,html,json,machine,text >/dev/null
    [ "$(sql "$out/run.db" 'SELECT count(*) FROM cell')" -eq 4 ]
    [ "$(sql "$out/run.db" 'PRAGMA integrity_check')" = ok ]
    [ "$(find "$out/charts" -name '*.svg' | wc -l)" -ge 3 ]
    run ! grep -l '<script>|' "$out/report.html" "$out"/charts/*.svg
    "$TVP" history add "$out" --db h.db --label "a'); DELETE FROM entry; --" \
      >/dev/null
  done
  [ "$(sql h.db 'SELECT count(*) FROM entry')" -eq 2 ]
  "$TVP" compare one "two'; \`touch pwned\`" -f github >found || true
  run ! grep -vE '^(::(error|warning|notice)|$)' found
  run find . -name 'pwned*'
  [ -z "$output" ]
}

@test "the name of a trend's chart is no command" {
  quickly -w getppid -m threads -n 1 -q -o out
  "$TVP" history add out --db h.db >/dev/null
  # shellcheck disable=SC2016
  for name in '<touch pwned;.svg' '|touch pwned;.svg' '`touch pwned`.svg' \
    $'a\nsystem("touch pwned")\n.svg' "'.svg" '".svg' 'a$(touch pwned).svg'; do
    run "$TVP" history trend getppid/threads/1 --db h.db -o "$name"
    expect_status 2
    expect_output "no name for a chart"
  done
  "$TVP" history trend getppid/threads/1 --db h.db -o '-e a+b=1 %s.svg' >/dev/null
  [ -s '-e a+b=1 %s.svg' ]
  run find . -name 'pwned*'
  [ -z "$output" ]
}

@test "nothing needs root" {
  command -v setpriv >/dev/null || skip "no setpriv"
  [ "$(id -u)" -eq 0 ] || skip "is not root anyway"
  chmod 755 "$dir"
  mkdir -m 777 own
  as_nobody() {
    (cd own && HOME=$dir/own TMPDIR=$dir/own setpriv --reuid 65534 \
      --regid 65534 --clear-groups -- "$@")
  }
  as_nobody test -r "$dir/share/tvp" || skip "nobody may not read the build"
  as_nobody "$TVP" run --blocks 1 --trial-time 1ms -n 2 -o out \
    -w "http,api,tcp,sqlite:dir=$dir/own,file-write:dir=$dir/own,bytecode,counter" \
    -m sequential,threads,gil,processes,processes:start=spawn >said 2>&1
  run ! grep root said
  [ "$(stat -c %u own/out/run.db)" -eq 65534 ]
  as_nobody "$TVP" doctor >said || [ $? -le 4 ]
  as_nobody "$TVP" report out -f svg,html
}

@test "a run as root says so, once" {
  [ "$(id -u)" -eq 0 ] || skip "is not root"
  quickly -w getppid,primes -m threads,processes -n 1 -o out >/dev/null 2>said
  [ "$(grep -c "runs as root, which nothing here needs" said)" -eq 1 ]
  quickly -w getppid -m threads -n 1 -q -o quiet >/dev/null 2>said
  run ! grep root said
  run "$TVP" doctor
  expect_output "root"
}

@test "what another program declared is not repeated as SQL" {
  quickly -w getppid -m threads -n 1 -q -o out
  quickly -w getppid -m threads -n 1 -q -o other
  sqlite3 other/run.db 'PRAGMA legacy_alter_table = ON;
    ALTER TABLE event RENAME TO was;
    CREATE TABLE event (event_id INTEGER PRIMARY KEY, time TEXT, kind TEXT,
      text TEXT, own [TEXT) STRICT; CREATE TABLE pwned (x TEXT]);
    INSERT INTO event SELECT *, 1 FROM was; DROP TABLE was;'
  sql other/run.db "SELECT type FROM pragma_table_info('event')" | grep pwned
  "$TVP" merge out other -o both
  run sql both/run.db "SELECT type FROM pragma_table_info('event') WHERE name = 'own'"
  [ "$output" = ANY ]
  [ "$(sql both/run.db "SELECT count(*) FROM sqlite_schema WHERE name = 'pwned'")" -eq 0 ]
}
