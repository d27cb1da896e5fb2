#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One node's part of a fleet: what submit.sh and ssh.sh start on each machine.
# It measures in a local folder and moves the run whole into the fleet's. What
# a node began and did not end, in an earlier try, it goes on with. It stands
# alone, since Slurm runs a copy of it.
#
#   node.sh DIR [NODE]     the fleet's folder; the node's name (Slurm's)
set -euo pipefail

dir=$1
node=${2:-${SLURMD_NODENAME:-$(hostname -s)}}
job=${SLURM_JOB_ID:-}
desk=$dir/tasks/$node
answer=$dir/nodes/$node
unfinished=$dir/unfinished/$node

say() {
  printf '%s  %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" >>"$desk/log"
}

# fact NAME: from the fleet's records.
fact() {
  local name value
  while IFS=$'\t' read -r name value; do
    if [[ $name == "$1" ]]; then
      printf '%s' "$value"
    fi
  done <"$dir/fleet.tsv"
}

# record STATE REASON: how it stands here, for status.sh. Never half a file.
record() {
  local new=$desk/.state.$$
  {
    printf 'state\t%s\n' "$1"
    printf 'reason\t%s\n' "${2//[$'\t\r\n']/ }"
    printf 'status\t%s\n' "${status:-}"
    printf 'doctor\t%s\n' "${doctor:-}"
    printf 'job\t%s\n' "${job:-ssh}"
    printf 'restarts\t%s\n' "${SLURM_RESTART_COUNT:-0}"
    printf 'host\t%s\n' "$(hostname)"
    printf 'local\t%s\n' "$place"
    printf 'started\t%s\n' "$started"
    printf 'written\t%s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  } >"$new"
  mv "$new" "$desk/state.tsv"
}

# end STATE REASON STATUS
end() {
  record "$1" "$2"
  say "$1${2:+: $2}"
  leave
  exit "$3"
}

# take_lock: the lock's file goes with who had it; one that is no longer there
# keeps nobody out.
take_lock() {
  while :; do
    exec 9>"$place.lock"
    flock "${patience[@]}" 9 \
      || end failed "an earlier try is still at work here ($place.lock)" 1
    [[ ! $place.lock -ef /dev/fd/9 ]] || return 0
  done
}

# leave: no lock and no empty folder, unless somebody else still has the lock,
# such as what was started here and has not ended.
leave() {
  exec 9>&-
  # shellcheck disable=SC2016 # for the shell under the lock
  [[ ! -e $place.lock ]] \
    || flock -n "$place.lock" sh -c 'rmdir "$1"; rm -f "$1.lock"' sh "$place" 2>/dev/null \
    || true
}

# move_whole FROM TO: TO is never seen in part, and FROM goes last.
move_whole() {
  local new=${2%/*}/.${2##*/}.new
  mkdir -p "${2%/*}" \
    && rm -rf "$new" \
    && cp -r --preserve=mode,timestamps,links "$1" "$new" \
    && sync -f "$new" \
    && rm -rf "$2" \
    && mv -T "$new" "$2" \
    && rm -rf "$1"
}

# Why Slurm sends SIGTERM: to the script alone, --signal of submit.sh, ahead of
# the time limit; to all of a job, when it takes that away.
# shellcheck disable=SC2317 # a trap calls it
on_stop() {
  interrupted=1
  stopped="stopped by a signal"
  if [[ -n $job ]]; then
    case $(timeout 5 squeue -h -j "$job" -o %T 2>/dev/null) in
    RUNNING | SIGNALING) stopped="the job's time limit" ;;
    ?*) stopped="cancelled, requeued or preempted" ;;
    esac
  fi
  say "told to stop: $stopped"
  if [[ -n $child ]]; then
    kill -TERM "$child" 2>>"$desk/log" || true
    insist "$child" &
    insisting+=("$!")
  fi
}

# insist PID: what goes on after the first word is told again: Slurm kills it
# before long.
# shellcheck disable=SC2317 # on_stop calls it
insist() {
  trap - TERM INT HUP
  exec 9>&-
  pause 15
  while kill -TERM "$1" 2>/dev/null; do
    say "told once more to stop"
    pause 5
  done
}

# pause SECONDS: with no process that would outlive this one.
# shellcheck disable=SC2317 # likewise
pause() {
  read -r -t "$1" <> <(:) || true
}

# await COMMAND…: its status in `status`, also when a signal comes meanwhile.
await() {
  local again
  "$@" &
  child=$!
  interrupted=
  status=0
  wait "$child" || status=$?
  while [[ -n $interrupted ]]; do
    interrupted=
    again=0
    wait "$child" || again=$?
    ((again == 127)) || status=$again # 127: was waited for already
  done
  child=
  if ((${#insisting[@]} > 0)); then
    kill "${insisting[@]}" 2>/dev/null || true
    insisting=()
  fi
}

make_place() {
  (umask 077 && mkdir -p "$place") || end failed "cannot make $place" 1
}

examine() {
  await "$tvp" doctor "$plan" >"$desk/doctor.txt" 2>&1
  doctor=$status
  if ((doctor == 126 || doctor == 127)); then
    end failed "$tvp does not run here: $(tail -n 1 "$desk/doctor.txt")" 1
  fi
  if ((doctor == 4)) && [[ $(fact strict_doctor) == yes ]]; then
    end failed "tvp doctor finds the node not fit (tasks/$node/doctor.txt)" 4
  fi
  status=
}

# An earlier try's run, if it can be gone on with: the local one is the newest.
# Beginning anew would lose one that merely cannot be copied.
find_begun() {
  if [[ ! -e $place/run/run.db && -e $unfinished/run.db ]]; then
    if ! { rm -rf "$place/run" "$place/run.new" \
      && cp -r --preserve=mode,timestamps,links "$unfinished" "$place/run.new" \
      && mv -T "$place/run.new" "$place/run"; } 2>>"$desk/log"; then
      rm -rf "$place"
      end failed "cannot copy the run of an earlier try from $unfinished: $(tail -n 1 "$desk/log")" 1
    fi
  fi
  [[ -e $place/run/run.db ]] || return 1
  if ! "$tvp" report "$place/run" -f text >/dev/null 2>>"$desk/log"; then
    say "what an earlier try left can't be gone on with; starting anew"
    return 1
  fi
}

measure() {
  local options=()
  mapfile -t options <"$dir/options"
  if find_begun; then
    say "going on with the run of an earlier try"
    await "$tvp" run --resume "$place/run" >/dev/null 2>>"$desk/log"
  else
    rm -rf "$place/run"
    await "$tvp" run "$plan" "${options[@]}" -o "$place/run" \
      >/dev/null 2>>"$desk/log"
  fi
}

# What has become of the run goes where the others find it.
deliver() {
  local how
  case $status in
  0 | 4 | 5)
    record answered ""
    cp "$desk/state.tsv" "$desk/doctor.txt" "$place/run/"
    move_whole "$place/run" "$answer" \
      || end failed "cannot move the run to $answer; it is in $place on $(hostname)" 1
    rm -rf "$unfinished" "$place"
    end answered "" 0
    ;;
  129 | 130 | 143) how=stopped ;;
  *) how=failed ;;
  esac
  local reason=$stopped
  if [[ $how == failed || -z $stopped ]]; then
    reason="tvp run ended with $status: $(tail -n 1 "$desk/log")"
  fi
  if [[ -e $place/run/run.db ]]; then
    move_whole "$place/run" "$unfinished" \
      || end "$how" "$reason; what is finished is in $place on $(hostname)" "$status"
  fi
  rm -rf "$place"
  end "$how" "$reason" "$status"
}

mkdir -p "$desk"
started=$(date -u +%Y-%m-%dT%H:%M:%SZ)
place=$(fact local)
# What a reboot leaves, /var/tmp, is gone on with.
place=${place:-${SLURM_TMPDIR:-${TMPDIR:-/var/tmp}}}/tvp-fleet-$(fact id)-$node
tvp=$dir/bin/tvp
plan=$(fact plan)
[[ $plan != plan.yaml ]] || plan=$dir/plan.yaml
status='' doctor='' child='' stopped='' interrupted='' insisting=()

if ! grep -qxF -- "$node" "$dir/wanted"; then
  end failed "this node is none of the fleet's ($dir/wanted)" 2
fi
if [[ -e $answer/run.db ]]; then
  say "answered already"
  exit 0
fi
make_place
[[ -O $place ]] || end failed "$place is somebody else's; use submit.sh --local" 1
# An earlier try may still be ending; what it starts has the lock with it. Over
# ssh it may have lost its line alone, and be at work for long.
patience=()
[[ -z $job ]] || patience=(-w 60)
take_lock
if [[ -e $answer/run.db ]]; then
  say "answered already"
  leave
  exit 0
fi
make_place
export TVP_HOST=$node
trap on_stop TERM INT HUP
record running ""
say "begins${job:+ as job $job}"
examine
if [[ -n $stopped ]]; then
  status=143
else
  measure
fi
deliver
