#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Folders that are full, fail or may not be written cost nothing that was finished.

load ../cli/helper

@test "a full disk keeps what was stored, says so and resumes" {
  [ "$(id -u)" -eq 0 ] || skip "needs root to mount a small disk"
  mkdir small
  mount -t tmpfs -o size=200k tmpfs small 2>/dev/null || skip "cannot mount"
  run "$TVP" run -w sleep:time=1ms -m threads -n 50 --blocks 2000 \
    --trial-time 1ms -q -o small/out
  samples=$(sql small/out/run.db 'SELECT count(*) FROM sample')
  check=$(sql small/out/run.db 'PRAGMA integrity_check')
  umount small
  expect_status 1
  expect_output "disk is full"
  [ "$samples" -ge 1 ]
  [ "$check" = ok ]
}
