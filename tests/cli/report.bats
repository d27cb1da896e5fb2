#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What all reports have in common: they depend on nothing but the run, and
# their charts can be drawn again anywhere.

load helper

small_run() {
  "$TVP" run -w primes,sleep:time=1ms,convoy:period=1ms -m sequential,threads,gil,processes \
    -n 1,2 --blocks 6 --trial-time 5ms --quiet -o run
}

formats() {
  "$TVP" list reporters --format json | grep -o '"name": *"[^"]*"' | cut -d '"' -f 4 |
    paste -s -d ,
}

# expect_same A B: the same files with the same bytes.
expect_same() {
  diff -rq "$1" "$2" || {
    echo "$1 and $2 differ"
    return 1
  }
}

# has_locale NAME: makes it in ./locales, without root.
has_locale() {
  mkdir -p locales
  localedef -i "$1" -f UTF-8 "$PWD/locales/$1.UTF-8" 2>/dev/null
}

@test "the same run gives the same bytes, in every format" {
  small_run
  "$TVP" report run -f "$(formats)" -o one
  "$TVP" report run -f "$(formats)" -o other
  expect_same one other
}

@test "no locale changes what is written, in any format" {
  command -v localedef >/dev/null || skip "no localedef"
  has_locale de_DE || skip "no sources of locales: install locales"
  has_locale tr_TR
  small_run
  LC_ALL=C "$TVP" report run -f "$(formats)" -o plain
  for locale in de_DE tr_TR; do
    LOCPATH=$PWD/locales LC_ALL=$locale.UTF-8 LANG=$locale.UTF-8 LANGUAGE=de \
      "$TVP" report run -f "$(formats)" -o "$locale"
    expect_same plain "$locale"
  done
}

@test "each chart's script draws it again in another folder" {
  small_run
  mkdir elsewhere
  cp run/charts/*.gp run/charts/*.dat elsewhere
  for script in elsewhere/*.gp; do
    (cd elsewhere && gnuplot "${script##*/}")
    cmp "${script%.gp}.svg" "run/charts/$(basename "${script%.gp}").svg"
  done
}

@test "wrong looks of charts are usage errors that say what is expected" {
  mkdir run
  for wrong in '--theme blue' '--size 20' '--size 640x' '--size 640x99999' \
    '--font ;ls' '--font ,3'; do
    # shellcheck disable=SC2086 # an option and its value
    run "$TVP" report run $wrong
    expect_status 2
    expect_output "${wrong%% *}"
    expect_output expected
  done
}
