#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What a fleet keeps when something fails: its scripts, with stand-ins for tvp,
# ssh and Slurm. tests/fleet goes through real ones.

load helper

# The folder of each test, which setup makes and goes to.
: "${dir:=}"

scripts=$(cd "$BATS_TEST_DIRNAME/../../scripts/fleet" && pwd)

# stand_in NAME: a program of that name, ahead of the others; its text is read.
stand_in() {
  mkdir -p stand-ins
  {
    echo '#!/usr/bin/env bash'
    cat
  } >"stand-ins/$1"
  chmod +x "stand-ins/$1"
  export PATH=$PWD/stand-ins:${PATH#"$PWD/stand-ins:"}
}

# fleet BY: one of a single node, lab1. Its tvp notes how often it measures, and
# ends with what is in the file `ending`.
fleet() {
  mkdir -p fleet/{bin,share,tasks,nodes,unfinished} local
  printf '%s\t%s\n' version 1 id x by "$1" plan quick local "$PWD/local" >fleet/fleet.tsv
  echo lab1 >fleet/wanted
  printf 'now\t7\tlab1\n' >fleet/jobs.tsv
  printf 'lab1\tlab1.example\n' >fleet/targets.tsv
  : >fleet/options
  : >fleet/ssh
  : >measured
  echo 0 >ending
  cat >fleet/bin/tvp <<EOF
#!/bin/sh
[ "\$1" = run ] || exit 0
echo "\$*" >>"$dir/measured"
for place; do :; done
mkdir -p "\$place"
echo a run >"\$place/run.db"
exit \$(cat "$dir/ending")
EOF
  chmod +x fleet/bin/tvp
}

node() {
  run "$scripts/node.sh" "$dir/fleet" lab1
}

# The other machine is this one.
over_ssh() {
  stand_in ssh <<'EOF'
while [ "$1" != -- ]; do shift; done
shift 2
eval "$*"
EOF
  run "$scripts/ssh_node.sh" "$dir/fleet" lab1
}

far=local/tvp-fleet-x-far-lab1

@test "what was measured stays there until it is fetched" {
  fleet ssh
  mkdir -p fleet/nodes/lab1/of-somebody
  over_ssh
  expect_status 1
  [ -s $far/nodes/lab1/run.db ]
  grep -q "^state.failed" fleet/tasks/lab1/state.tsv
  grep -q "cannot fetch what lab1.example has: mv: .*it stays there in $dir/$far" fleet/tasks/lab1/state.tsv
  rm -r fleet/nodes/lab1
  over_ssh
  expect_status 0
  [ -s fleet/nodes/lab1/run.db ]
  [ "$(wc -l <measured)" -eq 1 ]
  [ -z "$(ls local)" ]
}

@test "an unfinished run stays there until it is fetched" {
  fleet ssh
  mkdir -p fleet/unfinished/lab1
  echo earlier >fleet/unfinished/lab1/run.db
  echo 143 >ending
  stand_in mv <<'EOF'
[[ "$*" != *.fetched* ]] || { echo "mv: no room" >&2; exit 1; }
exec /bin/mv "$@"
EOF
  over_ssh
  expect_status 1
  [ -s $far/unfinished/lab1/run.db ]
  grep -q "mv: no room" fleet/tasks/lab1/state.tsv
  rm stand-ins/mv
  echo 0 >ending
  over_ssh
  expect_status 0
  [ -s fleet/nodes/lab1/run.db ]
  [ ! -e fleet/unfinished/lab1 ]
  [ -z "$(ls local)" ]
}

@test "a machine without a word is named so" {
  fleet ssh
  stand_in nohup <<<'exit 127'
  over_ssh
  expect_status 1
  grep -q "node.sh ended with 127 and no word" fleet/tasks/lab1/state.tsv
}

@test "a run that cannot be copied is not begun anew" {
  fleet slurm
  mkdir -p fleet/unfinished/lab1
  echo earlier >fleet/unfinished/lab1/run.db
  stand_in cp <<'EOF'
/bin/cp "$@"
[[ "$*" != *run.new ]] || { echo "cp: no room" >&2; exit 1; }
EOF
  node
  expect_status 1
  [ ! -s measured ]
  [ "$(cat fleet/unfinished/lab1/run.db)" = earlier ]
  grep -q "cannot copy the run of an earlier try from .*: cp: no room" fleet/tasks/lab1/state.tsv
  rm stand-ins/cp
  node
  expect_status 0
  grep -q "^run --resume" measured
  [ -s fleet/nodes/lab1/run.db ]
  [ -z "$(ls local)" ]
}

@test "a node that fails leaves nothing there" {
  fleet slurm
  echo 1 >ending
  node
  expect_status 1
  grep -q "^state.failed" fleet/tasks/lab1/state.tsv
  [ -z "$(ls local)" ] || { ls local; return 1; }
  echo 143 >ending
  node
  expect_status 143
  [ -z "$(ls local)" ] || { ls local; return 1; }
  : >fleet/bin/tvp
  chmod -x fleet/bin/tvp
  node
  expect_status 1
  [ -z "$(ls local)" ] || { ls local; return 1; }
}

# waits_for_lock PID: its flock is another than the one in $seen.
waits_for_lock() {
  local now
  now=$(pgrep -P "$1" -x flock) && [ "$now" != "$seen" ] && seen=$now
}

@test "a lock whose file is gone keeps nobody out, and another's does" {
  fleet slurm
  lock=local/tvp-fleet-x-lab1.lock
  exec 7>$lock
  flock 7
  SLURM_JOB_ID=7 "$scripts/node.sh" "$dir/fleet" lab1 7>&- 3>&- &
  one=$!
  seen=
  within 60 waits_for_lock $one
  rm $lock
  exec 8>$lock
  flock 8
  exec 7>&-
  within 60 waits_for_lock $one
  [ ! -s measured ]
  exec 8>&-
  await_end $one
  expect_status 0
  [ -z "$(ls local)" ]
}

@test "a queue that does not answer is not taken for an empty one" {
  fleet slurm
  printf '%s\t%s\n' margin 60 >>fleet/fleet.tsv
  : >fleet/sbatch
  stand_in sinfo <<<'echo "lab1|idle|none"'
  stand_in squeue <<<'exit 1'
  stand_in scontrol <<<'exit 0'
  stand_in sacct <<<'exit 0'
  stand_in sbatch <<<"echo 8; touch $dir/submitted"
  run "$scripts/submit.sh" --missing fleet
  expect_status 1
  expect_output "squeue failed"
  [ ! -e submitted ]
  stand_in squeue <<<'echo "7|RUNNING|None"'
  run "$scripts/submit.sh" --missing fleet
  expect_status 0
  expect_output "nothing to submit"
  stand_in squeue <<<'exit 0'
  run "$scripts/submit.sh" --missing fleet
  expect_status 0
  expect_output "lab1 again: lost: Slurm no longer knows of it"
  [ -e submitted ]
  stand_in sinfo <<<'exit 0'
  run "$scripts/status.sh" fleet
  expect_output "the node is not a node of Slurm's"
  stand_in sinfo <<<'exit 1'
  run "$scripts/status.sh" fleet
  expect_status 1
  expect_output "sinfo failed"
}
