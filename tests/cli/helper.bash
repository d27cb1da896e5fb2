# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by the suites: a folder of its own for each test, and what they say
# when something is not as expected. TVP is the program; each test has a copy
# of its own, so that what is left of it can be told from other runs.

setup() {
  : "${TVP:=$BATS_TEST_DIRNAME/../../build/dev/bin/tvp}"
  # Of the same build: the plug-ins whose trials wait to be hit.
  : "${TVP_CHAOS:=$(dirname "$TVP")/../chaos}"
  dir=$(mktemp -d)
  mkdir "$dir/bin"
  cp "$TVP" "$dir/bin/tvp.real"
  calm >"$dir/bin/tvp"
  chmod +x "$dir/bin/tvp"
  ln -s "$(dirname "$TVP")/../share" "$dir/share"
  TVP=$dir/bin/tvp
  cd "$dir" || return 1
  hogs=() # processes that only compute
  # Other runs on the machine don't keep a test waiting.
  export TVP_LOCK=tvp-test-$$-$BATS_TEST_NUMBER
  shared_before=$(shared_memory)
}

# The program, but for what it makes of other load: how busy a machine is that
# tests run on must not decide how they end.
calm() {
  cat <<EOF
#!/bin/sh
case \$1 in
run | crossover | map)
  command=\$1
  shift
  set -- "\$command" --disturbed ignore "\$@"
  ;;
esac
exec "$dir/bin/tvp.real" "\$@"
EOF
}

# unsanitized WHY: skips a test that cannot be under a sanitizer.
unsanitized() {
  [ -z "${TVP_SANITIZED:-}" ] || skip "under a sanitizer $1"
}

# sanitizers_leave OPTION...: they do without what would come between.
sanitizers_leave() {
  local IFS=:
  export ASAN_OPTIONS="${ASAN_OPTIONS:-}:$*" TSAN_OPTIONS="${TSAN_OPTIONS:-}:$*"
}

# Signals end a program under a sanitizer too, which else reports them.
signals_end_programs() {
  sanitizers_leave handle_segv=0 handle_sigbus=0 handle_abort=0 handle_sigill=0 \
    handle_sigfpe=0
}

shared_memory() {
  find /dev/shm -name 'tvp-*' | sort
}

teardown() {
  [ ${#hogs[@]} -eq 0 ] || kill "${hogs[@]}" 2>/dev/null || true
  # What a test that failed has left, which bats would wait for, and which may
  # write there until it has ended.
  pkill -KILL -f -- "$dir/bin/tvp" || true
  within 20 none_runs
  cd /
  rm -rf "$dir"
}

# expect_status N: the last `run` ended so.
expect_status() {
  if [ "$status" -ne "$1" ]; then
    echo "status $status, expected $1; output:"
    echo "$output"
    return 1
  fi
}

# expect_output TEXT: the last `run` said so somewhere.
expect_output() {
  if [[ "$output" != *"$1"* ]]; then
    echo "expected: $1"
    echo "got: $output"
    return 1
  fi
}

# Two on each CPU leave a third of it.
busy_machine() {
  for _ in $(seq $((2 * $(nproc)))); do
    (while :; do :; done) &
    hogs+=($!)
  done
}

calm_machine() {
  kill "${hogs[@]}"
  hogs=()
}

# column FILE NAME: that column's values, without the header. The files that
# the tests read have no quoted commas.
column() {
  awk -F, -v name="$2" '
    NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i; next }
    { print $at }' "$1"
}

# sql FILE QUERY
sql() {
  sqlite3 -readonly "$1" "$2"
}

# within SECONDS COMMAND...: tries until it succeeds.
within() {
  local tries=$(($1 * 50))
  shift
  while ! "$@"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || return 1
    sleep 0.02
  done
}

# The children of a process, one a line.
children_of() {
  pgrep -P "$1"
}

has_samples() {
  [ -f "$1/run.db" ] && [ "$(sql "$1/run.db" 'SELECT count(*) FROM sample' 2>/dev/null || echo 0)" -ge "$2" ]
}

# Names that were not there before and stay: other tests' are there for an
# instant, between being made and being unlinked.
shared_left() {
  local now
  now=$(shared_memory)
  [ -n "$now" ] && [ "$now" != "$shared_before" ] || return 1
  sleep 0.05
  comm -12 <(echo "$now") <(shared_memory) \
    | comm -13 <(echo "$shared_before") - | grep -q .
}

none_runs() {
  ! pgrep -f -- "$dir/bin/tvp" >/dev/null
}

# To be waited for: who was ended takes a while to be gone.
nothing_is_left() {
  none_runs && ! shared_left
}

# Sets status to that of a background process once it has ended.
await_end() {
  status=0
  output=
  wait "$1" || status=$?
}
