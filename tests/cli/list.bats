#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What tvp list shows, for people and for programs.

load helper

: "${TVP:=$BATS_TEST_DIRNAME/../../build/dev/bin/tvp}"

@test "what is listed of workloads fits a terminal, and hangs" {
  "$TVP" list workloads >shown
  [ "$(awk 'length > 78' shown | wc -l)" -eq 0 ]
  grep -q '^  bytecode  ' shown
  [ "$(grep -c '^                [^ ]' shown)" -ge 10 ]
  awk '/^  [^ ]/ { print $1 }' shown >names
  while read -r name; do
    "$TVP" list workloads "$name" >one
    grep -q '^  One operation: .*(kind: \|(kind: ' one
    if grep -v '^    ' one | awk 'length > 78' | grep .; then
      return 1
    fi
  done <names
}

@test "a kind lists its workloads, unless a workload is called so" {
  "$TVP" list workloads kernel >shown
  [ "$(head -n 1 shown)" = kernel ]
  grep -q '^  getppid ' shown
  run grep -E '^  (primes|stream) ' shown
  [ "$status" -eq 1 ]
  "$TVP" list workloads kernel -f json >list.json
  [ "$(grep -c '"kind": "kernel"' list.json)" -eq "$(grep -c '"kind"' list.json)" ]
  run "$TVP" list workloads mixed
  expect_output "mixed: "
  expect_output "(kind: mixed)"
}

@test "each plan is listed with the time that a dry run says" {
  "$TVP" list plans -f json >list.json
  [ "$(grep -c '"name"' list.json)" -eq "$(grep -c '"time"' list.json)" ]
  for plan in quick gil seed; do
    "$TVP" run "$plan" --dry-run 2>said >/dev/null
    time=$(sed -n 's/.* blocks*, //p' said)
    [ -n "$time" ]
    grep -qF "\"time\": \"$time\"" list.json
    "$TVP" list plans "$plan" | tr -s ' \n' ' ' | grep -qF "; $time"
  done
}

@test "no plan's description says how long it takes, which depends on the machine" {
  run grep -hiE '^description:.*(minute|hour|night|second)' \
    "$BATS_TEST_DIRNAME"/../../plans/*.yaml
  [ "$status" -eq 1 ]
}

@test "each workload's JSON has all keys, of which some are empty or null" {
  "$TVP" list workloads -f json >list.json
  python3 - <<'PY'
import json
entries = json.load(open("list.json"))
assert len(entries) > 30
for entry in entries:
    for key in "kind operation question story expect limit verified lock".split():
        assert key in entry, (entry["name"], key)
    assert isinstance(entry["params"], list)
assert any(entry["params"] == [] for entry in entries)
assert any(entry["limit"] is None for entry in entries)
PY
}
