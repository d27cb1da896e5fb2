#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# report.html as a browser shows it. Skipped where there is no Chromium with
# its driver and Selenium.

load helper

setup_file() {
  : "${TVP:=$BATS_TEST_DIRNAME/../../build/dev/bin/tvp}"
  export PAGE_DIR=$BATS_FILE_TMPDIR/run
  export CHECK=$BATS_TEST_DIRNAME/../html/check.py
  "$TVP" run -w primes,sleep:time=2ms -m sequential,threads,gil,processes \
    -n 1,2 --blocks 6 --trial-time 2ms --disturbed ignore --quiet \
    -o "$PAGE_DIR" >"$BATS_FILE_TMPDIR/said" 2>&1
  "$TVP" report "$PAGE_DIR" -f html,csv
}

python() {
  local name
  for name in python3 /usr/bin/python3; do
    if "$name" -c 'import selenium' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  return 1
}

# look NAME [PAGE]
look() {
  local interpreter
  command -v chromium >/dev/null || skip "no chromium here"
  [ -x /usr/bin/chromedriver ] || skip "no chromedriver here"
  interpreter=$(python) || skip "no python3-selenium here"
  "$interpreter" "$CHECK" "$1" "${2:-$PAGE_DIR/report.html}"
}

@test "the page opens without an error, and fetches nothing" {
  look quiet
}

@test "a heading sorts its table, one way and the other" {
  look sorting
}

@test "filters leave the rows that they name, and say how many" {
  look filtering
}

@test "a row leads to its samples, which are those of samples.csv" {
  look samples
}

@test "all of it works from the keyboard" {
  look keyboard
}

@test "light and dark have contrast, by the system and by the button" {
  look themes
}

@test "a phone does not scroll sideways" {
  look narrow
}

@test "paper is light, without controls, with everything unfolded" {
  look print
}

@test "headings, landmarks and captions are in order" {
  look structure
}

@test "a page of two runs tells them apart, and leads back to each" {
  look quiet # or is skipped
  cp -r "$PAGE_DIR" old
  "$TVP" run -w primes,sleep:time=2ms -m sequential,threads,gil,processes \
    -n 1,2 --blocks 6 --trial-time 2ms --disturbed ignore --quiet \
    -o new >said 2>&1
  local run
  for run in old new; do # a sample to be shown as disturbed
    sqlite3 "$run/run.db" \
      "UPDATE sample SET status = 'disturbed' WHERE sample_id = 3"
  done
  "$TVP" report old new --label old,new -f html -o both
  local name
  for name in runs quiet structure themes narrow print; do
    look "$name" both/report.html
  done
}

@test "a page of 100,000 samples opens" {
  look quiet # or is skipped
  mkdir many
  python3 "$BATS_TEST_DIRNAME/../html/grow.py" "$PAGE_DIR/run.db" many/run.db 6250
  "$TVP" report many -f html
  [ "$(stat -c %s many/report.html)" -lt 20000000 ]
  look opens many/report.html
}
