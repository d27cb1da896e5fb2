# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the tests of fleets check with; sourced. "$work" is theirs, "$tvp" the
# program, "$fleet" the scripts' folder.
: "${work:?}" "${tvp:?}" "${fleet:?}"

skip() {
  echo "skipped: $1"
  rm -rf "$work"
  exit 77
}

it() {
  what=$1
  printf '%4d s  it %s\n' "$SECONDS" "$1"
}

wrong() {
  printf 'NOT: it %s\n%s\n' "$what" "$1" >&2
  exit 1
}

# ends STATUS COMMAND…: what it says is in $said.
ends() {
  local status=0
  said=$("${@:2}" 2>&1) || status=$?
  ((status == $1)) || wrong "status $status, not $1: ${*:2}
$said"
}

says() {
  [[ $said == *"$1"* ]] || wrong "not said: $1
$said"
}

# within SECONDS COMMAND…: tries until it succeeds.
within() {
  local end=$((SECONDS + $1))
  until "${@:2}"; do
    ((SECONDS <= end)) || {
      echo "not within $1 s: ${*:2}" >&2
      return 1
    }
    sleep 0.1
  done
}

# free_port: one of this machine's that nobody listens at.
free_port() {
  local port
  while :; do
    port=$((10000 + RANDOM % 20000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
}

log_has() { # FLEET NODE TEXT
  grep -q -- "$3" "$1/tasks/$2/log" 2>/dev/null
}

state_is() { # FLEET NODE STATE
  ("$fleet/status.sh" --format tsv "$1" || true) | cut -f1,2 | grep -qxF "$2	$3"
}

job_of() { # FLEET NODE
  awk -F'\t' -v node="$2" '$3 == node { job = $2 } END { print job }' "$1/jobs.tsv"
}

samples() { # RUN
  sqlite3 -readonly "$1/run.db" 'SELECT count(*) FROM sample'
}

# All nodes are this machine: each has a lock of its own, and that they disturb
# one another is no matter here.
write_program() {
  cat >"$work/tvp" <<EOF
#!/bin/sh
export TVP_LOCK=\${TVP_HOST:+${work##*/}-\$TVP_HOST}
if [ "\$1" = run ]; then
  shift
  set -- run --disturbed ignore "\$@"
fi
exec "$tvp" "\$@"
EOF
  chmod +x "$work/tvp"
}

write_plans() {
  cat >"$work/short.yaml" <<EOF
name: short
blocks: 40
trial_time: 60ms
matrix:
  - workloads: [sleep]
    models: [sequential, threads]
    workers: [2]
EOF
  # Longer than half a minute, on any machine.
  cat >"$work/long.yaml" <<EOF
name: long
blocks: 140
trial_time: 100ms
matrix:
  - workloads: [sleep]
    models: [threads, processes]
    workers: [1]
EOF
  printf 'blocks: none\n' >"$work/bad.yaml"
}

show_logs() {
  local log
  for log in "$work"/*/tasks/*/log "$work"/*/tasks/*.out; do
    [[ ! -s $log ]] || tail -n 6 "$log" | sed "s|^|${log#"$work"/}: |" >&2
  done
}
