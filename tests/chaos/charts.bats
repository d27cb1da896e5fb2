#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Charts that cannot be drawn cost nothing else: tables and texts are there, no
# half chart is, and the message says what is missing.

load ../cli/helper

a_run() {
  "$TVP" run -w sleep:time=1ms -m threads,processes -n 1 --blocks 2 \
    --trial-time 1ms -q -o out
}

# fake_gnuplot SCRIPT: stands before the real one. It is called as
# gnuplot -d -e "format = 'svg'; file = '.name'" NAME.gp
fake_gnuplot() {
  printf '#!/bin/sh\n%s\n' "$1" >bin/gnuplot
  chmod +x bin/gnuplot
  export PATH=$PWD/bin:$PATH
}

# gnuplot_that_draws COMMAND: which prints what becomes of each chart, and of the
# two that tell whether there are fonts.
gnuplot_that_draws() {
  fake_gnuplot "file=\$(echo \"\$3\" | sed -n \"s/.*file = '\\(.*\\)'/\\1/p\")
for each in \${file:-blank.png text.png}; do
  $1 >\"\$each\"
done"
}

no_chart_is_there() {
  [ -z "$(find out -name '*.svg' -o -name '*.png' -o -name '*.pdf')" ]
  [ -z "$(find out -name '.*' ! -name .)" ]
}

# refuses TEXT: tvp report tells it, tvp run warns of it, data are there.
refuses() {
  rm -rf out
  run a_run
  expect_status 0
  expect_output "warning: svg: cannot draw"
  expect_output "$1"
  no_chart_is_there
  [ -s out/samples.csv ]
  [ -s out/report.txt ]
  [ -s out/report.md ]
  [ -s out/charts/total-time.gp ]
  [ -s out/charts/total-time.dat ]
  run "$TVP" report out -f svg,png,csv
  expect_status 1
  expect_output "$1"
  expect_output "then report again"
  no_chart_is_there
  within 60 nothing_is_left
}

@test "without gnuplot a run is whole, and says what to install" {
  mkdir few
  for tool in sh mkdir rm; do
    ln -s "$(type -P $tool)" few/
  done
  cat >tvp-alone <<END
#!/bin/sh
PATH=$PWD/few exec "$TVP" "\$@"
END
  chmod +x tvp-alone
  TVP=$PWD/tvp-alone
  refuses "there is no gnuplot; install gnuplot-nox"
}

@test "a gnuplot that fails is told with what it said" {
  fake_gnuplot 'echo "no way today" >&2; exit 1'
  refuses "gnuplot failed (status 1); it said: no way today"
}

@test "a gnuplot that crashes is told" {
  # shellcheck disable=SC2016
  fake_gnuplot 'kill -SEGV $$'
  refuses "gnuplot was ended by signal 11"
}

@test "a gnuplot that says very much is told by the beginning of it" {
  fake_gnuplot 'head -c 10000000 /dev/zero | tr "\0" x >&2; exit 3'
  refuses "gnuplot failed (status 3); it said: xxxxxxxx"
}

@test "a gnuplot that draws nothing, and ends well, is told" {
  fake_gnuplot 'exit 0'
  refuses "gnuplot ended well, and drew nothing"
}

@test "an empty chart is none" {
  gnuplot_that_draws :
  refuses "drew an empty file"
}

@test "half a chart is none" {
  gnuplot_that_draws "echo '<svg><g/>'"
  refuses "drew half a chart"
}

@test "a gnuplot without the terminal is told" {
  fake_gnuplot 'echo "unknown or ambiguous terminal type; type just set terminal for a list" >&2; exit 1'
  refuses "unknown or ambiguous terminal type"
}

@test "an earlier chart stays when it cannot be drawn anew" {
  a_run
  before=$(cat out/charts/*.svg | sha256sum)
  for drawn in "exit 1" "echo '<svg><g/>'"; do
    gnuplot_that_draws "$drawn"
    run "$TVP" report out -f svg
    expect_status 1
    [ "$(cat out/charts/*.svg | sha256sum)" = "$before" ]
  done
}

@test "without fonts there is no PNG, the rest is, and fonts to install are named" {
  cat >fonts.conf <<END
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>$PWD/none</dir><cachedir>$PWD/cache</cachedir></fontconfig>
END
  FONTCONFIG_FILE=$PWD/fonts.conf run a_run
  expect_status 0
  expect_output "gnuplot finds no font and would leave out all text; install gnuplot-nox and fonts-dejavu-core"
  [ -z "$(find out -name '*.png')" ]
  [ -s out/charts/total-time.svg ]
  [ -s out/samples.csv ]
  [ -s out/report.html ]
}

@test "without a home, or one that cannot be written, charts are drawn" {
  a_run
  for home in '' /proc/none; do
    rm out/charts/*.png
    run env -u HOME ${home:+HOME=$home XDG_CACHE_HOME=/proc/none} \
      "$TVP" report out -f png
    expect_status 0
    [ "$(head -c 4 out/charts/total-time.png | tail -c 3)" = PNG ]
  done
}
