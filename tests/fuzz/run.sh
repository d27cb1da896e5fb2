#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh PROGRAM FOLDER smoke|long: fuzzes for 5 s or a minute (or for
# FUZZ_SECONDS), from the corpus that is kept and what earlier runs added to
# FOLDER/corpus, with the words of NAME.dict if there is one. What it finds stays
# in FOLDER/found. Who is slow for a minute hangs: a machine may take hwloc 20 s.
set -euo pipefail

program=$1 folder=$2 length=$3
name=${program##*/fuzz_}
kept=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
case $length in
smoke) seconds=${FUZZ_SECONDS:-5} ;;
long) seconds=${FUZZ_SECONDS:-60} ;;
*) echo "usage: run.sh PROGRAM FOLDER smoke|long" >&2 && exit 2 ;;
esac

mkdir -p "$folder/found" "$folder/corpus/$name" "$kept/corpus/$name"
options=()
if [[ -f $kept/$name.dict ]]; then
  options+=(-dict="$kept/$name.dict")
fi
# Files that it writes go with it, whatever ends it.
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
cd "$TMPDIR"
"$program" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=4096 \
  -print_final_stats=1 -close_fd_mask=3 -artifact_prefix="$folder/found/" \
  "${options[@]}" "$folder/corpus/$name" "$kept/corpus/$name"
