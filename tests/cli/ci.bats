#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The gate in plain shell, and the recipes of docs/ci: the very files are run, and
# see a baseline that was faster.

load helper

root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)

# Counts as instructions.sh prints them: counting BUILD A B, "" for none.
counting() {
  {
    echo '#!/bin/sh'
    echo echo built_with,measure,instructions,bare,ratio
    awk -v built="$1" -v a="$2" -v b="$3" 'BEGIN {
      printf "echo %s,a,%s,100.00,%.4f\n", built, a, a / 100
      if (b != "") printf "echo %s,b,%s,50.00,%.4f\n", built, b, b / 50
    }'
  } >count
  chmod +x count
}

gate() {
  run "$root/scripts/ci-gate.sh" "$@"
}

counts() {
  gate --counts ./count --baseline kept.csv "$@"
}

@test "a gate without a baseline says so and passes, and keeps one when told" {
  counting gcc 1000 200
  counts
  expect_status 0
  expect_output "no baseline kept.csv"
  [ ! -e kept.csv ]
  counts --update
  expect_status 0
  [ "$(wc -l <kept.csv)" -eq 3 ]
  counts
  expect_status 0
  expect_output "+0.00%"
}

@test "a gate ends with 3 when a count grew by more than the threshold" {
  counting gcc 1000 200
  counts --update
  counting gcc 1009 200
  counts
  expect_status 0
  counting gcc 1000 203
  counts
  expect_status 3
  expect_output "WORSE"
  expect_output "more instructions"
  counts --threshold 2%
  expect_status 0
  counting gcc 900 100
  counts
  expect_status 0
}

@test "a gate does not pass what was not counted" {
  counting gcc 1000 200
  counts --update
  counting gcc 1000 ''
  counts
  expect_status 1
  expect_output "b: counted in the baseline, not now"
  counting gcc 1000 nan
  counts
  expect_status 1
  printf '#!/bin/sh\necho built_with,measure,instructions,bare,ratio\n' >count
  counts
  expect_status 1
  printf '#!/bin/sh\nexit 7\n' >count
  counts
  expect_status 7
}

@test "a gate does not compare with what is no count" {
  counting gcc 0 200
  counts --update
  counts
  expect_status 0
  counting gcc 1000 200
  counts
  expect_status 1
  expect_output "cannot be compared"
  sed -i 's/,200,/,nan,/' kept.csv
  counting gcc 0 200
  counts
  expect_status 1
  mkdir folder
  counts --baseline folder
  expect_status 1
  expect_output "cannot be compared"
}

@test "of another build only ratios are compared, and that is told" {
  counting gcc 1000 200
  counts --update
  counting clang 1200 200
  counts
  expect_status 0
  expect_output "was not built as this was (clang)"
  counting clang 1300 200
  counts
  expect_status 3
}

@test "what a gate can't make sense of is wrong usage" {
  counting gcc 1000 200
  counts --threshold much
  expect_status 2
  expect_output "--threshold wants a percentage such as 5%, got 'much'"
  counts quick
  expect_status 2
  counts --format md
  expect_status 2
  gate --baseline
  expect_status 2
  expect_output "--baseline wants a value"
}

# Sleeps take as long on any machine, or nearly so: what is said to be slower is
# five times as slow, and what is not, far from the threshold.
small_plan() {
  printf '%s\n' 'name: bench' 'blocks: 8' 'trial_time: 40ms' 'matrix:' \
    '  - workloads: ["sleep:time=20ms"]' '    models: [sequential, threads]' \
    '    workers: [2]' >"$1/bench.yaml"
}

# faster RUN: as if what it measured had taken a fifth of the time.
faster() {
  sqlite3 "$1/run.db" 'UPDATE sample SET elapsed_ns = elapsed_ns / 5,
    total_ns = total_ns / 5'
}

@test "a gate compares a run with the stored one" {
  export TVP
  small_plan .
  gate bench.yaml --update
  expect_status 0
  expect_output "no baseline results/baseline"
  gate --threshold 100%
  expect_status 0
  faster results/baseline
  gate --threshold 100%
  expect_status 3
  expect_output worse
  gate --threshold 100% --format md --update
  expect_status 3
  gate --threshold 100%
  expect_status 0
}

@test "a gate removes neither the baseline nor what is no run" {
  export TVP
  small_plan .
  mkdir -p keep results/baseline
  echo mine >keep/notes
  echo kept >results/baseline/run.db
  gate bench.yaml --out keep
  expect_status 2
  expect_output "--out keep: there, but no run"
  gate bench.yaml --out keep/notes
  expect_status 2
  [ "$(cat keep/notes)" = mine ]
  for out in results results/ ./results/baseline results/../results; do
    gate bench.yaml --out "$out"
    expect_status 2
    expect_output "--out $out: the baseline results/baseline lies in it"
    [ "$(cat results/baseline/run.db)" = kept ]
  done
  ln -s results other
  gate bench.yaml --out other
  expect_status 2
  ln -s baseline results/linked
  gate bench.yaml --baseline results/linked --out results/baseline
  expect_status 2
  [ "$(cat results/baseline/run.db)" = kept ]
  mkdir empty
  gate bench.yaml --baseline none --out empty
  expect_status 0
  [ -s empty/run.db ]
  gate bench.yaml --baseline none --out empty
  expect_status 0
}

# Sets python to one that reads YAML.
has_yaml() {
  for python in python3 /usr/bin/python3; do
    if "$python" -c 'import yaml' 2>/dev/null; then
      return
    fi
  done
  skip "no python3-yaml here"
}

# github EVENT: the workflow's first job, with tvp as it is built here.
github() {
  run env HOME="$PWD/home" "$python" "$root/tests/ci/run_workflow.py" \
    "$root/docs/ci/github-actions.yml" --workspace work --state state \
    --event "$1" --checkout tvp=source \
    --env PLAN=bench.yaml --env THRESHOLD=100%
}

# Sources that are built already: their cache is there, with tvp in it.
built_sources() {
  mkdir -p source/scripts work/.git
  echo 'echo "setup: nothing is missing"' >source/scripts/setup.sh
  chmod +x source/scripts/setup.sh
  git -C source init -q
  git -C source -c user.name=a -c user.email=a commit -q --allow-empty -m a
  built=state/cache/tvp-Linux-X64-$(git -C source rev-parse HEAD)
  mkdir -p "$built/0"
  ln -s "$(dirname "$TVP")" "$built/0/bin"
  small_plan work
}

@test "the workflow passes without a baseline, and with one of the same" {
  has_yaml
  built_sources
  github push
  expect_status 0
  expect_output "::notice::no stored baseline yet"
  expect_output "-- Build tvp: left out"
  [ "$(find state/cache -name run.db | wc -l)" -eq 1 ]
  for file in new/run.db report/report.html bigger.json smaller.json; do
    [ -s "state/artifacts/benchmark/results/$file" ] || { echo "no $file"; return 1; }
  done
  run "$TVP" history list --db state/cache/benchmark-*/1
  expect_output 00000000
  rm -rf work/results
  github pull_request
  expect_status 0
  grep -q sleep state/summary.md
  [ -s state/artifacts/benchmark/results/junit.xml ]
  [ "$(find state/cache -name run.db | wc -l)" -eq 1 ]
}

@test "the workflow fails at comparing when a change made it slower" {
  has_yaml
  built_sources
  github push
  expect_status 0
  faster state/cache/benchmark-*/0
  rm -rf work/results
  github pull_request
  expect_status 1
  expect_output "!! Compare: failed with 3"
  expect_output "::error"
  grep -q worse state/summary.md
  grep -q '<failure' state/artifacts/benchmark/results/junit.xml
}

# other_machine RUN: as if a machine of another kind had measured it.
other_machine() {
  sqlite3 "$1/run.db" "UPDATE machine SET machine_json =
    json_set(machine_json, '\$.cpu_model', 'Another 9')"
}

@test "on another kind of machine the workflow compares speed-ups" {
  has_yaml
  built_sources
  github push
  expect_status 0
  other_machine "$(echo state/cache/benchmark-*/0)"
  rm -rf work/results
  github pull_request
  expect_status 0
  grep -q 'speed-ups' state/summary.md
  grep -q 'Another 9' state/summary.md
}

@test "a run that is not to be relied on becomes no baseline" {
  has_yaml
  built_sources
  mkdir wrapped
  cat >wrapped/tvp <<EOF
#!/bin/sh
"$TVP" "\$@" || exit
[ "\$1" != run ] || exit 4
EOF
  chmod +x wrapped/tvp
  rm "$built/0/bin"
  ln -s "$PWD/wrapped" "$built/0/bin"
  github push
  expect_status 1
  expect_output "!! Measure: failed with 4"
  [ ! -e "$(echo state/cache/benchmark-*)" ]
}

@test "what there is no stand-in for is refused" {
  has_yaml
  printf 'jobs:\n  a:\n    steps:\n      - uses: some/action@v1\n' >flow.yml
  run "$python" "$root/tests/ci/run_workflow.py" flow.yml --workspace . \
    --state state --event push
  expect_status 2
  expect_output "no stand-in for some/action@v1"
  printf 'jobs:\n  a:\n    steps:\n      - run: "true"\n        if: fromJSON(1)\n' >flow.yml
  run "$python" "$root/tests/ci/run_workflow.py" flow.yml --workspace . \
    --state state --event push
  expect_status 2
  expect_output "fromJSON"
}
