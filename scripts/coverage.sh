#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Which lines of tvp the tests run, and which not: builds the preset coverage,
# runs the tests, and prints what gcov counted. Ends with 1 when harness/ or
# reporters/ has under 85 % of lines. A test that fails here is said, no more: each
# process writes its counts when it ends, which is measured along.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<EOF
usage: ${0##*/} [--count | CTEST-ARGUMENT…]

Without an argument: all tests but fleets. --count only
prints again what the last ones counted. With ctest's arguments, such as
-R test_units: what those tests alone run.
EOF
}

least=85
build=build/coverage
arguments=(-LE fleet)
case ${1:-} in
-h | --help) usage && exit ;;
--count) (($# == 1)) || { usage >&2 && exit 2; } ;;
'') ;;
*) arguments=("$@") ;;
esac

failed=0
if [[ ${1:-} != --count ]]; then
  mkdir -p "$build"
  cmake --preset coverage >"$build/configure.log" || {
    cat "$build/configure.log"
    exit 1
  }
  cmake --build --preset coverage
  find "$build" -name '*.gcda' -delete
  ctest --test-dir "$build" --output-on-failure --no-tests=error \
    -j "$(nproc)" --output-junit junit.xml "${arguments[@]}" || failed=1
fi
if ((failed)); then
  echo "some tests failed; what they would have run may be missing below"
fi
scripts/coverage/lines.py "$build" . "$least" harness reporters
