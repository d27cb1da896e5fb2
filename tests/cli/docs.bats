#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What README.md and docs/ point to is there, and the gallery shows every chart.

load helper

root=$BATS_TEST_DIRNAME/../..

# links FILE: where it points to in this repository, as paths.
links() {
  grep -o ']([^)#]*' "$1" | sed 's/^](//' | grep -v '^[a-z]*:' | sort -u
}

@test "every link of the docs leads somewhere" {
  for page in "$root"/*.md "$root"/docs/*.md "$root"/results/reference/*.md \
    "$root"/results/reference/*/*.md; do
    for link in $(links "$page"); do
      [ -e "$(dirname "$page")/$link" ] || {
        echo "$page: $link is not there"
        return 1
      }
    done
  done
}

@test "the gallery shows every kind of chart" {
  kinds=$(grep -rhA1 'const struct chart_kind chart_[a-z_]* = {' "$root/reporters" |
    sed -n 's/.*\.name = "\(.*\)",/\1/p')
  [ "$(wc -w <<<"$kinds")" -ge 15 ]
  for kind in $kinds trend; do # which tvp history draws
    grep -q "charts/${kind}[-.]" "$root/docs/gallery.md" || {
      echo "no $kind"
      return 1
    }
  done
}

@test "docs/workloads.md says of each workload what the program says" {
  mark='^<!-- From here on made by'
  [ "$(grep -c "$mark" "$root/docs/workloads.md")" -eq 1 ]
  sed "1,/$mark/d" "$root/docs/workloads.md" | tail -n +2 >kept.md
  "$TVP" list workloads --format md | diff kept.md - || {
    echo "write it again: scripts/docs.sh --catalogue"
    return 1
  }
}

@test "each workload's file opens with the question that it asks" {
  asked=0
  while IFS=$'\t' read -r name question; do
    file=$root/workloads/${name//-/_}.c
    # The first comment after the licence's line, as one line.
    opening=$(sed -n '2,/\*\//p' "$file" | sed 's|^/\*||; s|\*/.*||; s|^ \* *||; s|^ \*$||' |
      tr '\n' ' ' | tr -s ' ' | sed 's/^ //')
    [[ $opening == "$question"* ]] || {
      echo "$file opens with: $opening"
      echo "but asks: $question"
      return 1
    }
    asked=$((asked + 1))
  done < <("$TVP" list workloads --format json |
    /usr/bin/python3 -c 'import json, sys
for w in json.load(sys.stdin): print(w["name"], w["question"], sep="\t")')
  [ "$asked" -eq "$(find "$root/workloads" -maxdepth 1 -name '*.c' | wc -l)" ]
}

@test "the commands that docs show are those that make their figures" {
  while read -r name command; do
    [[ $command != see* ]] || continue
    for page in docs/gallery.md results/reference/README.md; do
      grep -qF "\`$command\`" "$root/$page" || {
        echo "$page lacks $command of $name"
        return 1
      }
    done
  done < <("$root/scripts/docs.sh" --list)
}

@test "the harness names no workload, neither as a word nor in an example" {
  "$TVP" list workloads -f json | sed -n 's/^    "name": "\(.*\)",/\1/p' >names
  [ "$(wc -l <names)" -ge 40 ]
  # What is between quotes, outside of comments, but the names of files.
  find "$root/harness" -name '*.[ch]' -exec cat {} + |
    sed -e '/^ *\/\*/d' -e '/^ *\* /d' -e 's|/\*.*||' |
    grep -oE '"([^"\\]|\\.)*"' |
    grep -vE '^"[a-z_/]+\.[ch]"$' >literals
  while read -r name; do
    # Where it can only be a workload's; json and mixed are a format and a kind.
    word="(-w |crossover |workloads |,)$name([,: \"\\]|\$)|$name(/gil|:[a-z-]+=)"
    case $name in
      json | mixed) ;;
      # English, or a system call's.
      api | chase | counter | dup | futex | getppid | handover | http | malloc | \
        mmap | mutex | open | pipe | pipeline | queue | readers | request | signal | \
        sleep | sort | sqlite | stream | tcp | yield) word="$word|^\"$name\"$" ;;
      *) word="$word|\\b$name\\b" ;;
    esac
    if grep -E -- "$word" literals; then
      echo "the harness names $name"
      return 1
    fi
  done <names
}

@test "kept figures are what their scripts draw" {
  version=$(gnuplot --version | sed 's/gnuplot \(.*\) patchlevel \(.*\)/GNUPLOT \1 patchlevel \2/')
  grep -q "$version" "$root/results/reference/quick/charts/speedup.svg" ||
    skip "drawn by another gnuplot than $version"
  cp -r "$root/results/reference" kept
  for script in kept/*/charts/*.gp; do
    (cd "${script%/*}" && gnuplot -d "${script##*/}")
    drawn=${script%.gp}.svg
    cmp "$drawn" "$root/results/reference/${drawn#kept/}"
  done
}

# promised: the tests that docs/reliability.md names, as FILE: NAME.
promised() {
  # shellcheck disable=SC2016
  sed -nE 's/^- [0-9]+ `([^`]*)`(.*)$/\1\2/p' "$root/docs/reliability.md"
}

@test "each row of docs/reliability.md has tests, and each test a row" {
  awk -F ' [|] ' '/^[|].* [|] tests [|]$/ { rows = 1; getline; next }
    !/^[|]/ { rows = 0 }
    rows { sub(/ [|]$/, "", $NF); print $NF }' "$root/docs/reliability.md" | sort >rows
  sed -nE 's/^- ([0-9]+) `.*/\1/p' "$root/docs/reliability.md" | sort -u >listed
  [ "$(wc -l <rows)" -ge 50 ]
  diff rows listed # a number twice, or none, is a difference
}

@test "each test that docs/reliability.md names is there" {
  [ "$(promised | wc -l)" -ge 10 ]
  while IFS= read -r test; do
    file=$root/tests/${test%%: *} name=${test#*: }
    [ -e "$file" ] || { echo "no file: $test"; return 1; }
    case $file in
      *.bats) grep -qF "@test \"$name\" {" "$file" ;;
      *.c) [ "$name" = "$test" ] || grep -qwF "$name" "$file" ;;
    esac || { echo "no such test: $test"; return 1; }
  done < <(promised)
}

@test "each test of tests/chaos is named in docs/reliability.md" {
  for suite in "$root"/tests/chaos/*.bats; do
    while IFS= read -r name; do
      promised | grep -qxF "chaos/${suite##*/}: $name" || {
        echo "docs/reliability.md lacks chaos/${suite##*/}: $name"
        return 1
      }
    done < <(sed -n 's/^@test "\(.*\)" {$/\1/p' "$suite")
  done
}

@test "each handling that is taken out names a test that is there" {
  for patch in "$root"/tests/mutants/*.patch; do
    grep -q '^Test: ' "$patch" || { echo "$patch names no test"; return 1; }
    while IFS= read -r test; do
      file=$root/${test%%: *} name=${test#*: }
      [ -e "$file" ] || { echo "$patch: no file of $test"; return 1; }
      [[ $file != *.bats ]] || grep -qF "@test \"$name\" {" "$file" || {
        echo "$patch: no test $test"
        return 1
      }
    done < <(sed -n 's/^Test: //p' "$patch")
  done
}
