#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh clone to the verdicts: installs what is missing, builds tvp and
# runs the quick plan. Arguments go to `tvp run`, in this repository's folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup.sh
cmake --preset release -DTVP_WERROR=OFF # a newer compiler may warn of more
cmake --build --preset release
exec build/release/bin/tvp run "$@"
