#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# An uncontended drop and take of the GIL costs at most four uncontended
# pthread mutex pairs: measures both in turns (gil_cost.c) and fails when the
# median of the ratios is above 4. A second thread is alive but idle, since
# glibc's mutexes are cheaper in a process that has one thread alone.
#
#   scripts/bench/gil-cost.sh
#   CC=clang CFLAGS=-O3 scripts/bench/gil-cost.sh
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
harness=$here/../../harness
read -ra cflags <<<"${CFLAGS:--O2}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"${CC:-cc}" -std=c17 -D_GNU_SOURCE "${cflags[@]}" -I"$harness" -pthread \
  -o "$work/gil_cost" "$here/gil_cost.c" "$harness"/{gil,clock,err,histogram,trace}.c -lm
"$work/gil_cost"
