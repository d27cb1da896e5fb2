#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A fleet, for real: a Slurm of four virtual nodes, of which one is drained, one
# dies in mid-run, one has too little time and one is told to begin again.
#
#   tests/fleet/run.sh      TVP=path/to/tvp; that of build/dev, or build/release, otherwise
#
# Ends with 77 where Slurm is not installed. Takes a minute and a half.
set -euo pipefail
shopt -s inherit_errexit

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
fleet=$here/../../scripts/fleet
tvp=${TVP:-$here/../../build/dev/bin/tvp}
[[ -n ${TVP:-} || -x $tvp ]] || tvp=$here/../../build/release/bin/tvp
[[ -x $tvp ]] || {
  echo "${0##*/}: no $tvp: build it, or set TVP" >&2
  exit 2
}
tvp=$(realpath "$tvp")
work=$(mktemp -d /tmp/fleet.XXXXXX) # short: names of sockets are
# shellcheck source=tests/fleet/slurm.sh
. "$here/slurm.sh"
# shellcheck source=tests/fleet/check.sh
. "$here/check.sh"

for tool in munged slurmctld slurmd sbatch; do
  command -v "$tool" >/dev/null || skip "$tool is not installed: scripts/setup.sh --all"
done

finish() {
  local status=$?
  ((status == 0)) || show_logs
  slurm_stop
  rm -rf "$work"
  exit $status
}
trap finish EXIT
trap 'exit 130' INT TERM

slurm_start
cd "$work"
write_program
write_plans
export TMPDIR=$work/local
mkdir "$TMPDIR"

it "refuses a wrong plan, and nodes that are not there"
ends 2 "$fleet/submit.sh" bad.yaml -o bad --count 1 --tvp ./tvp
says "nothing was submitted"
ends 2 "$fleet/submit.sh" short.yaml -o bad --nodes 'node[1-9]' --tvp ./tvp
says "there is no node node5"
ends 2 "$fleet/submit.sh" short.yaml -o bad --count 5 --tvp ./tvp
says "only 4 nodes take work"
ends 2 "$fleet/submit.sh" short.yaml -o bad --partition none --tvp ./tvp
says "no such partition"
ends 2 "$fleet/submit.sh" short.yaml -o bad --count 1 --tvp ./tvp -- --resume x
says "behind --"
[[ ! -e bad && -z $(squeue -h) ]] || wrong "something was submitted all the same"

it "gives each node one job"
scontrol update NodeName=node2 State=DRAIN Reason="a new disk"
ends 0 "$fleet/submit.sh" long.yaml -o late --nodes node4 --time 1 --margin 25 --tvp ./tvp
ends 0 "$fleet/submit.sh" short.yaml -o all --partition lab --no-requeue --tvp ./tvp -- --seed 7
says "submitted: 4 of 4 nodes"
says "node2 is drained: a new disk"
within 60 log_has all node3 'block 1 of'

it "says how each of them stands, while they do"
ends 1 "$fleet/status.sh" all
says "node2  blocked   drained: a new disk"
says "node3  running   block "
says "node4  waiting"
says "0 of 4 answered"
ends 0 "$fleet/submit.sh" --missing all
says "nothing to submit"

fell node3

it "begins again where Slurm does so, and goes on with what there was"
within 180 state_is all node1 answered
ends 0 "$fleet/submit.sh" short.yaml -o again --nodes node1 --tvp ./tvp
within 60 log_has again node1 'block 2 of'
scontrol requeue "$(job_of again node1)"
within 180 state_is again node1 waiting

it "names a node that died in mid-run"
within 180 state_is all node3 lost
ends 1 "$fleet/status.sh" all
says "node3  lost      the node failed (NODE_FAIL); the node is down"
ends 5 "$fleet/collect.sh" all
says "node2 has no answer: blocked: drained: a new disk"
says "node3 has no answer: lost"

it "names a task that ran out of time, and keeps what it had finished"
within 180 state_is late node4 stopped
ends 1 "$fleet/status.sh" late
says "node4  stopped   the job's time limit"
had=$(samples late/unfinished/node4)
((had > 0)) || wrong "nothing was kept of late"

it "submits those alone that lack, once they are there again"
start_node node3
scontrol update NodeName=node2 State=RESUME
ends 0 "$fleet/submit.sh" --missing all
says "node3 again: lost"
says "submitted: 1 of 4 nodes"
ends 0 "$fleet/submit.sh" --missing late --time 5
says "node4 again: stopped"
ends 0 "$fleet/status.sh" --wait all
says "4 of 4 answered"
[[ $(cut -f3 all/jobs.tsv | sort | uniq -c | tr -s ' \n' ' ') == " 1 node1 1 node2 2 node3 1 node4 " ]] \
  || wrong "$(cat all/jobs.tsv)"
log_has all node3 "going on with the run of an earlier try" || wrong "node3 began anew"

it "has one answer of each node, whole, under its name"
[[ $(ls -A all/nodes) == "$(printf '%s\n' "${nodes[@]}")" ]] || wrong "$(ls -A all/nodes)"
for node in "${nodes[@]}"; do
  [[ $(samples "all/nodes/$node") == 80 ]] || wrong "$node has $(samples "all/nodes/$node") samples"
  grep -q "\"host\": \"$node\"" "all/nodes/$node/machine.json" || wrong "$node is called something else"
  [[ -s all/nodes/$node/doctor.txt ]] || wrong "no doctor's word from $node"
done

it "merges what came, and reports by machine"
ends 5 "$fleet/collect.sh" late
ends 1 "$fleet/collect.sh" late --partial
says "no node has answered yet"
ends 0 "$fleet/collect.sh" all
says "4 machines (node1, node2, node3, node4)"
says "The same on all machines:"
[[ -s all/all/report.md ]] || wrong "no report"
ends 0 "$fleet/collect.sh" all -o twice
"$tvp" merge --list all/all >once.txt
ends 0 "$fleet/collect.sh" all
"$tvp" merge --list all/all | diff once.txt - || wrong "merging again changed it"

it "has one answer of the node that was told to begin again"
ends 0 "$fleet/status.sh" --wait again
[[ $(samples again/nodes/node1) == 80 ]] || wrong "$(samples again/nodes/node1) samples"
log_has again node1 "going on with the run of an earlier try" || wrong "it began anew"
grep -qx "restarts	1" again/nodes/node1/state.tsv || wrong "$(cat again/nodes/node1/state.tsv)"

it "goes on with what ran out of time, when given more of it"
ends 0 "$fleet/status.sh" --wait late
[[ $(samples late/nodes/node4) == 280 ]] || wrong "$(samples late/nodes/node4) samples, of which $had were kept"
[[ -z $(ls late/unfinished) ]] || wrong "late/unfinished: $(ls late/unfinished)"

it "leaves nothing on the nodes"
[[ -z $(ls "$TMPDIR") ]] || wrong "$TMPDIR: $(ls "$TMPDIR")"
[[ -z $(job_processes) ]] || wrong "processes: $(job_processes)"
echo "fleet: passed"
