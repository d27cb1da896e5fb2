#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds and tests tvp with gcc. With --all also with clang and the
# sanitizers, and checks format, lint and scripts. With --long, for a night, also
# all suites under them, coverage, valgrind, long fuzzing, mutants and endurance.
# The last line counts.
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

# aside TITLE COMMAND…: one item that has what the others leave of the
# processors, until `joined`.
aside() {
  aside_title=$1
  (
    renice -n 19 "$BASHPID" >/dev/null
    "${@:2}"
  ) >build/aside.log 2>&1 &
  aside_pid=$!
}
joined() {
  step "$aside_title" wait "$aside_pid" || cat build/aside.log
}

# build PRESET [TARGET…]: all that the preset builds, or these.
build() {
  cmake --preset "$1" >build/configure.log || {
    cat build/configure.log
    return 1
  }
  cmake --build --preset "$1" ${2:+--target "${@:2}"}
}

# count ATTRIBUTE FILE: a number out of the first line of a JUnit file.
count() {
  grep -o "$1=\"[0-9]*\"" "$2" | head -n 1 | tr -cd '0-9'
}

# run_tests PRESET JUNIT [ctest's arguments]
run_tests() {
  rm -f "$2"
  "${wrap[@]}" ctest --test-dir "build/$1" --output-on-failure \
    --no-tests=error -j "$jobs" --output-junit "$PWD/$2" "${@:3}"
}

# add_up JUNIT STATUS: counts the tests of a ctest that ended so.
add_up() {
  local total=0 bad=0 omitted=0
  if [[ -s $1 ]]; then
    total=$(count tests "$1")
    bad=$(count failures "$1")
    omitted=$(($(count skipped "$1") + $(count disabled "$1")))
  fi
  if (($2 != 0 && bad == 0)); then
    total=$((total + 1)) bad=1 # ctest itself failed
  fi
  passed=$((passed + total - bad - omitted))
  failed=$((failed + bad))
  skipped=$((skipped + omitted))
  ended "$((total - bad - omitted)) passed, $bad failed, $omitted skipped"
}

# suite PRESET [ctest's arguments]: the tests of what was built.
suite() {
  local junit=build/$1/junit.xml status=0
  began "test $1"
  run_tests "$1" "$junit" "${@:2}" || status=$?
  add_up "$junit" "$status"
}

# tool NAME: the version of Debian 12, which the sources are kept to, if here.
tool() {
  command -v "$1-14" || command -v "$1"
}

# ThreadSanitizer cannot place its shadow under 32 bits of randomness.
without_randomness() {
  if setarch -R true 2>/dev/null; then
    wrap=(setarch -R)
  fi
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

# The builds whatever clang-tidy finds; each is asked for again where it counts.
tidy_and_build() {
  local status=0
  check_tidy || status=1
  build release tvp tvp_data || true
  build tsan || true
  build fuzz all || true
  return $status
}

# To bats every test is a subshell, so each seems to lose its variables; what
# `load` brings shellcheck does not see.
check_scripts() {
  find .ci/run scripts tests \( -name '*.sh' -o -path .ci/run \
    -o -path 'scripts/*.bash' \) -print0 \
    | xargs -0 shellcheck \
    && find tests \( -name '*.bats' -o -name '*.bash' \) -print0 \
    | xargs -0 shellcheck -e SC2030,SC2031,SC2154
}

# What takes hours: all suites under the sanitizers, and what is for a night.
long_run() {
  suite dev -L simulation
  step "build all of release" build release || true
  if step "build asan" build asan; then
    suite asan -L 'simulation|cli|chaos' -LE fleet
  fi
  if step "build all of tsan" build tsan all; then
    without_randomness
    suite tsan -LE 'threads|simulation|fleet'
    wrap=()
  fi
  step "coverage" scripts/coverage.sh || true
  step "valgrind" scripts/valgrind.sh || true
  suite fuzz -L fuzz-long
  step "mutants" scripts/mutants.sh || true
  step "endurance" scripts/soak.sh 10000 || true
  step "load" scripts/load.sh || true
}

usage() {
  cat <<EOF
usage: ${0##*/} [--all | --long]

Without an option: gcc, and all of its tests. --all: what CI runs, in less than 20
minutes: other compilers and checks as well, but no simulations. --long: all that
there is, which takes hours, for a night.
EOF
}

case ${1:-} in
'' | --all | --long) ;;
-h | --help) usage && exit ;;
*) usage >&2 && exit 2 ;;
esac

scripts/setup.sh ${1:+--all}
mkdir -p build
wrap=()
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:allocator_may_return_null=1
export UBSAN_OPTIONS=print_stacktrace=1
export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1
# Only counts when a build folder is made: the compiler of the gcc presets.
export CC=gcc

if [[ -n ${1:-} ]]; then
  step "format" check_format || true
  step "scripts" check_scripts || true
  # Most tests wait: for what they have hit to end, and for each other.
  if step "build dev" build dev; then
    aside "clang-tidy" tidy_and_build
    suite dev -LE simulation
    step "cppcheck" scripts/analyse.sh || true
    joined || true
  fi
  # Optimised, gcc warns of more.
  if step "build release" build release tvp tvp_data; then
    step "instructions" env -u CC scripts/ci-gate.sh \
      --counts scripts/bench/instructions.sh || true
  fi
  # Once more by another compiler and under sanitizers, but for what simulates
  # for long, or starts the program: that is for a night. The fuzzers' build is
  # under AddressSanitizer too.
  if step "build fuzz" build fuzz all; then
    suite fuzz -LE 'simulation|cli|chaos|fuzz'
    suite fuzz -L fuzz-smoke
  fi
  if step "build tsan" build tsan; then
    without_randomness
    suite tsan -L threads
    wrap=()
  fi
  if [[ $1 == --long ]]; then
    long_run
  fi
elif step "build dev" build dev; then
  suite dev
fi

printf '\n%d passed, %d failed' "$passed" "$failed"
if ((skipped > 0)); then
  printf ', %d skipped' "$skipped"
fi
printf '\n'
((failed == 0))
