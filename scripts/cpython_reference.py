#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tvp's workloads in real CPython: trials, and runs that tvp can report."""

import sys


def main():
    if sys.version_info < (3, 8):
        sys.exit("cpython_reference: needs CPython 3.8 or later, and this is "
                 + sys.version.split()[0])
    from cpython.params import UsageError
    try:
        # The command line's parser is not loaded for a trial: a process that
        # multiprocessing starts would carry its memory along.
        if sys.argv[1:3] == ["trial", "-"]:
            from cpython import trial
            life = sys.argv[4] if sys.argv[3:4] == ["--life"] else None
            return trial.main("-", life and int(life))
        from cpython import commands
        return commands.main(sys.argv[1:])
    except UsageError as e:
        print("cpython_reference: %s" % e, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
