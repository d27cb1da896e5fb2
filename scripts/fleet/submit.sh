#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures a plan on many machines through Slurm: each node gets one job, which
# has it to itself.
#
#   submit.sh PLAN -o DIR NODES [OPTION…] [-- OPTION OF tvp run…]
#   submit.sh --missing DIR [--time LIMIT] [--sbatch=OPTION]
#
#   PLAN               a YAML file or a name, as tvp run takes it
#   -o DIR             the fleet's folder; each node must see it under this path
# NODES, one at least:
#   --nodes LIST       these nodes, as node[1-4,7]
#   --partition NAME   all nodes of this partition
#   --count N          so many of them that take work, idle ones first
#
#   --time LIMIT       of each job, as sbatch takes it (the partition's)
#   --margin SECONDS   so long before that limit a job is told to stop, keeps
#                      what is finished, and moves it here (60)
#   --tvp PROGRAM      to measure with; copied ($TVP, build/release/bin/tvp, or
#                      the one in the path)
#   --local DIR        where a node keeps its run while it measures, a disk of
#                      its own ($SLURM_TMPDIR, $TMPDIR or /var/tmp there)
#   --strict-doctor    a node that tvp doctor finds not fit does not measure
#   --no-requeue       a job whose node fails is not put into the queue again
#   --sbatch=OPTION    goes to sbatch as it is, such as --sbatch=--account=lab
#   --missing DIR      submit once more the nodes that have no answer and none
#                      under way; what was stopped is gone on with
#
# Then: status.sh DIR, collect.sh DIR. Exit status: 0 submitted, or nothing is
# missing; 1 failed; 2 wrong usage or plan.
set -euo pipefail
shopt -s extglob
# shellcheck source=scripts/fleet/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# list_nodes: those of the partition and of the list, in $wanted.
list_nodes() {
  local nodes name filter=(-h -N -o '%N')
  if [[ -n $partition ]]; then
    [[ -n $(sinfo -h -p "$partition" -o %P 2>/dev/null) ]] \
      || die "--partition $partition: Slurm has no such partition; see sinfo"
    filter+=(-p "$partition")
  fi
  if [[ -n $list ]]; then
    nodes=$(scontrol show hostnames "$list" 2>/dev/null || true)
    [[ -n $nodes ]] || die "--nodes $list: not a list of nodes such as node[1-4,7]"
  else
    nodes=$(sinfo "${filter[@]}")
  fi
  mapfile -t wanted < <(sort -uV <<<"$nodes")
  nodes=$(sinfo "${filter[@]}")
  for name in "${wanted[@]}"; do
    [[ $name == +([[:alnum:]._-]) && $name != .* ]] \
      || die "'$name' is no name of a node"
    grep -qxF -- "$name" <<<"$nodes" \
      || die "--nodes $list: there is no node $name${partition:+ in the partition $partition}; see sinfo -N"
  done
}

# choose_nodes: $count of $wanted, those first that can begin.
choose_nodes() {
  local node idle=() busy=()
  for node in "${wanted[@]}"; do
    if [[ ${machine[$node]} == idle* ]]; then
      idle+=("$node")
    elif ! trouble "$node" >/dev/null; then
      busy+=("$node")
    fi
  done
  wanted=("${idle[@]}" "${busy[@]}")
  ((${#wanted[@]} >= count)) \
    || die "--count $count: only ${#wanted[@]} nodes take work now; see sinfo -N -l"
  mapfile -t wanted < <(printf '%s\n' "${wanted[@]:0:count}" | sort -V)
}

# A job a node rather than an array's task: Slurm tries no further task of an
# array once one cannot begin, so that a single drained node would keep all the
# others waiting.
submit() { # NODE…
  local node id reason kept=() ids=()
  mapfile -t kept <"$dir/sbatch"
  for node; do
    id=$(sbatch --parsable --nodelist="$node" --nodes=1 --exclusive --mem=0 \
      --signal="B:TERM@${fleet[margin]}" --job-name="tvp-${fleet[id]}" \
      --chdir="$dir" --output="$dir/tasks/job-%j.out" --open-mode=append \
      "${kept[@]}" "${given[@]}" "$here/node.sh" "$dir") \
      || fail "sbatch took no job for $node; submitted before it: ${#ids[@]}. When that is mended: submit.sh --missing $dir"
    id=${id%%;*} # of a federation: the cluster's name follows
    ids+=("$id")
    printf '%s\t%s\t%s\n' "$(utc_now)" "$id" "$node" >>"$dir/jobs.tsv"
    if reason=$(trouble "$node"); then
      note "$node is $reason; its job waits until that has changed"
    fi
  done
  echo "submitted: ${#ids[@]} of ${#wanted[@]} nodes (${ids[*]}; scancel --name=tvp-${fleet[id]} ends all)"
}

submit_missing() {
  local node lack=()
  [[ ${fleet[by]} == slurm ]] || die "$dir was not submitted to Slurm; ssh.sh --missing $dir"
  # One at a time, so that no node is submitted twice.
  exec 8>>"$dir/jobs.tsv"
  flock -n 8 || fail "another submit.sh is at $dir"
  fleet_states
  mapfile -t lack < <(lacking)
  for node in "${wanted[@]}"; do
    case ${state[$node]} in
    answered) ;;
    waiting | blocked | running)
      note "$node is under way as job ${job[$node]} (${state[$node]}${why[$node]:+: ${why[$node]}})"
      ;;
    *) note "$node again: ${state[$node]}: ${why[$node]}" ;;
    esac
  done
  if ((${#lack[@]} == 0)); then
    echo "nothing to submit"
    return
  fi
  submit "${lack[@]}"
}

submit_new() {
  [[ -n $plan ]] || die "which plan? see --help"
  [[ -n $folder ]] || die "where to? give -o DIR, which each node sees"
  [[ -n $list$partition$count ]] || die "which nodes? give --nodes, --partition or --count"
  [[ -z $count || $count == [1-9]*([0-9]) ]] || die "--count $count: a number from 1"
  [[ $margin == [1-9]*([0-9]) ]] || die "--margin $margin: seconds, from 1"
  fleet_check
  list_nodes
  slurm_machines
  [[ -z $count ]] || choose_nodes
  given=("$requeue" ${partition:+"--partition=$partition"} "${given[@]}")
  fleet_make "$folder" $'by\tslurm' $'margin\t'"$margin" \
    $'strict_doctor\t'"$strict" $'local\t'"$place"
  printf '%s\n' "${given[@]}" >"$dir/sbatch"
  given=()
  read_table "$dir/fleet.tsv" fleet
  submit "${wanted[@]}"
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
folder='' list='' partition='' count='' missing='' place=''
margin=60 strict=no requeue=--requeue given=()
while (($# > 0)); do
  value=${1#*=}
  case $1 in
  --help) show_help ;;
  --nodes=*) list=$value ;;
  --partition=*) partition=$value ;;
  --count=*) count=$value ;;
  --time=*) given+=("--time=$value") ;;
  --margin=*) margin=$value ;;
  --tvp=*) tvp=$value ;;
  --local=*) place=$value ;;
  --sbatch=*) given+=("$value") ;;
  --missing=*) missing=$value ;;
  --strict-doctor) strict=yes ;;
  --no-requeue) requeue=--no-requeue ;;
  -o | --nodes | --partition | --count | --time | --margin | --tvp | --local | --sbatch | --missing)
    argument "$1" $#
    if [[ $1 == -o ]]; then
      folder=$2
      shift 2
    else
      set -- "$1=$2" "${@:3}"
    fi
    continue
    ;;
  --)
    options=("${@:2}")
    break
    ;;
  -*) die "$1 is no option; see --help" ;;
  *)
    [[ -z $plan ]] || die "one plan, please, not also '$1'; options of tvp run stand behind --"
    plan=$1
    ;;
  esac
  shift
done

for tool in sbatch squeue sinfo scontrol; do
  need "$tool" "Slurm's commands are needed; for machines without Slurm there is ssh.sh"
done
if [[ -n $missing ]]; then
  [[ -z $plan$folder$list$partition$count ]] || die "--missing $missing stands alone: the rest is as it was"
  fleet_open "$missing"
  submit_missing
else
  submit_new
fi
