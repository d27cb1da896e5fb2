# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by the suites of what ends, stops or is told to: a run and trials that
# wait to be hit.

# What plugins/holds.c has counted and waits for.
hold_anew() {
  rm -f trials held go*
}

# A run of 4 blocks of one cell, whose second trial waits to be hit: see
# plugins/holds.c.
long_run() {
  hold_anew
  "$TVP" run -w "$TVP_CHAOS/holds.so" -m "$1" -n 2 --blocks 4 --trial-time 1ms \
    --timeout "${2:-60s}" -q -o out &
  pid=$!
}

# trial_is_held N [WORKERS]: so many workers (2) of the Nth trial of several are at
# work, and wait.
trial_is_held() {
  [ -f held ] && [ "$(grep -cx "$1" held)" -ge "${2:-2}" ]
}

# await_held N [SAMPLES]: the Nth trial is held, and what was before it is in the
# run. One that is hit earlier has perhaps not been counted: then another is held.
await_held() {
  within 60 trial_is_held "$1"
  within 60 has_samples out "${2:-$(($1 / 2))}"
}

# Sets trial to the run's trial that is held, with as many children or threads
# as it should have.
await_trial() {
  await_held 2
  within 60 trial_is_up "$1"
}

trial_is_up() {
  trial=$(children_of "$pid" | head -n 1)
  [ -n "$trial" ] && [ "$(children_of "$trial" | wc -l)" -ge "$1" ]
}

# The run ends on its own, all but the lost trial being there.
expect_one_lost() {
  await_end "$pid"
  expect_status 5
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'ok'")" -eq 3 ]
  [ "$(sql out/run.db "SELECT status FROM sample WHERE status != 'ok'")" = "$1" ]
  [[ "$(sql out/run.db "SELECT error FROM sample WHERE status != 'ok'")" == *"$2"* ]]
  [ "$(column out/samples.csv status | wc -l)" -eq 4 ]
  within 60 nothing_is_left
}

# Sets workers to the processes of the trial's workers, in their order, and
# server to the one that has forked them, if any did.
await_started() {
  await_held 2
  within 60 workers_are_up "$1"
}

workers_are_up() {
  trial=$(children_of "$pid" | head -n 1)
  [ -n "$trial" ] || return 1
  server=
  if [ "$1" = forkserver ]; then
    server=$(children_of "$trial")
    [ -n "$server" ] || return 1
  fi
  workers=$(children_of "${server:-$trial}")
  [ "$(wc -l <<<"$workers")" -eq "${2:-2}" ]
}

# kept_in FOLDER: what workloads have put there.
kept_in() {
  find "$1" -mindepth 1 | grep -q .
}

# lone_trial MODEL [WORKLOAD]: one by hand that nothing but a fault ends soon.
# Sets pid, and trial to the same.
lone_trial() {
  "$TVP" trial -w "${2:-sleep:time=1h}" -m "$1" -n 2 --ops 1000000000 \
    --timeout "${3:-60s}" >sample.json 2>err.txt &
  pid=$!
  trial=$pid
}

# lone_workers_are_up START: as workers_are_up, of a trial by hand.
lone_workers_are_up() {
  server=
  if [ "$1" = forkserver ]; then
    server=$(children_of "$trial")
    [ -n "$server" ] || return 1
  fi
  workers=$(children_of "${server:-$trial}")
  [ "$(wc -l <<<"$workers")" -eq 2 ]
}

# The trial by hand ended as lost, and said so.
expect_lost() {
  await_end "$pid"
  # shellcheck disable=SC2034 # read by expect_output
  output=$(cat err.txt)
  expect_status 5
  expect_output "$1"
  within 60 nothing_is_left
}

# side NAME: the process of that name beside the trial's workers, which are there
# as well: it has begun to serve them.
side() {
  # shellcheck disable=SC2034 # for the caller
  beside=$(pgrep -P "$trial" -x "$1") || return 1
  [ "$(children_of "$trial" | wc -l)" -gt 2 ] \
    || [ "$(find "/proc/$trial/task" -mindepth 1 -maxdepth 1 2>/dev/null | wc -l)" -gt 2 ]
}
