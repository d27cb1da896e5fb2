#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what tvp needs and this machine lacks (Debian, Ubuntu: apt). With
# --all also the tools of scripts/test.sh --all. Asks nothing.
set -euo pipefail

# a|b: either will do, a is preferred.
packages=(
  build-essential cmake ninja-build pkg-config git
  libhwloc-dev libyaml-dev libjansson-dev libsqlite3-dev libgsl-dev
  libcurl4-openssl-dev libmicrohttpd-dev zlib1g-dev
  gnuplot-nox fontconfig fonts-dejavu-core # with no fonts, charts lack text
  libcmocka-dev bats procps python3 sqlite3
)
tools=(
  clang 'clang-format-14|clang-format' 'clang-tidy-14|clang-tidy'
  'libclang-rt-dev|libclang-common-14-dev'
  valgrind cppcheck shellcheck scdoc util-linux strace
  python3-yaml # reads the recipes of docs/ci
  parallel # bats runs what waits at once
  # what exports are read by: compare.py with what it imports, and parsers
  libbenchmark-tools python3-scipy python3-jsonschema python3-prometheus-client
  python3-junitparser libxml2-utils # what compare's JUnit XML is read by
  locales # sources of those that tests make
  chromium chromium-driver python3-selenium # tests of report.html
  slurm-wlm munge parallel openssh-server # tests of fleets
)

case ${1:-} in
'') ;;
--all) packages+=("${tools[@]}") ;;
*) echo "usage: ${0##*/} [--all]" >&2 && exit 2 ;;
esac

if ! command -v apt-get >/dev/null; then
  echo "setup: no apt here; install what is called, on Debian:" >&2
  printf '%s\n' "${packages[@]%%|*}" >&2
  exit 1
fi

installed() {
  [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# first TEST a|b: prints the first of them that passes TEST.
first() {
  local name names
  IFS='|' read -ra names <<<"$2"
  for name in "${names[@]}"; do
    if "$1" "$name"; then
      echo "$name"
      return
    fi
  done
  return 1
}

missing=()
for package in "${packages[@]}"; do
  first installed "$package" >/dev/null || missing+=("$package")
done
if ((${#missing[@]} == 0)); then
  echo "setup: nothing is missing"
  exit
fi

as_root=(env DEBIAN_FRONTEND=noninteractive)
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null; then
    echo "setup: as root: apt-get install ${missing[*]%%|*}" >&2
    exit 1
  fi
  # Only a person can be asked for a password.
  if [[ -t 0 ]]; then
    as_root=(sudo "${as_root[@]}")
  else
    as_root=(sudo -n "${as_root[@]}")
  fi
fi

known() {
  [[ -n $(apt-cache show --no-all-versions "$1" 2>/dev/null) ]]
}

"${as_root[@]}" apt-get -q update </dev/null
wanted=()
for package in "${missing[@]}"; do
  if name=$(first known "$package"); then
    wanted+=("$name")
  else
    echo "setup: no package ${package%%|*} here; going on without it" >&2
  fi
done
if ((${#wanted[@]} > 0)); then
  echo "setup: installing ${wanted[*]}"
  "${as_root[@]}" apt-get -q -y -o DPkg::Lock::Timeout=600 \
    install --no-install-recommends "${wanted[@]}" </dev/null
fi
