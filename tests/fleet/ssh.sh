#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A fleet without Slurm, for real: GNU parallel over ssh to a daemon of the
# test's own on this machine, of which one machine is not there at first, and
# loses its line in mid-run later.
#
#   tests/fleet/ssh.sh      TVP=path/to/tvp; that of build/dev, or build/release, otherwise
#
# Ends with 77 where sshd or parallel is not installed. About 40 s.
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
work=$(mktemp -d /tmp/fleet.XXXXXX)
# shellcheck source=tests/fleet/check.sh
. "$here/check.sh"
PATH=$PATH:/usr/sbin:/sbin

for tool in sshd ssh ssh-keygen parallel; do
  command -v "$tool" >/dev/null || skip "$tool is not installed: scripts/setup.sh --all"
done

finish() {
  local status=$? pidfile
  ((status == 0)) || { show_logs; tail -n 5 "$work"/*/tasks/*/ssh.txt || true; } >&2
  for pidfile in "$work"/sshd-*.pid; do
    kill "$(cat "$pidfile")" 2>/dev/null || true
  done
  rm -rf "$work"
  exit $status
}
trap finish EXIT
trap 'exit 130' INT TERM

start_sshd() { # PORT
  ((EUID != 0)) || mkdir -p /run/sshd # where it wants one, as root
  "$(command -v sshd)" -f /dev/null -h "$work/host_key" -E "$work/sshd.log" \
    -o "Port=$1" -o ListenAddress=127.0.0.1 -o "PidFile=$work/sshd-$1.pid" \
    -o "AuthorizedKeysFile=$work/key.pub" -o StrictModes=no -o UsePAM=no \
    -o PasswordAuthentication=no -o PermitRootLogin=prohibit-password
}

ssh_to() { # NODE: those ssh that wait for what is measured there
  local place
  for place in /proc/[0-9]*; do
    if [[ $(cat "$place/comm" 2>/dev/null) == ssh ]] \
      && grep -qa "node.sh.*$work/.*-far-$1" "$place/cmdline" 2>/dev/null; then
      echo "${place#/proc/}"
    fi
  done
}

far_log_has() { # NODE TEXT
  grep -qs -- "$2" "$work"/local/tvp-fleet-*-far-"$1"/tasks/"$1"/log
}

ssh-keygen -q -t ed25519 -N '' -f "$work/key"
ssh-keygen -q -t ed25519 -N '' -f "$work/host_key"
port=$(free_port)
start_sshd "$port"
absent=$(free_port)
cd "$work"
write_program
write_plans
mkdir local
cat >hosts <<EOF
# two that are there, and one that is not yet
lab1 ssh://127.0.0.1:$port
lab2 ssh://127.0.0.1:$port
lab3 ssh://127.0.0.1:$absent
EOF
over=(--local "$work/local" --tvp ./tvp --ssh=-i"$work/key"
  --ssh=-oStrictHostKeyChecking=no --ssh=-oUserKnownHostsFile=/dev/null
  --ssh=-oIdentitiesOnly=yes --ssh=-oLogLevel=ERROR)

it "refuses what makes no sense"
ends 2 "$fleet/ssh.sh" hosts bad.yaml -o bad "${over[@]}"
says "nothing was submitted"
ends 2 "$fleet/ssh.sh" nowhere short.yaml -o bad "${over[@]}"
says "no file nowhere"
printf 'lab1\nlab1\n' >twice
ends 2 "$fleet/ssh.sh" twice short.yaml -o bad "${over[@]}"
says "names lab1 twice"
printf 'lab1 -oProxyCommand=touch\n' >option
ends 2 "$fleet/ssh.sh" option short.yaml -o bad "${over[@]}"
[[ ! -e bad ]] || wrong "it made a folder all the same"

it "names the machine that is not there"
ends 1 "$fleet/ssh.sh" hosts short.yaml -o 'the lab' "${over[@]}"
says "lab3: failed: ssh to ssh://127.0.0.1:$absent"
says "2 of 3 answered"
ends 1 "$fleet/status.sh" 'the lab'
says "lab1  answered"
says "lab3  failed"
ends 5 "$fleet/collect.sh" 'the lab'
says "lab3 has no answer"

it "does not end what measures when its line is cut"
start_sshd "$absent"
"$fleet/ssh.sh" --missing 'the lab' >cut.log 2>&1 &
cut=$!
within 60 far_log_has lab3 'block 2 of'
ends 1 "$fleet/status.sh" 'the lab'
says "lab3  running"
mapfile -t pids < <(ssh_to lab3)
kill -9 "${pids[@]}"
status=0
wait "$cut" || status=$?
((status == 1)) || wrong "status $status: $(cat cut.log)"
grep -q "was cut; what is measured there goes on" cut.log || wrong "$(cat cut.log)"

it "finds its answer there, and does not measure twice"
ends 0 "$fleet/ssh.sh" --missing 'the lab'
says "3 of 3 answered"
ends 0 "$fleet/status.sh" 'the lab'
[[ $(grep -c 'block 1 of' 'the lab/tasks/lab3/log') == 1 ]] || wrong "$(cat 'the lab/tasks/lab3/log')"
for node in lab1 lab2 lab3; do
  [[ $(samples "the lab/nodes/$node") == 80 ]] || wrong "$node has $(samples "the lab/nodes/$node") samples"
  grep -q "\"host\": \"$node\"" "the lab/nodes/$node/machine.json" || wrong "$node is called something else"
done
ends 0 "$fleet/ssh.sh" --missing 'the lab'
says "nothing to do"

it "leaves nothing there"
[[ -z $(ls local) ]] || wrong "local: $(ls local)"

it "merges what came, and reports by machine"
ends 0 "$fleet/collect.sh" 'the lab'
says "3 machines (lab1, lab2, lab3)"
echo "fleet: passed"
