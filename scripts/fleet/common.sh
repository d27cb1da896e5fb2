# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts of a fleet have in common; sourced. A fleet's folder:
#   fleet.tsv              what it is: name, tab, value
#   plan.yaml, options     what is measured; an option of tvp run a line
#   bin/, share/           the tvp that measures it, everywhere the same
#   wanted                 the nodes, one a line
#   jobs.tsv               which job each node got: time, job, node
#   tasks/NODE/            log, doctor.txt and state.tsv, which node.sh writes
#   unfinished/NODE/       the run of a node that was stopped
#   nodes/NODE/            the run of a node that answered, moved there whole

# For who sources this: the fleet, and its nodes' states by name.
declare -A fleet=() state=() why=() job=()
wanted=()
# What submit.sh and ssh.sh are asked for.
plan='' tvp='' options=()

die() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 2
}

fail() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 1
}

note() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
}

need() {
  command -v "$1" >/dev/null || fail "$1 is missing; $2"
}

# argument OPTION COUNT: dies when an option stands last.
argument() {
  (($2 > 1)) || die "$1 wants an argument; see --help"
}

# The usage is the comment atop the script.
show_help() {
  sed -n '3,/^[^#]/ { s/^# \{0,1\}//p }' "$0"
  exit 0
}

utc_now() {
  date -u +%Y-%m-%dT%H:%M:%SZ
}

# read_table FILE NAME: its "name, tab, value" lines into the array NAME.
read_table() {
  # shellcheck disable=SC2178,SC2034 # a reference to the caller's
  local -n table=$2
  local name value
  while IFS=$'\t' read -r name value; do
    # shellcheck disable=SC2004,SC2034 # no arithmetic: names are texts
    table[$name]=$value
  done <"$1"
}

# fleet_open DIR: $dir, $fleet, $wanted and the last $job of each node.
fleet_open() {
  local time id node
  [[ -f $1/fleet.tsv && -f $1/wanted ]] \
    || die "$1 is no fleet's folder: it has no fleet.tsv; give what submit.sh -o made"
  dir=$(cd "$1" && pwd -P)
  read_table "$dir/fleet.tsv" fleet
  [[ ${fleet[version]:-} == 1 ]] \
    || die "$dir/fleet.tsv is of version '${fleet[version]:-}', this script reads 1"
  mapfile -t wanted <"$dir/wanted"
  job=()
  while IFS=$'\t' read -r time id node; do
    # shellcheck disable=SC2034 # for who sources this
    [[ -z $time ]] || job[$node]=$id
  done <"$dir/jobs.tsv"
}

# fleet_make DIR FACT…: a folder for a fleet, with what fleet_check checked. A
# fact is "name, tab, value".
fleet_make() {
  [[ ! -e $1/fleet.tsv ]] \
    || die "$1 holds a fleet already; --missing $1 submits what lacks, or give another -o"
  [[ $1 != *[$'\n\t%\\']* ]] || die "-o $1: no %, \\, tab or line's end in it, please"
  mkdir -p "$1" || fail "cannot make $1"
  dir=$(cd "$1" && pwd -P)
  mkdir -p "$dir"/{bin,share,tasks,nodes,unfinished}
  cp "$tvp" "$dir/bin/tvp"
  if [[ -d ${tvp%/*}/../share/tvp ]]; then
    cp -r "${tvp%/*}/../share/tvp" "$dir/share/"
  fi
  if [[ -f $plan ]]; then
    cp "$plan" "$dir/plan.yaml"
    plan=plan.yaml
  fi
  : >"$dir/jobs.tsv"
  : >"$dir/options"
  ((${#options[@]} == 0)) || printf '%s\n' "${options[@]}" >"$dir/options"
  printf '%s\n' "${wanted[@]}" >"$dir/wanted"
  {
    printf 'version\t1\n'
    printf 'id\t%s\n' "$(od -An -N6 -tx1 /dev/urandom | tr -d ' \n')"
    printf 'made\t%s\n' "$(utc_now)"
    printf 'plan\t%s\n' "$plan"
    printf 'tvp\t%s\n' "$tvp"
    printf 'tvp_version\t%s\n' "$("$tvp" --version)"
    printf '%s\n' "${@:2}"
  } >"$dir/.fleet.tsv"
  mv "$dir/.fleet.tsv" "$dir/fleet.tsv"
}

# What is measured, refused here rather than on forty machines. Sets $tvp.
fleet_check() {
  local option
  tvp=${tvp:-${TVP:-}}
  if [[ -z $tvp ]]; then
    tvp=$(dirname "${BASH_SOURCE[0]}")/../../build/release/bin/tvp
    [[ -x $tvp ]] || tvp=$(command -v tvp) \
      || die "no tvp; give --tvp PROGRAM, or build it (scripts/demo.sh)"
  fi
  [[ -f $tvp && -x $tvp ]] || die "--tvp $tvp: no program there"
  tvp=$(realpath "$tvp")
  for option in "${options[@]}"; do
    case $option in
    -o | -o* | --output* | --resume* | --dry-run | --no-wait)
      die "$option behind --: where runs go and how they go on is what the fleet sees to"
      ;;
    *$'\n'*) die "an option behind -- has a line's end in it" ;;
    esac
  done
  "$tvp" run "$plan" "${options[@]}" --dry-run >/dev/null \
    || die "tvp does not take the plan '$plan' with these options; nothing was submitted"
}

# slurm_machines: what Slurm says of each node, "STATE|REASON", in $machine.
declare -A machine=() queue=()
slurm_machines() {
  local name condition reason said
  said=$(sinfo -h -a -N -o '%N|%T|%E') || fail "sinfo failed: how the nodes are is not known; try again"
  machine=()
  while IFS='|' read -r name condition reason; do
    [[ -z $name ]] || machine[$name]="$condition|$reason"
  done <<<"$said"
}

# trouble NODE: why it takes no work; 1 when it does.
trouble() {
  local now=${machine[$1]:-}
  local condition=${now%%|*} reason=${now#*|}
  case $condition in
  '') echo "not a node of Slurm's" ;;
  down* | drain* | fail* | maint* | power*down* | *\*)
    [[ $reason != none ]] || reason=
    echo "$condition${reason:+: $reason}"
    ;;
  *) return 1 ;;
  esac
}

# slurm_queue: likewise of each job, in $queue. No answer is no empty queue: what
# runs would be taken for lost, and submitted again.
slurm_queue() {
  local id condition reason said
  said=$(squeue -h -a -t all -o '%i|%T|%r') || fail "squeue failed: which jobs there are is not known; try again"
  queue=()
  while IFS='|' read -r id condition reason; do
    [[ -z $id ]] || queue[$id]="$condition|$reason"
  done <<<"$said"
}

# ended JOB: what Slurm remembers of one, as long as it does.
ended() {
  local word=${queue[$1]:-}
  word=${word%%|*}
  if [[ -z $word ]] && command -v sacct >/dev/null; then
    word=$(sacct -n -X -P -j "$1" -o State 2>/dev/null | tail -n 1)
  fi
  case ${word%% *} in
  NODE_FAIL) echo "the node failed (NODE_FAIL)" ;;
  TIMEOUT) echo "killed at its time limit (TIMEOUT)" ;;
  '') echo "Slurm no longer knows of it" ;;
  *) echo "${word%% *}" ;;
  esac
}

# block NODE: how far its run is, by its log.
block() {
  { grep -o 'block [0-9]* of [0-9]* done' "$dir/tasks/$1/log" || true; } 2>/dev/null | tail -n 1
}

# find_state NODE: fills in its state and why.
#   answered, running, waiting (in the queue), blocked (in the queue, for a node
#   that takes no work), stopped, failed, lost (no word from it), missing
find_state() {
  local node=$1 now
  local -A last=()
  why[$node]=
  [[ ! -f $dir/tasks/$node/state.tsv ]] || read_table "$dir/tasks/$node/state.tsv" last
  if [[ -e $dir/nodes/$node/run.db ]]; then
    state[$node]=answered
    case ${last[status]:-} in
    4) why[$node]="its data is not reliable (status 4)" ;;
    5) why[$node]="trials were lost (status 5)" ;;
    esac
    return
  fi
  now=$(at_work "$node")
  case ${now%%|*} in
  running)
    state[$node]=running
    why[$node]=$(block "$node")
    ;;
  waiting)
    state[$node]=waiting
    why[$node]=${now#*|}
    if now=$(trouble "$node"); then
      state[$node]=blocked
      why[$node]=$now
    fi
    ;;
  *) find_end "$node" ;;
  esac
}

# find_end NODE, which is not at work: why it has no answer.
find_end() {
  local node=$1 now
  if [[ -z ${job[$node]:-} ]]; then
    state[$node]=missing
    why[$node]="was never submitted"
  elif [[ ${last[job]:-} == "${job[$node]}" && ${last[state]} == @(failed|stopped) ]]; then
    state[$node]=${last[state]}
    why[$node]=${last[reason]}
  else
    state[$node]=lost
    why[$node]="no word from it"
    if [[ ${fleet[by]} == slurm ]]; then
      why[$node]=$(ended "${job[$node]}")
    fi
  fi
  if [[ ${fleet[by]} == slurm ]] && now=$(trouble "$node"); then
    why[$node]+="; the node is $now"
  fi
}

# at_work NODE: "running", "waiting|why" or nothing.
at_work() {
  local id=${job[$1]:-} now
  [[ -n $id ]] || return 0
  if [[ ${fleet[by]} == ssh ]]; then
    # ssh.sh holds it as long as it is at the node.
    if [[ -e $dir/tasks/$1/lock ]] && ! flock -n "$dir/tasks/$1/lock" true; then
      echo running
    fi
    return
  fi
  now=${queue[$id]:-}
  case ${now%%|*} in
  RUNNING | COMPLETING | SUSPENDED | CONFIGURING | SIGNALING | STAGE_OUT) echo running ;;
  PENDING | REQUEUE*) echo "waiting|${now#*|}" ;;
  esac
}

# fleet_states: of every node.
fleet_states() {
  local node
  if [[ ${fleet[by]} == slurm ]]; then
    need squeue "the fleet was submitted to Slurm: ask where Slurm is"
    slurm_machines
    slurm_queue
  fi
  for node in "${wanted[@]}"; do
    find_state "$node"
  done
}

# lacking: the nodes that will not answer by themselves, one a line.
lacking() {
  local node
  for node in "${wanted[@]}"; do
    case ${state[$node]} in
    stopped | failed | lost | missing) echo "$node" ;;
    esac
  done
}
