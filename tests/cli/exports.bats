#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Formats that other tools read, read by those tools where they are packaged,
# and held to what their sources ask for where they aren't.

load helper

readers=$BATS_TEST_DIRNAME/../readers
schemas=$BATS_TEST_DIRNAME/../schemas
docs=$BATS_TEST_DIRNAME/../../docs
golden=$BATS_TEST_DIRNAME/../golden/exports
compared=$BATS_TEST_DIRNAME/../golden/compare
compare=/usr/share/benchmark/compare.py

# Two runs of the same six cells, six blocks of a few milliseconds.
setup_file() {
  : "${TVP:=$BATS_TEST_DIRNAME/../../build/dev/bin/tvp}"
  export TVP_LOCK=tvp-test-exports-$$
  for run in 1 2; do
    "$TVP" run -w primes:limit=1000 -m sequential,threads,processes -n 1,2 \
      --blocks 6 --trial-time 2ms --disturbed ignore -q \
      -o "$BATS_FILE_TMPDIR/$run"
  done
}

# small_run DIR [2]: one of them.
small_run() {
  mkdir "$1"
  cp "$BATS_FILE_TMPDIR/${2:-1}/run.db" "$1"
}

# needs MODULE PACKAGE: sets python to one that has it, or skips the test.
needs() {
  for python in python3 /usr/bin/python3; do
    "$python" -c "import $1" 2>/dev/null && return
  done
  skip "no $2"
}

# medians_agree LIST: each "name<tab>seconds" is, to 2 ns, what summary.csv has
# of its cell.
medians_agree() {
  "$TVP" report out -f csv -o csv 2>/dev/null
  awk -F, 'NR > 1 { printf "%s:%s/%s/workers:%d\t%.9f\n",
    $1, $2, $3, $5, $11 / 1e9 }' csv/summary.csv | sort >expected
  sort "$1" | join -t $'\t' - expected >both
  awk -F'\t' '$2 - $3 > 2e-9 || $3 - $2 > 2e-9' both >apart
  [ "$(wc -l <both)" -eq "$(wc -l <expected)" ] && [ ! -s apart ] && return
  echo "expected, and what the reader had:"
  cat expected "$1"
  return 1
}

@test "every export goes to standard output, alone, and into a folder" {
  small_run out
  for format in googlebench pyperf hyperfine github-action-benchmark-bigger \
    github-action-benchmark-smaller openmetrics will-it-scale json; do
    "$TVP" report out -f $format >stdout 2>stderr
    [ -s stdout ]
    [ ! -s stderr ] || { cat stderr; return 1; }
  done
  run "$TVP" report out -o to \
    -f googlebench,pyperf,hyperfine,github-action-benchmark,openmetrics,will-it-scale,json
  expect_status 0
  for file in googlebench.json pyperf.json hyperfine.json \
    github-action-benchmark-bigger.json github-action-benchmark-smaller.json \
    tvp.prom will-it-scale/primes-limit-1000.csv \
    will-it-scale/primes-limit-1000.title report.json; do
    [ -s "to/$file" ] || { echo "no $file"; return 1; }
  done
  [ "$(find to -type f | wc -l)" -eq 9 ]
}

@test "google-benchmark's compare.py compares two runs" {
  [ -f $compare ] || skip "no libbenchmark-tools"
  needs scipy python3-scipy
  small_run a
  small_run b 2
  "$TVP" report a -f googlebench >a.json
  "$TVP" report b -f googlebench >b.json
  run "$python" $compare --no-color -d diff.json benchmarks a.json b.json
  expect_status 0
  expect_output "primes:limit=1000/processes/workers:2_pvalue"
  expect_output "primes:limit=1000/processes/workers:2_median"
  expect_output "Repetitions: 6 vs 6"
  [ -s diff.json ]
}

@test "google-benchmark's compare.py compares two models of a run" {
  [ -f $compare ] || skip "no libbenchmark-tools"
  needs scipy python3-scipy
  small_run a
  "$TVP" report a -f googlebench >a.json
  run "$python" $compare --no-color filters a.json '/threads/' '/processes/'
  expect_status 0
  expect_output "[/threads/ vs. /processes/]workers:2_pvalue"
}

@test "google-benchmark's compare.py reads labels and failures of any kind" {
  [ -f $compare ] || skip "no libbenchmark-tools"
  needs scipy python3-scipy
  grep -q '"error_occurred": true' "$golden/googlebench.json"
  run "$python" $compare --no-color benchmarks "$golden/googlebench.json" \
    "$golden/googlebench.json"
  expect_status 0
  expect_output "file-read:file==cmd|"
}

@test "google-benchmark's format is what its readers rely on" {
  needs jsonschema python3-jsonschema
  small_run out
  "$TVP" report out -f googlebench >gb.json
  run "$python" "$readers/schema.py" "$schemas/googlebench.schema.json" \
    gb.json "$golden/googlebench.json"
  expect_status 0
}

@test "pyperf's format is what its loader takes" {
  needs jsonschema python3-jsonschema
  small_run out
  "$TVP" report out -f pyperf >pp.json
  run "$python" "$readers/schema.py" "$schemas/pyperf.schema.json" \
    pp.json "$golden/pyperf.json"
  expect_status 0
  "$python" "$readers/pyperf.py" "$golden/pyperf.json" >/dev/null
  "$python" "$readers/pyperf.py" pp.json >medians
  medians_agree medians
}

@test "hyperfine's format is what its scripts take" {
  needs jsonschema python3-jsonschema
  small_run out
  "$TVP" report out -f hyperfine >hf.json
  run "$python" "$readers/schema.py" "$schemas/hyperfine.schema.json" \
    hf.json "$golden/hyperfine.json"
  expect_status 0
  "$python" "$readers/hyperfine.py" "$golden/hyperfine.json" >/dev/null
  "$python" "$readers/hyperfine.py" hf.json >medians
  medians_agree medians
}

@test "what hyperfine itself writes passes the same checks" {
  command -v hyperfine >/dev/null || skip "no hyperfine"
  needs jsonschema python3-jsonschema
  hyperfine -N -r 3 -P workers 1 2 --export-json hf.json \
    'true {workers}' >/dev/null 2>&1
  "$python" "$readers/schema.py" "$schemas/hyperfine.schema.json" hf.json
  "$python" "$readers/hyperfine.py" hf.json
}

@test "github-action-benchmark's files are what it extracts" {
  needs jsonschema python3-jsonschema
  small_run out
  "$TVP" report out -f github-action-benchmark -o to 2>/dev/null
  run "$python" "$readers/schema.py" \
    "$schemas/github-action-benchmark.schema.json" \
    to/github-action-benchmark-bigger.json \
    to/github-action-benchmark-smaller.json \
    "$golden/github-action-benchmark-bigger.json" \
    "$golden/github-action-benchmark-smaller.json"
  expect_status 0
  # It matches by name: the same from run to run, and once in a file.
  names='import json, sys
names = [b["name"] for b in json.load(open(sys.argv[1]))]
assert len(names) == len(set(names))
print("\n".join(names))'
  "$python" -c "$names" to/github-action-benchmark-smaller.json >first
  small_run again 2
  "$TVP" report again -f github-action-benchmark -o again 2>/dev/null
  "$python" -c "$names" again/github-action-benchmark-smaller.json >second
  diff first second
  grep -q '^primes:limit=1000/processes/workers:2 total$' first
}

@test "Prometheus' parsers read the metrics" {
  needs prometheus_client python3-prometheus-client
  small_run out
  "$TVP" report out -f openmetrics >tvp.prom
  "$python" "$readers/openmetrics.py" "$golden/tvp.prom" >/dev/null
  "$python" "$readers/openmetrics.py" tvp.prom >medians
  medians_agree medians
}

@test "a CSV of will-it-scale has its columns and nothing but numbers" {
  small_run out
  "$TVP" report out -f will-it-scale >wis.csv
  [ "$(head -n 1 wis.csv)" = "tasks,processes,processes_idle,threads,threads_idle,linear" ]
  [ "$(sed -n 2p wis.csv)" = "0,0,100,0,100,0" ]
  [ "$(cut -d, -f1 wis.csv | tail -n +2 | tr '\n' ' ')" = "0 1 2 " ]
  run awk -F, 'NR > 1 && (NF != 6 || /[^-0-9.,e+]/ || $2 < 0 || $3 < 0 || $3 > 100)' wis.csv
  [ -z "$output" ]
}

@test "tvp's own JSON is as docs/report.schema.json says" {
  needs jsonschema python3-jsonschema
  small_run out
  "$TVP" report out -f json >report.json
  run "$python" "$readers/schema.py" "$docs/report.schema.json" report.json \
    "$golden/report.json"
  expect_status 0
  query='import json, sys
report = json.load(open("report.json"))
print(len(report["samples"]), len(report["cells"]), report["run"]["command"])'
  run "$python" -c "$query"
  expect_output "36 6 tvp run -w primes:limit=1000"
}

@test "a report.json is a run wherever one is asked for" {
  small_run a
  mkdir alone
  "$TVP" report a -f json >alone/report.json
  "$TVP" report alone/report.json -f json >again.json
  cmp alone/report.json again.json
  "$TVP" report a -f text >from-db
  "$TVP" report alone/report.json -f text >from-json
  diff from-db from-json
  small_run b 2
  run "$TVP" report alone/report.json b -f text
  expect_status 0
  expect_output "2 runs"
  "$TVP" report alone/report.json -o to -f csv,md 2>/dev/null
  "$TVP" report a -o of-db -f csv,md 2>/dev/null
  diff to/samples.csv of-db/samples.csv
  diff to/verdicts.csv of-db/verdicts.csv
  diff to/time.csv of-db/time.csv
}

@test "a report.json overwrites nothing unasked, and refusals say what it is" {
  small_run a
  "$TVP" report a -f json >a/report.json
  run "$TVP" report a/report.json
  expect_status 2
  expect_output "add -o DIR"
  [ ! -e a/workers.csv ]
  run "$TVP" report "$golden/pyperf.json" -f text
  expect_status 1
  expect_output "this is pyperf's JSON"
  sed 's/"schema_version": 1/"schema_version": 2/' a/report.json >newer.json
  run "$TVP" report newer.json -f text
  expect_status 1
  expect_output "newer.json: schema_version: 2 is newer than this tvp reads"
}

@test "tvp compare's JSON is as docs/compare.schema.json says" {
  needs jsonschema python3-jsonschema
  run "$python" "$readers/schema.py" "$docs/compare.schema.json" \
    "$compared"/*.json
  expect_status 0
}

@test "tvp compare's JUnit XML is as readers' schemas want it" {
  command -v xmllint >/dev/null || skip "no libxml2-utils"
  run xmllint --noout --schema "$schemas/junit.xsd" "$compared"/*.xml
  expect_status 0
}

@test "junitparser finds in tvp compare's JUnit XML what is there" {
  needs junitparser python3-junitparser
  for file in "$compared"/*.xml; do
    "$python" "$readers/junit.py" "$file" >/dev/null
  done
  run "$python" "$readers/junit.py" "$compared/all.xml"
  expect_status 0
  expect_output "primes:limit=1000/threads/workers:2/cores total	0.025012500	failure: slower: 1.25"
  expect_output "skipped: NEW alone has it"
}

@test "tvp compare reads a report.json for either run, in every format" {
  small_run a
  small_run b 2
  "$TVP" report a -f json >a.json
  "$TVP" report b -f json >b.json
  for format in text md json junit github; do
    for pair in "a b" "a.json b" "a b.json" "a.json b.json"; do
      read -r base now <<<"$pair"
      "$TVP" compare "$base" "$now" -f $format >"$format.out" || [ $? -eq 3 ]
      [ -s "$format.out" ]
      [ -e "$format.first" ] || cp "$format.out" "$format.first"
      diff "$format.first" "$format.out"
    done
  done
  grep -q '^\*\*[0-9]* of 6 cells ' md.out
  needs jsonschema python3-jsonschema
  "$python" "$readers/schema.py" "$docs/compare.schema.json" json.out
  run "$TVP" compare a json.out
  [ "$status" -ne 0 ]
  expect_output "this is what tvp compare -f json wrote"
  command -v xmllint >/dev/null || skip "no libxml2-utils"
  xmllint --noout --schema "$schemas/junit.xsd" junit.out
}
