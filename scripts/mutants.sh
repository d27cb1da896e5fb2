#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Proves that the tests of docs/reliability.md can fail: takes the handling of
# one fault after another out of a copy of the tree, and runs the test that is to
# see it. Ends with 1 when a test passed all the same, or fails on the tree as it
# is, or a patch is out of date.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<EOF
usage: ${0##*/} [PATCH…]

Without a PATCH: all of tests/mutants. A patch takes one handling out; lines
above it say which tests see that, each by its file and name:
    Test: tests/chaos/workers.bats: a killed worker costs its sample alone
    Test: tests/test_units.c
EOF
}

case ${1:-} in
-h | --help) usage && exit ;;
-*) usage >&2 && exit 2 ;;
esac
if (($# > 0)); then
  mapfile -t patches < <(realpath -- "$@")
else
  mapfile -t patches < <(find "$PWD/tests/mutants" -name '*.patch' | sort)
fi

copy=$(mktemp -d)
chmod 711 "$copy" # some tests are somebody else
mkdir -m 1777 "$copy/tmp"

# What a mutant leaves running has its folder in its command line.
end_left_over() {
  pkill -KILL -f -- "$copy/tmp/" || true
}

trap 'end_left_over; rm -rf "$copy"' EXIT
git ls-files -co --exclude-standard -z | xargs -0 cp --parents -t "$copy" --
cd "$copy"
git init -q && git add -A # so that each patch is undone, and no more
cmake --preset dev >mutants.log
cmake --build --preset dev >>mutants.log

# passes TEST: as one does that is not there, since it sees nothing.
passes() {
  local file=${1%%: *} name=${1#*: } program
  if [[ $file == *.bats ]]; then
    grep -qF "@test \"$name\" {" "$file" || return 0
    name=$(sed 's/[][\.*^$+?(){}|/]/\\&/g' <<<"$name")
    TVP=$copy/build/dev/bin/tvp TVP_CHAOS=$copy/build/dev/chaos \
      TMPDIR=$copy/tmp timeout 120 bats -f "^$name\$" "$file" >>mutants.log 2>&1
  else
    program=$(basename "$file" .c)
    cmake --build --preset dev --target "$program" >>mutants.log || return 0
    timeout 120 "build/dev/bin/$program" >>mutants.log 2>&1
  fi
}

seen=0 missed=0
tell() {
  printf '%-8s %s: %s\n' "$@"
}

# tests_of PATCH…: those that are to see it, a line each.
tests_of() {
  sed -n 's/^Test: //p' "$@"
}

# A test that fails, or takes too long, on the tree as it is tells nothing.
declare -A fails_anyway
cmake --build --preset dev --target chaos >>mutants.log
mapfile -t all_tests < <(tests_of "${patches[@]}" | sort -u)
for test in "${all_tests[@]}"; do
  if ! passes "$test"; then
    tell "FAILS" "as it is" "$test"
    fails_anyway[$test]=1
    missed=$((missed + 1))
  fi
  end_left_over
done

for patch in "${patches[@]}"; do
  name=$(basename "$patch" .patch)
  mapfile -t tests < <(tests_of "$patch")
  if ((${#tests[@]} == 0)); then
    tell "no test" "$name" "names none"
    missed=$((missed + 1))
    continue
  fi
  if ! git apply "$patch" 2>>mutants.log; then
    tell "stale" "$name" "does not apply any more"
    missed=$((missed + 1))
    continue
  fi
  if ! cmake --build --preset dev --target tvp chaos >>mutants.log; then
    tell "broken" "$name" "does not compile"
    missed=$((missed + 1))
  else
    for test in "${tests[@]}"; do
      if [[ -n ${fails_anyway[$test]:-} ]]; then
        continue
      elif passes "$test"; then
        tell "MISSED" "$name" "$test"
        missed=$((missed + 1))
      else
        tell "seen" "$name" "$test"
        seen=$((seen + 1))
      fi
      end_left_over
    done
  fi
  git checkout -q -- .
done

printf '\n%d seen, %d missed\n' "$seen" "$missed"
((missed == 0))
