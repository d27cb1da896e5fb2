#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# cppcheck over all sources, as build/dev compiles them. Ends with 1 on a finding.
# clang's static analyser is one of clang-tidy's checks (.clang-tidy), not of this.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case ${1:-} in
'') ;;
-h | --help) echo "usage: ${0##*/}" && exit ;;
*) echo "usage: ${0##*/}" >&2 && exit 2 ;;
esac

if [[ ! -f build/dev/compile_commands.json ]]; then
  echo "${0##*/}: first: cmake --preset dev && cmake --build --preset dev" >&2
  exit 1
fi
# What it has found in files that did not change since.
mkdir -p build/dev/cppcheck
cppcheck --quiet -j "$(nproc)" --error-exitcode=1 --inline-suppr \
  --enable=warning,style,performance,portability \
  --suppressions-list=.cppcheck --suppress='*:*build/*' \
  --cppcheck-build-dir=build/dev/cppcheck \
  --template='{file}:{line}: {severity} {id}: {message}' \
  --project=build/dev/compile_commands.json
