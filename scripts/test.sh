#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds and tests tvp with gcc. With --all also with clang and the
# sanitizers, and checks format, lint and scripts. The last line counts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

passed=0 failed=0 skipped=0
jobs=$(nproc)

# began TITLE, and ended, after the work: how long it took.
began() {
  start=$SECONDS
  printf '\n== %s\n' "$1"
}
ended() {
  printf -- '-- %s: %d s\n' "$1" $((SECONDS - start))
}

# step TITLE COMMAND…: one item; when it fails, the next one still runs.
step() {
  local status=0
  began "$1"
  "${@:2}" || status=1
  if ((status == 0)); then
    passed=$((passed + 1))
    ended "passed"
  else
    failed=$((failed + 1))
    ended "FAILED"
  fi
  return $status
}

build() {
  cmake --preset "$1" >build/configure.log || {
    cat build/configure.log
    return 1
  }
  cmake --build --preset "$1"
}

# count ATTRIBUTE FILE: a number out of the first line of a JUnit file.
count() {
  grep -o "$1=\"[0-9]*\"" "$2" | head -n 1 | tr -cd '0-9'
}

# suite PRESET [ctest's arguments]: builds it, then adds up its tests.
suite() {
  local preset=$1 junit=$PWD/build/$1/junit.xml status=0 total bad omitted
  step "build $preset" build "$preset" || return 0
  began "test $preset"
  rm -f "$junit"
  "${wrap[@]}" ctest --test-dir "build/$preset" --output-on-failure \
    --no-tests=error -j "$jobs" --output-junit "$junit" "${@:2}" || status=$?
  total=0 bad=0 omitted=0
  if [[ -s $junit ]]; then
    total=$(count tests "$junit")
    bad=$(count failures "$junit")
    omitted=$(($(count skipped "$junit") + $(count disabled "$junit")))
  fi
  if ((status != 0 && bad == 0)); then
    total=$((total + 1)) bad=1 # ctest itself failed
  fi
  passed=$((passed + total - bad - omitted))
  failed=$((failed + bad))
  skipped=$((skipped + omitted))
  ended "$((total - bad - omitted)) passed, $bad failed, $omitted skipped"
}

# tool NAME: the version of Debian 12, which the sources are kept to, if here.
tool() {
  command -v "$1-14" || command -v "$1"
}

sources() {
  find harness workloads reporters tests -name '*.[ch]' -print0
}

check_format() {
  sources | xargs -0 "$(tool clang-format)" --dry-run -Werror
}

# One file a process: with more, clang-tidy 14 finds va_list where it is not.
check_tidy() {
  sed -n 's/^ *"file": "\(.*\)",\{0,1\}$/\1/p' build/dev/compile_commands.json \
    | grep -v "^$PWD/build/" | sort -u \
    | xargs -n 1 -P "$jobs" "$(tool clang-tidy)" --quiet -p build/dev
}

# fuzz_one PROGRAM: for a while, from the corpus that is kept; what it finds is
# kept too.
fuzz_one() {
  local name=${1##*/fuzz_}
  mkdir -p build/fuzz/found "build/fuzz/corpus/$name"
  "$1" -max_total_time=15 -close_fd_mask=3 -artifact_prefix=build/fuzz/found/ \
    "build/fuzz/corpus/$name" "tests/fuzz/corpus/$name" 2>&1 | tail -n 3
}

check_fuzz() {
  export -f fuzz_one
  printf '%s\0' build/fuzz/bin/fuzz_* \
    | xargs -0 -n 1 -P "$jobs" bash -o pipefail -c "fuzz_one \"\$1\"" fuzz
}

# To bats every test is a subshell, so each seems to lose its variables.
check_scripts() {
  find .ci scripts tests \( -name '*.sh' -o -name run \) -print0 \
    | xargs -0 shellcheck \
    && find tests \( -name '*.bats' -o -name '*.bash' \) -print0 \
    | xargs -0 shellcheck -e SC2030,SC2031
}

case ${1:-} in
'' | --all) ;;
*) echo "usage: ${0##*/} [--all]" >&2 && exit 2 ;;
esac

scripts/setup.sh ${1:+"$1"}
mkdir -p build
wrap=()
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1
export UBSAN_OPTIONS=print_stacktrace=1
export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1
# Only counts when a build folder is made: the compiler of the gcc presets.
export CC=gcc

# Simulations are run once; in --all below, optimised, which is sooner.
if [[ ${1:-} == --all ]]; then
  suite dev -LE simulation
else
  suite dev
fi
if [[ ${1:-} == --all ]]; then
  step "format" check_format || true
  step "scripts" check_scripts || true
  step "clang-tidy" check_tidy || true
  # Optimised, gcc warns of more.
  if step "build release" build release; then
    step "instructions" env -u CC scripts/ci-gate.sh \
      --counts scripts/bench/instructions.sh || true
  fi
  # Each test once more under another compiler or sanitizer, but for what
  # simulates for long or waits for other programs, and not every command line
  # thrice.
  suite clang -LE cli
  suite asan -LE 'simulation|elsewhere'
  # ThreadSanitizer cannot place its shadow under 32 bits of randomness.
  if setarch -R true 2>/dev/null; then
    wrap=(setarch -R)
  fi
  suite tsan -LE 'cli|simulation'
  wrap=()
  if step "build fuzz" build fuzz; then
    step "fuzz" check_fuzz || true
  fi
fi

printf '\n%d passed, %d failed' "$passed" "$failed"
if ((skipped > 0)); then
  printf ', %d skipped' "$skipped"
fi
printf '\n'
((failed == 0))
