#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What the compiler and the linker were told, in the program that came of it.

load ../cli/helper

bats_require_minimum_version 1.5.0

# The build folder's choice, as CMake keeps it.
cached() {
  sed -n "s/^$1:[A-Z]*=//p" "$build/CMakeCache.txt"
}

needs_hardening() {
  command -v readelf >/dev/null || skip "no readelf"
  build=$(dirname "$(readlink -f "$dir/share")")
  [ -f "$build/CMakeCache.txt" ] || skip "not in its build folder"
  unsanitized "hardening is its own"
  program=$dir/bin/tvp.real
}

@test "the program lies anywhere, and its tables and stack can't be made code" {
  needs_hardening
  readelf -hW "$program" | grep -q 'Type: *DYN' # PIE
  readelf -lW "$program" | grep -q GNU_RELRO
  readelf -dW "$program" | grep -q 'NOW'
  readelf -lW "$program" | grep GNU_STACK | grep -q ' RW '
  run ! grep -E ' RWE ' <(readelf -lW "$program")
  run ! grep -E 'RPATH|RUNPATH' <(readelf -dW "$program")
  run ! grep TEXTREL <(readelf -dW "$program")
}

@test "the stack is guarded, and calls of libc that write are checked" {
  needs_hardening
  readelf --dyn-syms -W "$program" | grep -q __stack_chk_fail
  if [ "$(cached CMAKE_BUILD_TYPE)" != Debug ]; then
    readelf --dyn-syms -W "$program" | grep -q __snprintf_chk
  fi
}

@test "a release is told to check calls of libc" {
  command -v cmake >/dev/null || skip "no cmake"
  cmake -S "$BATS_TEST_DIRNAME/../.." -B release -DCMAKE_BUILD_TYPE=Release \
    -DBUILD_TESTING=OFF -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >log 2>&1 \
    || { cat log; return 1; }
  commands=release/compile_commands.json
  ours=$(grep -c '"command".*/harness/[a-z_]*\.c' "$commands")
  [ "$ours" -gt 100 ]
  for flag in -D_FORTIFY_SOURCE=[23] -fstack-protector-strong -fPIE; do
    [ "$(grep '"command".*/harness/[a-z_]*\.c' "$commands" | grep -ce "$flag")" -eq "$ours" ]
  done
}
