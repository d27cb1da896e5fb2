#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154 # running.bash sets what it finds
# A server beside the workers that is killed or stopped fails its trial, by name.

load ../cli/helper
load running

@test "a server that is gone fails the downloads with a reason" {
  run "$TVP" trial -w http:url=http://127.0.0.1:1/none -n 1
  expect_status 5
  expect_output "127.0.0.1"
}

@test "a server that is killed fails its trial, which says so" {
  for workload in http tcp api request convoy; do
    name='web server'
    case $workload in
    tcp) name='echo server' ;;
    convoy) name='convoy client' ;;
    esac
    for signal in KILL SEGV ABRT; do
      lone_trial threads "$workload"
      within 60 side "$name"
      kill "-$signal" "$beside"
      expect_lost kill
    done
  done
}

@test "a server that is stopped is named once the time limit has passed" {
  for workload in http:latency=1s tcp convoy; do
    name='web server'
    case $workload in
    tcp) name='echo server' ;;
    convoy) name='convoy client' ;;
    esac
    lone_trial processes "$workload" 10s
    within 60 side "$name"
    kill -STOP "$beside"
    expect_lost "process $beside ($name) is stopped"
  done
}

@test "a server that is killed in a run costs its sample alone" {
  "$TVP" run -w http:latency=4s -m processes -n 2 --blocks 4 \
    --trial-time 4s -q -o out &
  pid=$!
  within 60 has_samples out 1
  within 60 trial_has_server
  kill -KILL "$beside"
  expect_one_lost failed kill
}

trial_has_server() {
  trial=$(children_of "$pid" | head -n 1)
  [ -n "$trial" ] && side 'web server'
}

@test "no file is left by who keeps them, stopped as well" {
  mkdir place
  lone_trial processes "sqlite:sync=off:dir=$PWD/place" 10s
  within 60 side tvp-keeper
  within 60 kept_in place
  kill -STOP "$beside"
  expect_lost "process $beside (tvp-keeper) is stopped"
  within 60 eval '! kept_in place'
}
