# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: see --help."""

import argparse
import json
import os
import random
import sys

from . import params
from .params import UsageError

ABOUT = """\
tvp's workloads in real CPython, with the names, parameters and figures of
tvp's own, so that its emulation of the lock can be held against the real one.
Only Python's standard library is needed; CPython 3.8 or later."""

RUN_ABOUT = """\
Carries out blocks: every cell of every subject once in a block, in random
order, each trial in a program of its own. Before them, each subject finds out
how many operations it does in the trial time. What was measured is in
DIR/run.db, which `tvp report DIR` reads; every sample is kept as it is taken,
also when the run is interrupted."""

EXAMPLES = """\
examples:
  cpython_reference.py -o out
  cpython_reference.py run --python python3.8 --python python3.13 \\
      --tvp build/release/bin/tvp --plan fidelity -o out
  echo '{"workload":"convoy","model":"cpython-threads","workers":2,"ops":50}' |
      cpython_reference.py trial -

exit status: 0 fine; 1 failed, or outside its bar; 2 wrong usage; 5 trials were
lost, the rest is kept; 128+n ended by signal n, with the samples kept."""


def _whole(low):
    def convert(text):
        value = params.count(text)
        if value is None or value < low:
            raise argparse.ArgumentTypeError(
                "'%s' is no whole number from %d on" % (text, low))
        return value
    return convert


def _duration(text):
    value = params.duration_ns(text)
    if not value:
        raise argparse.ArgumentTypeError(
            "'%s' is no duration such as 5ms (ns, us, ms, s, m, h)" % text)
    return value


def _add_run_options(parser):
    from .plan import PLANS
    parser.add_argument("--python", metavar="PY", action="append",
                        help="an interpreter to measure: a name or a path; can "
                        "be repeated (this one)")
    parser.add_argument("--tvp", metavar="PATH",
                        help="measure this tvp as well, in the same blocks")
    parser.add_argument("--plan", choices=sorted(PLANS), default="all",
                        help="which cells: all, or those that fidelity.sh "
                        "compares (all)")
    parser.add_argument("--only", metavar="WORKLOAD,...",
                        help="of them those of these workloads")
    parser.add_argument("--blocks", metavar="N", type=_whole(1), default=7,
                        help="how often every cell is measured (7)")
    parser.add_argument("--trial-time", metavar="D", type=_duration,
                        dest="trial_time_ns", default=100 * 10 ** 6,
                        help="how long one worker's work takes alone (100ms)")
    parser.add_argument("--max-time", metavar="D", type=_duration,
                        dest="max_time_ns",
                        help="stop after this time with what there is")
    parser.add_argument("--seed", metavar="N", type=_whole(0),
                        help="of the order; a run prints and keeps its own")
    parser.add_argument("--quiet", "-q", action="store_true",
                        help="say nothing but errors")
    parser.add_argument("-o", metavar="DIR", dest="output",
                        help="the run's folder; must not hold a run yet")


def _parser():
    top = argparse.ArgumentParser(
        prog="cpython_reference.py", description=ABOUT, epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = top.add_subparsers(dest="name", metavar="COMMAND")
    one = commands.add_parser(
        "trial", help="one cell once: JSON in, JSON out, as tvp trial",
        description="Runs one trial in this interpreter and writes its sample "
        "as JSON. Models: cpython-sequential, cpython-threads and "
        "cpython-processes (start=fork|spawn|forkserver), all with "
        "interval=DURATION. Workloads: bytecode, sleep, mixed, sha256, convoy, "
        "counter, fairness.")
    one.add_argument("cell", metavar="CELL.json|-", help="the cell")
    run = commands.add_parser("run", help="blocks of trials into DIR/run.db "
                              "(what no command means)", description=RUN_ABOUT)
    _add_run_options(run)
    compare = commands.add_parser(
        "fidelity", help="hold tvp against CPython in a run of both",
        description="Writes fidelity.csv and fidelity.md into the run's "
        "folder, and stores the comparison in run.db, of which `tvp report` "
        "draws the chart charts/fidelity. Exit status 1 where tvp is outside "
        "a bar.")
    compare.add_argument("run", metavar="DIR", help="the run's folder")
    commands.add_parser("interpreters", help="the CPythons that run here: "
                        "version and path")
    commands.add_parser("facts", help="what this interpreter is, as JSON")
    return top


def _trial(options):
    from . import trial
    return trial.main(options.cell, None)


def _subjects(options):
    from . import interpreters
    from .subjects import Python, Tvp
    if options.python:
        found = [interpreters.find(name) for name in options.python]
    else:
        found = [interpreters.own_facts()]
    subjects = [Python(facts) for facts in found]
    if options.tvp:
        subjects.append(Tvp(options.tvp))
    names = [s.name for s in subjects]
    for name in names:
        if names.count(name) > 1:
            raise UsageError("%s is given twice" % name)
    return subjects


def _cells(options):
    from .plan import PLANS
    cells = PLANS[options.plan]()
    if options.only is None:
        return cells
    known = {cell.workload for cell in cells}
    names = set(options.only.split(","))
    if not names <= known:
        raise UsageError("--only: the plan has no cells of %s; it has: %s"
                         % (", ".join(sorted(names - known)),
                            ", ".join(sorted(known))))
    return [cell for cell in cells if cell.workload in names]


def _typed(argv):
    """The command as it was typed, with names for paths."""
    return " ".join(["cpython_reference.py"]
                    + [os.path.basename(arg) or arg for arg in argv])


def _run(options, argv):
    import sqlite3
    from . import store
    from .blocks import Run
    if not options.output:
        raise UsageError("give the run's folder with -o DIR")
    if os.path.exists(os.path.join(options.output, "run.db")):
        print("cpython_reference: %s holds a run already; give another folder "
              "with -o" % options.output, file=sys.stderr)
        return 1
    if options.seed is None:
        options.seed = random.SystemRandom().randrange(1 << 31)
    options.command = _typed(argv)
    run = Run(_subjects(options), _cells(options), options)
    try:
        signal = run.carry_out()
    except (store.Taken, sqlite3.Error, OSError) as e:
        print("cpython_reference: %s" % e, file=sys.stderr)
        return 1
    if not options.quiet:
        print("%d samples in %s/run.db, %d of them lost; seed %d"
              % (run.samples, options.output, run.lost, options.seed),
              file=sys.stderr)
    return 128 + signal if signal else 5 if run.lost else 0


def _interpreters():
    from . import interpreters
    found = interpreters.discover()
    for facts in found:
        print("%s\t%s" % (facts["version"], facts["executable"]))
    return 0 if found else 1


def _facts():
    from . import interpreters
    print(json.dumps(interpreters.own_facts(), indent=2))
    return 0


def main(argv):
    """The exit status; UsageError where the arguments make no sense."""
    known = ("trial", "run", "fidelity", "interpreters", "facts", "-h",
             "--help")
    if argv and argv[0] not in known and argv[0].startswith("-"):
        argv = ["run"] + argv
    parser = _parser()
    options = parser.parse_args(argv)
    if options.name is None:
        parser.error("say what to do; -o DIR alone is a run of this "
                     "interpreter (see --help)")
    if options.name == "trial":
        return _trial(options)
    if options.name == "run":
        return _run(options, argv)
    if options.name == "fidelity":
        from . import fidelity
        return fidelity.main(options.run)
    return _interpreters() if options.name == "interpreters" else _facts()
