# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A Slurm of four virtual nodes on this machine, for a test: daemons of its own
# under "$work", on ports that nobody has, without rights. Sourced.
: "${work:?}"

nodes=(node1 node2 node3 node4)
me=$(id -un)
host=$(hostname -s)
PATH=$PATH:/usr/sbin:/sbin

# A requeued job waits for as long as credentials last: cred_expire.
write_conf() {
  local node
  cat <<EOF
ClusterName=tvp
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmUser=$me
SlurmdUser=$me
AuthType=auth/munge
AuthInfo=socket=$work/munge.s,cred_expire=15
CredType=cred/munge
StateSaveLocation=$work/state
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/%n.pid
SlurmdSpoolDir=$work/%n
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/affinity
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
MpiDefault=none
ReturnToService=2
SlurmdTimeout=5
KillWait=10
PartitionName=lab Nodes=node[1-4] Default=YES MaxTime=INFINITE State=UP
EOF
  for node in "${nodes[@]}"; do
    printf 'NodeName=%s NodeHostname=%s NodeAddr=127.0.0.1 Port=%d CPUs=2\n' \
      "$node" "$host" "$(free_port)"
  done
}

start_munge() {
  mkdir -m 700 "$work/munge"
  head -c 1024 /dev/urandom >"$work/munge/key"
  chmod 600 "$work/munge/key"
  munged --force --key-file="$work/munge/key" --socket="$work/munge.s" \
    --pid-file="$work/munge/pid" --log-file="$work/munge/log" \
    --seed-file="$work/munge/seed"
}

start_node() {
  slurmd -N "$1"
}

is_up() {
  [[ $(sinfo -h -N -o '%N %T' 2>/dev/null | grep -c idle) == 4 ]]
}

# Somebody may take a port in between: then once more, with others.
slurm_start() {
  local try node
  start_munge
  export SLURM_CONF=$work/slurm.conf
  for try in 1 2 3; do
    write_conf >"$work/slurm.conf"
    mkdir -p "$work/state"
    if slurmctld -i >>"$work/start.log" 2>&1; then
      for node in "${nodes[@]}"; do
        start_node "$node" >>"$work/start.log" 2>&1 || true
      done
      within 60 is_up && return
    fi
    slurm_stop_daemons
    rm -rf "$work/state"
  done
  cat "$work/start.log" "$work/slurmctld.log" >&2
  echo "after $try tries there is no Slurm" >&2
  return 1
}

# end_process PIDFILE: and waits until it has.
end_process() {
  local pid
  pid=$(cat "$1" 2>/dev/null) || return 0
  [[ -n $pid ]] || return 0
  kill "$pid" 2>/dev/null || return 0
  within 10 is_gone "$pid" || kill -9 "$pid" 2>/dev/null || true
}

is_gone() { # a zombie has gone
  [[ ! -e /proc/$1 || $(cut -d' ' -f3 "/proc/$1/stat" 2>/dev/null) == Z ]]
}

# job_processes [NODE]: what jobs of this Slurm run, there.
job_processes() {
  local place
  for place in /proc/[0-9]*; do
    if grep -zqxF "SLURM_CONF=$SLURM_CONF" "$place/environ" 2>/dev/null \
      && grep -zqx "SLURMD_NODENAME=${1:-.*}" "$place/environ" 2>/dev/null; then
      echo "${place#/proc/}"
    fi
  done
}

# fell NODE: ends it as a power cut would, jobs and all, with no word to anybody:
# Slurm's own first, which would tell how their jobs ended.
fell() {
  local pid slurm=() jobs=() parent
  slurm=("$(cat "$work/$1.pid")")
  for pid in $(job_processes "$1"); do
    jobs+=("$pid")
    parent=$(cut -d' ' -f4 "/proc/$pid/stat" 2>/dev/null) || continue
    if [[ $(cat "/proc/$parent/comm") == slurmstepd ]]; then
      slurm+=("$parent")
    fi
  done
  kill -9 "${slurm[@]}" "${jobs[@]}" 2>/dev/null || true
  rm -f "$work/$1.pid"
}

slurm_stop_daemons() {
  local node
  for node in node4 node3 node2 node1; do
    end_process "$work/$node.pid"
  done
  end_process "$work/slurmctld.pid"
}

slurm_stop() {
  local pid
  [[ ! -e $work/slurmctld.pid ]] || scancel --user="$me" 2>/dev/null || true
  for pid in $(job_processes); do
    kill -9 "$pid" 2>/dev/null || true
  done
  slurm_stop_daemons
  end_process "$work/munge/pid"
}
