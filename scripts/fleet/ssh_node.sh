#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One machine of ssh.sh's: takes the fleet there, has node.sh measure, and
# fetches the answer. A line that is cut does not end what measures there: the
# next try waits for it, or finds its answer.
#
#   ssh_node.sh DIR NODE
set -euo pipefail
# shellcheck source=scripts/fleet/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# there COMMAND [ARGUMENT…]: run by the machine's shell; "$1" … are quoted for it.
there() {
  local arguments=''
  (($# == 1)) || printf -v arguments ' %q' "${@:2}"
  ssh -o BatchMode=yes -o ServerAliveInterval=15 "${ssh_options[@]}" -- \
    "$target" "sh -c $(printf '%q' "$1") sh$arguments"
}

ended_so() { # STATE REASON
  printf 'state\t%s\nreason\t%s\njob\tssh\nwritten\t%s\n' "$1" "${2//[$'\t\n']/ }" \
    "$(utc_now)" >"$desk/.state"
  mv "$desk/.state" "$desk/state.tsv"
  exit 1
}

lost_line() {
  ended_so failed "ssh to $target: $(tail -n 1 "$desk/ssh.txt")"
}

# fetch: tasks, nodes and unfinished of this node, moved in whole. Fails when one
# of them could not be: called in a condition, so nothing ends it by itself.
fetch() {
  local new=$desk/.fetched
  rm -rf "$new" && mkdir "$new" || return 1
  # shellcheck disable=SC2016 # for the shell there
  there 'cd "$1" && tar cf - tasks nodes unfinished' "$far" | tar xf - -C "$new" || return 1
  [[ ! -d $new/tasks/$node ]] || cp -r "$new/tasks/$node/." "$desk/" || return 1
  if [[ -d $new/unfinished/$node ]]; then
    rm -rf "$dir/unfinished/$node" \
      && mv -T "$new/unfinished/$node" "$dir/unfinished/$node" || return 1
  fi
  if [[ -d $new/nodes/$node ]]; then
    mv -T "$new/nodes/$node" "$dir/nodes/$node" \
      && rm -rf "$dir/unfinished/$node" || return 1
  fi
  rm -rf "$new"
}

fleet_open "$1"
node=$2
desk=$dir/tasks/$node
target=$(awk -F'\t' -v node="$node" '$1 == node { print $2 }' "$dir/targets.tsv")
mapfile -t ssh_options <"$dir/ssh"
mkdir -p "$desk"
exec 9>"$desk/lock"
flock -n 9 || fail "somebody is at $node already"
[[ ! -e $dir/nodes/$node/run.db ]] || exit 0
rm -f "$desk/state.tsv"

# The folder of this fleet there is the user's alone.
parent=${fleet[local]:-}
# shellcheck disable=SC2016 # for the shell there
far=$(there 'umask 077; p=${1:-${TMPDIR:-/var/tmp}}; mkdir -p "$p/$2" && [ -O "$p/$2" ] && echo "$p/$2"' \
  "$parent" "tvp-fleet-${fleet[id]}-far-$node" 2>"$desk/ssh.txt" </dev/null) || lost_line
begun=()
[[ ! -d $dir/unfinished/$node ]] || begun=("unfinished/$node")
plan_file=()
[[ ! -f $dir/plan.yaml ]] || plan_file=(plan.yaml)
# shellcheck disable=SC2016 # likewise
tar cf - -C "$dir" fleet.tsv wanted options bin share "${plan_file[@]}" "${begun[@]}" \
  -C "$(dirname "${BASH_SOURCE[0]}")" node.sh \
  | there 'cd "$1" && mkdir -p nodes tasks unfinished && tar xmf -' "$far" \
    2>"$desk/ssh.txt" || lost_line

# Its output is in its log there, so that a cut line harms nothing.
# shellcheck disable=SC2016 # likewise
there 'cd "$1" && rm -f ended; nohup bash ./node.sh "$1" "$2" >node.out 2>&1 </dev/null; echo $? >ended' \
  "$far" "$node" 2>"$desk/ssh.txt" </dev/null || true
# shellcheck disable=SC2016 # likewise
status=$(there 'cd "$1" && cat ended' "$far" 2>>"$desk/ssh.txt" </dev/null) \
  || ended_so failed "the line to $target was cut; what is measured there goes on, and is fetched next time"
fetch 2>>"$desk/ssh.txt" </dev/null \
  || ended_so failed "cannot fetch what $target has: $(tail -n 1 "$desk/ssh.txt"); it stays there in $far"
if [[ -e $dir/nodes/$node/run.db || -d $dir/unfinished/$node ]]; then
  # shellcheck disable=SC2016 # likewise
  there 'rm -rf "$1"' "$far" 2>"$desk/ssh.txt" </dev/null || true
fi
[[ -e $dir/nodes/$node/run.db || -e $desk/state.tsv ]] \
  || ended_so failed "node.sh ended with $status and no word"
[[ -e $dir/nodes/$node/run.db ]]
