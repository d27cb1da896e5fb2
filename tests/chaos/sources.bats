#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What no test of a run can show: that nothing of the sort is in the sources.

bats_require_minimum_version 1.5.0

root=$BATS_TEST_DIRNAME/../..

sources() {
  find "$root/harness" "$root/workloads" "$root/reporters" -name '*.[ch]' "$@"
}

# without_comments: what is code, one file after another.
code() {
  sources -exec sed -E 's@/\*([^*]|\*[^/])*\*/@@g; /^ *\/?\*/d' {} +
}

@test "no source calls a shell, or has a program searched for" {
  [ "$(code | wc -l)" -gt 20000 ]
  run ! grep -nE '\b(system|popen|wordexp|execvpe?|execlpe?|posix_spawnp)\(' <(code)
  run ! grep -nE '"(/bin/)?(ba)?sh"' <(code)
}

@test "the programs that are run are tvp's own and gnuplot" {
  [ "$(sources -name '*.c' -exec grep -lE '\b(posix_spawn|execl|execve?|fexecve)\(' {} + \
    | xargs -n 1 basename | sort | tr '\n' ' ')" = \
    "cleaner.c fresh.c tool.c trial_process.c " ]
  [ "$(sources -exec grep -hoE 'char \*argv\[\] = \{"[^"]*"' {} + | sort -u)" = \
    'char *argv[] = {"gnuplot"' ]
}

@test "the variables of the environment that are read are those in docs/reliability.md" {
  variables=$(sources -name '*.c' -exec grep -hoE 'getenv\([^)]*\)' {} + | sort -u)
  for found in $variables; do
    name=$(sed -nE 's/getenv\("([A-Z_]*)"\)/\1/p' <<<"$found")
    if [ -z "$name" ]; then # history_command_add.c has a list of names
      [ "$found" = 'getenv(names[i])' ]
    else
      grep -q "^| \`$name\`" "$root/docs/reliability.md" || { echo "not in docs: $name"; return 1; }
    fi
  done
  [ "$(wc -w <<<"$variables")" -ge 5 ]
}

@test "no temporary file has a name that can be guessed and opened" {
  run ! grep -nE '\b(tmpnam|tempnam|mktemp|tmpnam_r|sem_open|mkfifo|mq_open|creat|shmget)\(' <(code)
  # Nor does a stream make a file, for which there is file_out: but for a chart
  # in a folder of its own, nothing is opened to be written.
  run grep -hoE 'fopen\([^)]*, *"[wa+r]*[wa+][^"]*"\)' <(code)
  [ "$output" = 'fopen("/proc/self/clear_refs", "we")
fopen(path, "r+b")' ]
}

@test "what is made with a name is new, or no link" {
  # open() with its arguments, however many lines they take.
  made=$BATS_TEST_TMPDIR/made
  code | tr '\n' ' ' | grep -oE '\bopen(at)?\([^;]*O_CREAT[^;]*;' >"$made"
  [ "$(wc -l <"$made")" -ge 4 ]
  run ! grep -vE 'O_EXCL|O_NOFOLLOW' "$made"
  run ! grep -v O_CLOEXEC "$made"
  code | tr '\n' ' ' | grep -oE '\bopen\([^;]*O_TMPFILE[^;]*;' | grep -q 'O_EXCL.*0600'
  code | tr '\n' ' ' | grep -oE '\bshm_open\([^;]*;' | grep -q 'O_EXCL.*0600'
}

@test "SQL has what people wrote in bound values alone" {
  # A text between quotes in a statement would be one that is put in.
  run ! grep -nE "(SELECT|INSERT|UPDATE|DELETE|WHERE|VALUES|LIKE|PRAGMA|ATTACH)[^;]*('%s'|\\\\\"%s\\\\\")" <(code)
  # Statements that are put together, of names of tables of our own, choices
  # and numbers: who adds one to these files looks at it again.
  [ "$(sources -name '*.c' -exec grep -lE 'snprintf\(sql|sqlite3_v?mprintf\(' {} + \
    | xargs -n 1 basename | sort | tr '\n' ' ')" = \
    "accounts.c history_add.c history_db.c history_read.c merge_plan.c merge_write.c merged.c results.c run_rows.c store.c " ]
}
