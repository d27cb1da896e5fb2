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
