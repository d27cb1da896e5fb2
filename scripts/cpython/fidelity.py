# SPDX-License-Identifier: GPL-3.0-or-later
"""Is tvp's lock like CPython's? The cells, their bars, and the table."""

import csv
import os
import sys
from collections import namedtuple

from . import comparison
from .measured import Measured
from .params import UsageError
from .plan import THREADS, fidelity as cells, in_words

ENOUGH_BLOCKS = 7

# How far tvp's figure may be from CPython's: as a difference, as a ratio
# (low, high), or not at all, where only whether there is a loss counts.
Bar = namedtuple("Bar", "kind low high text")


def difference(most):
    return Bar("difference", -most, most, "within %g" % most)


def percent(most):
    return Bar("ratio", 1 - most / 100, 1 + most / 100, "within %g %%" % most)


FACTOR_2 = Bar("ratio", 0.5, 2.0, "within a factor of 2")
SAME = Bar("same", 0, 0, "the same answer")

# For each workload: what is compared, in which unit, out of what, the bar.
COMPARED = {
    "bytecode": [("speed-up", "×", Measured.speedup, difference(0.10))],
    "sleep": [("elapsed", "ms", lambda m, subject, cell:
               m.column(subject, cell, "elapsed_ns", 1e-6), percent(3))],
    "mixed": [("speed-up", "×", Measured.speedup, percent(15))],
    "sha256": [("speed-up", "×", Measured.speedup, percent(15))],
    "convoy": [("median round trip", "ms", lambda m, subject, cell:
                m.column(subject, cell, "latency_p50_ns", 1e-6), percent(25)),
               ("p99 round trip", "ms", lambda m, subject, cell:
                m.column(subject, cell, "latency_p99_ns", 1e-6), FACTOR_2)],
    "fairness": [("Jain index", "", lambda m, subject, cell:
                  m.column(subject, cell, "figure", 1e-6), difference(0.03))],
    "counter": [("updates lost", "%", Measured.lost_percent, SAME)],
}

Row = namedtuple("Row", "cell what unit version cpython tvp bar apart within "
                        "note")


def counterpart(version, cell):
    """tvp's cell, and why if it has another one.

    Up to 3.9 the interpreter lets others in between any two instructions, so
    that there is such a place in the middle of `x += 1`, too.
    """
    old = tuple(int(n) for n in version.split(".")[:2]) < (3, 10)
    if cell.workload == "counter" and cell.params == "safepoint=0" and old:
        return cell._replace(params=""), "tvp's safepoint=1: see below. "
    return cell, ""


def _apart(bar, cpython, tvp):
    """How far tvp is from CPython, as its bar counts."""
    if bar.kind == "ratio":
        return tvp / cpython
    if bar.kind == "difference":
        return tvp - cpython
    return 0.0 if (tvp > 0) == (cpython > 0) else 1.0


def _within(bar, apart):
    return bar.low <= apart <= bar.high


def _note(bar, version, mine, others):
    """Where CPython's own figure moves more than the bar lets tvp's."""
    notes = []
    if not all(_within(bar, _apart(bar, mine.value, own))
               for own in (mine.low, mine.high)):
        notes.append("CPython's own blocks differ by more than the bar.")
    far = [other for other, figure in others.items() if other != version
           and not _within(bar, _apart(bar, mine.value, figure.value))]
    if far:
        notes.append("Further from it than the bar: CPython %s."
                     % ", ".join(far))
    if mine.n < ENOUGH_BLOCKS:
        notes.append("Too few blocks to decide: %d." % mine.n)
    return " ".join(notes)


def compare(measured):
    """The rows of the table, cell by cell."""
    locked = {f["version"]: f["gil_enabled"]
              for f in measured.machine.get("interpreters", ())}
    versions = [v for v in measured.versions if locked.get(v, True)]
    rows = []
    for cell in cells():
        if cell.how != THREADS:
            continue
        for what, unit, of, bar in COMPARED[cell.workload]:
            theirs = {v: of(measured, v, cell) for v in versions}
            if not any(theirs.values()) and of(measured, "tvp", cell) is None:
                continue  # not in this run's plan
            known = {v: f for v, f in theirs.items() if f is not None}
            for version in versions:
                other, why = counterpart(version, cell)
                row = Row(cell, what, unit, version, theirs[version],
                          of(measured, "tvp", other), bar, None, None, why)
                rows.append(_row(row, known))
    return rows


def _row(row, known):
    if row.cpython is None or row.tvp is None:
        missing = "CPython" if row.cpython is None else "tvp"
        return row._replace(note="not measured under %s" % missing)
    apart = _apart(row.bar, row.cpython.value, row.tvp.value)
    note = _note(row.bar, row.version, row.cpython, known)
    if row.tvp.n < ENOUGH_BLOCKS <= row.cpython.n:
        note += " Too few blocks of tvp's to decide: %d." % row.tvp.n
    return row._replace(apart=apart, within=_within(row.bar, apart),
                        note=(row.note + note).strip())


def decided(row):
    """Whether a row's answer counts: what could not be measured does."""
    return row.apart is None or min(row.cpython.n, row.tvp.n) >= ENOUGH_BLOCKS


def _number(value):
    """Three digits, or as many as it has."""
    return "%.3g" % value if abs(value) < 100 else "%.0f" % value


def _spread(figure):
    if figure is None:
        return ""
    return "%s (%s–%s)" % tuple(_number(v) for v in figure[:3])


def _apart_text(row):
    if row.apart is None:
        return ""
    if row.bar.kind == "ratio":
        return "%.2f×" % row.apart
    if row.bar.kind == "difference":
        return "%+.3f" % row.apart
    return "the same" if row.within else "not the same"


def _within_text(row):
    return "" if row.within is None else "yes" if row.within else "**no**"


COLUMNS = ("workload", "params", "workers", "options", "figure", "unit",
           "cpython_version", "cpython", "cpython_low", "cpython_high", "tvp",
           "tvp_low", "tvp_high", "blocks", "compared_as", "apart", "bar_low",
           "bar_high", "within", "note")


def _csv_row(r):
    row = [r.cell.workload, r.cell.params, r.cell.workers, r.cell.options,
           r.what, r.unit, r.version]
    for figure in (r.cpython, r.tvp):
        row += ["%.6g" % v for v in figure[:3]] if figure else [""] * 3
    row += [min(r.cpython.n, r.tvp.n) if r.apart is not None else "",
            r.bar.kind, "%.6g" % r.apart if r.apart is not None else "",
            "%.6g" % r.bar.low, "%.6g" % r.bar.high,
            {None: "", True: "yes", False: "no"}[r.within], r.note]
    return row


def write_csv(rows, path):
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows(_csv_row(r) for r in rows)


HEAD = ["| cell | compared | CPython | its figure | tvp's figure | apart | bar "
        "| within | note |", "| --- " * 9 + "|"]

BELOW = """\
A figure is the median over the blocks, with the blocks' quartiles in brackets.
A speed-up is sequential's elapsed time over that of threads, paired in each
block. *Apart* is tvp's figure
over CPython's, or less it where the bar is a difference. For `counter` only
counts whether updates are lost. Up to CPython 3.9 the interpreter may let
another thread in between any two instructions, so its `x += 1` is tvp's
`safepoint=1`; from 3.10 on it is `safepoint=0`. tvp's fairness is that of the
time with the lock in the timeline of a `bytecode` trial.
"""


def _line(r):
    compared = "%s, %s" % (r.what, r.unit) if r.unit else r.what
    return "| %s |" % " | ".join([
        in_words(r.cell), compared, r.version, _spread(r.cpython),
        _spread(r.tvp), _apart_text(r), r.bar.text, _within_text(r), r.note])


def summary(rows):
    """How it came out, in a sentence."""
    known = [r for r in rows if r.within is not None]
    good = sum(r.within for r in known)
    text = "%d of %d comparisons are within their bar" % (good, len(known))
    if len(known) < len(rows):
        text += "; %d could not be made" % (len(rows) - len(known))
    if known and not any(decided(r) for r in known):
        text += " (with fewer than %d blocks that decides nothing)" \
            % ENOUGH_BLOCKS
    return text + "."


def write_markdown(measured, rows, path):
    run, machine = measured.run, measured.machine
    outside = [r for r in rows if not r.within]
    lines = ["# tvp's lock beside CPython's", "", summary(rows), "",
             "Blocks: %d; seed %d, begun %s, on %s (%d cores). Made by "
             "`scripts/fidelity.sh`; the samples are in `samples.csv`."
             % (run["max_blocks"], run["seed"], run["started"],
                machine.get("cpu_model") or machine.get("architecture"),
                machine["allowed_cores"]), "",
             "![tvp's figures over CPython's](charts/fidelity.svg)", "", BELOW]
    if outside:
        lines += ["## Outside", ""] + HEAD + [_line(r) for r in outside] + [""]
    lines += ["## All", ""] + HEAD + [_line(r) for r in rows] + [""]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


def main(folder):
    """Exit status: 1 where a cell is outside its bar."""
    measured = Measured(folder)
    rows = compare(measured)
    if not rows or "tvp" not in {key[0] for key in measured.samples}:
        raise UsageError("%s has no samples of both, tvp and a CPython with a "
                         "lock: run with --tvp and --plan fidelity" % folder)
    write_csv(rows, os.path.join(folder, "fidelity.csv"))
    write_markdown(measured, rows, os.path.join(folder, "fidelity.md"))
    comparison.put(rows, folder, decided)
    for r in rows:
        if not r.within:
            print("outside: %s, %s: CPython %s %s, tvp %s %s (%s) %s"
                  % (in_words(r.cell), r.what, r.version, _spread(r.cpython),
                     _spread(r.tvp), r.unit, r.bar.text, r.note),
                  file=sys.stderr)
    print(summary(rows))
    return 1 if any(decided(r) and not r.within for r in rows) else 0


