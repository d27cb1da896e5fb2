#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures a plan on many machines that have no batch system: GNU parallel goes
# to all of them over ssh. Nothing need be there but a shell; tvp is copied.
#
#   ssh.sh HOSTS PLAN -o DIR [OPTION…] [-- OPTION OF tvp run…]
#   ssh.sh --missing DIR
#
#   HOSTS              a file with a machine a line: its name, and where that is
#                      not what ssh calls it, a blank and what ssh takes, as
#                      "lab7 me@lab7.example.org" or "lab8 ssh://lab8:2222"
#   PLAN               a YAML file or a name, as tvp run takes it
#   -o DIR             the fleet's folder, on this machine
#   --jobs N           so many machines at a time (all)
#   --tvp PROGRAM      to measure with; copied ($TVP, build/release/bin/tvp, or
#                      the one in the path)
#   --local DIR        where a machine keeps the run while it measures
#                      ($TMPDIR or /var/tmp there)
#   --ssh=OPTION       goes to ssh as it is, such as --ssh=-p2222
#   --strict-doctor    a machine that tvp doctor finds not fit does not measure
#   --missing DIR      once more the machines that have no answer; what was
#                      stopped, or went on when the line was cut, is gone on with
#
# ssh asks nothing here: keys and known hosts must be in order. Ends when all
# machines have; meanwhile status.sh DIR, and then collect.sh DIR.
# Exit status: 0 all answered, 1 not all, 2 wrong usage or plan.
set -euo pipefail
shopt -s extglob
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=scripts/fleet/common.sh
. "$here/common.sh"

read_hosts() {
  local name target rest
  declare -gA target_of=()
  [[ -f $1 ]] || die "no file $1 with machines; see --help"
  while read -r name target rest || [[ -n $name ]]; do
    [[ -n $name && $name != '#'* ]] || continue
    [[ $name == +([[:alnum:]._-]) && $name != [.-]* ]] || die "$1: '$name' is no name of a machine"
    [[ -z $rest && $target != -* ]] || die "$1: after $name: one target, as ssh takes it"
    [[ -z ${target_of[$name]:-} ]] || die "$1 names $name twice"
    target_of[$name]=${target:-$name}
    wanted+=("$name")
  done <"$1"
  ((${#wanted[@]} > 0)) || die "$1 names no machine"
}

# go NODE…: to each at once, or to $jobs at a time.
go() {
  local node
  for node; do
    printf '%s\tssh\t%s\n' "$(utc_now)" "$node" >>"$dir/jobs.tsv"
    job[$node]=ssh
  done
  printf '%s\n' "$@" | parallel --will-cite --quote --jobs "$jobs" "$here/ssh_node.sh" "$dir" '{}' || true
  fleet_states
  for node in "${wanted[@]}"; do
    [[ ${state[$node]} == answered ]] || note "$node: ${state[$node]}: ${why[$node]}"
  done
  mapfile -t left < <(lacking)
  echo "$((${#wanted[@]} - ${#left[@]})) of ${#wanted[@]} answered"
  ((${#left[@]} == 0))
}

go_missing() {
  [[ ${fleet[by]} == ssh ]] || die "$dir was submitted to Slurm; submit.sh --missing $dir"
  local lack=()
  fleet_states
  mapfile -t lack < <(lacking)
  if ((${#lack[@]} == 0)); then
    echo "nothing to do"
    return
  fi
  go "${lack[@]}"
}

go_new() {
  local node
  [[ -n $plan ]] || die "which machines, and which plan? see --help"
  [[ -n $folder ]] || die "where to? give -o DIR"
  read_hosts "$hosts"
  fleet_check
  fleet_make "$folder" $'by\tssh' $'strict_doctor\t'"$strict" $'local\t'"$place"
  for node in "${wanted[@]}"; do
    printf '%s\t%s\n' "$node" "${target_of[$node]}"
  done >"$dir/targets.tsv"
  : >"$dir/ssh"
  ((${#given[@]} == 0)) || printf '%s\n' "${given[@]}" >"$dir/ssh"
  fleet_open "$dir"
  go "${wanted[@]}"
}

hosts='' folder='' jobs=0 missing='' place='' strict=no given=()
while (($# > 0)); do
  value=${1#*=}
  case $1 in
  --help) show_help ;;
  --jobs=*) jobs=$value ;;
  --tvp=*) tvp=$value ;;
  --local=*) place=$value ;;
  --ssh=*) given+=("$value") ;;
  --missing=*) missing=$value ;;
  --strict-doctor) strict=yes ;;
  -o)
    argument "$1" $#
    folder=$2
    shift
    ;;
  --jobs | --tvp | --local | --ssh | --missing)
    argument "$1" $#
    set -- "$1=$2" "${@:3}"
    continue
    ;;
  --)
    options=("${@:2}")
    break
    ;;
  -*) die "$1 is no option; see --help" ;;
  *)
    if [[ -z $hosts ]]; then
      hosts=$1
    elif [[ -z $plan ]]; then
      plan=$1
    else
      die "one plan, please, not also '$1'; options of tvp run stand behind --"
    fi
    ;;
  esac
  shift
done
[[ $jobs == +([0-9]) ]] || die "--jobs $jobs: a number, 0 for all"

need ssh "install openssh-client"
need parallel "install GNU parallel (parallel)"
parallel --version 2>/dev/null | grep -q '^GNU parallel' \
  || fail "the program parallel is not GNU's; install the package parallel"
if [[ -n $missing ]]; then
  [[ -z $hosts$plan$folder ]] || die "--missing $missing stands alone: the rest is as it was"
  fleet_open "$missing"
  go_missing
else
  go_new
fi
