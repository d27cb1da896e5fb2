# SPDX-License-Identifier: GPL-3.0-or-later
"""The chart: a row for each cell, tvp's figure over that of each CPython."""

import math
import os
import subprocess
import sys

from .plan import in_words

WIDTH = 1080
LANE, GAP, TOP, BOTTOM = 9, 14, 96, 52
LEFT, RIGHT = 300, 760
STYLES = (("#0072B2", 7), ("#D55E00", 9), ("#009E73", 5), ("#CC79A7", 13),
          ("#E69F00", 11), ("#56B4E9", 6), ("#000000", 8), ("#7F7F7F", 4))
# The first ones have their numbers first, others where there is room.
TICKS = (1, 0.5, 2, 0.25, 4, 0.1, 10, 1.5, 0.75, 1.25, 0.9, 1.1)
TICK_PX = 40

HEAD = """\
# Made by scripts/fidelity.sh, from fidelity.dat. To draw it again, here:
#   gnuplot fidelity.gp
#   gnuplot -e "format='png'" fidelity.gp
set encoding utf8
if (!exists('format')) format = 'svg'
if (format eq 'png') {{
    set terminal pngcairo noenhanced size {wide2},{high2} \
font 'DejaVu Sans,12' fontscale 1.5 linewidth 2 pointscale 2 \
background rgb 'white'
}} else {{
    set terminal svg name 'fidelity' noenhanced size {wide},{high} \
font 'DejaVu Sans, Verdana, sans-serif,12' background rgb 'white'
}}
set output 'fidelity.'.format
unset key
set border 1 linecolor rgb '#808080'
set tics nomirror scale 0.5 textcolor rgb '#202020'
set grid xtics linetype 1 linecolor rgb '#E4E4E4' linewidth 1
set logscale x 2
"""


def _groups(rows):
    """Rows with a ratio, cell by cell."""
    groups = {}
    for r in rows:
        if r.apart is not None and r.bar.kind != "same" and r.cpython.value > 0:
            groups.setdefault((r.cell, r.what), []).append(r)
    return list(groups.values())


def _band(r):
    """The bar, as ratios to CPython's figure."""
    if r.bar.kind == "ratio":
        return r.bar.low, r.bar.high
    return (1 + r.bar.low / r.cpython.value, 1 + r.bar.high / r.cpython.value)


def _short(values, unit):
    """The least and the most of some values, or one where they look alike."""
    texts = []
    for value in (min(values), max(values)):
        text = "%.3g" % value if value < 100 else "%.0f" % value
        if text not in texts:
            texts.append(text)
    return "–".join(texts) + (" " + unit if unit == "ms" else unit)


class _Chart:
    def __init__(self, rows, versions):
        self.groups = _groups(rows)
        self.versions = versions
        self.row_px = LANE * len(versions) + GAP
        self.high = TOP + BOTTOM + self.row_px * len(self.groups)
        self.points = {v: [] for v in versions}
        self.bands = []
        for place, group in enumerate(self.groups):
            for r in group:
                self._put(place, r)

    def _put(self, place, r):
        lane = self.versions.index(r.version)
        y = place * self.row_px + GAP / 2 + (lane + 0.5) * LANE
        base = r.cpython.value
        low, high = _band(r)
        self.bands.append((y, max(low, 0.01), high))
        self.points[r.version].append(
            (y, r.tvp.value / base, r.tvp.low / base, r.tvp.high / base,
             r.cpython.low / base, r.cpython.high / base))

    def x_range(self):
        """All that is drawn, and a little more."""
        drawn = [x for p in self.points.values() for point in p
                 for x in point[1:] if x > 0]
        drawn += [x for band in self.bands for x in band[1:]]
        return min(drawn) / 1.06, max(drawn) * 1.06

    def data(self):
        lines = ["# The bars: y low high"]
        lines += ["%g %.6g %.6g" % band for band in self.bands]
        for version in self.versions:
            lines += ["", "", "# CPython %s: y tvp's-median its-quartiles "
                      "CPython's-quartiles, all over CPython's median"
                      % version]
            lines += ["%g %.6g %.6g %.6g %.6g %.6g" % point
                      for point in self.points[version]] or ["# none"]
        return "\n".join(lines) + "\n"

    def _labels(self):
        """Names to the left, figures to the right, headings atop."""
        x = LEFT / WIDTH
        y = 1 - 26 / self.high
        out = ["set label 'Is the emulated lock like the real one?' at screen "
               "%.5f, screen %.5f left font ',17'" % (0.02, y),
               "set label \"tvp's figure over CPython's: medians, tvp's "
               "quartiles over the blocks; grey: the bar; pale: CPython's own "
               "quartiles\" at screen 0.02, screen %.5f left font ',11' "
               "textcolor rgb '#505050'" % (1 - 48 / self.high)]
        for i, version in enumerate(self.versions):
            colour, point = STYLES[i % len(STYLES)]
            at = (20 + 118 * i) / WIDTH
            y = 1 - 72 / self.high
            out.append("set label '' at screen %.5f, screen %.5f point "
                       "pointtype %d pointsize 0.8 linecolor rgb '%s'"
                       % (at + 0.006, y, point, colour))
            out.append("set label 'CPython %s' at screen %.5f, screen %.5f "
                       "left font ',11'" % (version, at + 0.016, y))
        for place, group in enumerate(self.groups):
            y = 1 - (TOP + (place + 0.5) * self.row_px) / self.high
            out.append("set label '%s' at screen %.5f, screen %.5f right font "
                       "',11'" % (_name(group[0]), x - 0.012, y))
            out.append("set label '%s' at screen %.5f, screen %.5f left font "
                       "',10'" % (_figures(group), RIGHT / WIDTH + 0.012, y))
        return out

    @staticmethod
    def _ticks(low, high):
        """A line for each, and its number where there is room."""
        px = (RIGHT - LEFT) / math.log(high / low)
        numbered = []
        for tick in TICKS:
            if low <= tick <= high and all(
                    abs(math.log(tick / n)) * px >= TICK_PX for n in numbered):
                numbered.append(tick)
        return ", ".join("'%s' %g" % ("%g×" % t if t in numbered else "", t)
                         for t in sorted(TICKS) if low <= t <= high)

    def script(self):
        low, high = self.x_range()
        bottom = self.row_px * len(self.groups)
        out = [HEAD.format(wide=WIDTH, high=self.high, wide2=2 * WIDTH,
                           high2=2 * self.high)]
        out += self._labels()
        out += ["set lmargin at screen %.5f; set rmargin at screen %.5f"
                % (LEFT / WIDTH, RIGHT / WIDTH),
                "set tmargin at screen %.5f; set bmargin at screen %.5f"
                % (1 - TOP / self.high, BOTTOM / self.high),
                "set xrange [%.4f:%.4f]" % (low, high),
                "set yrange [%g:0]" % bottom, "unset ytics",
                "set xtics (%s) font ',10'" % self._ticks(low, high),
                "set arrow from 1, graph 0 to 1, graph 1 nohead back "
                "linecolor rgb '#606060' linewidth 1"]
        for place in range(1, len(self.groups)):
            y = place * self.row_px
            out.append("set arrow from graph 0, first %g to graph 1, first %g "
                       "nohead back linecolor rgb '#D0D0D0' linewidth 0.5"
                       % (y, y))
        out.append("plot 'fidelity.dat' index 0 using 2:1:2:3:($1-%g):($1+%g) "
                   "with boxxyerror fillstyle solid noborder "
                   "linecolor rgb '#E2E2E2'" % (LANE / 2, LANE / 2)
                   + "".join(map(self._series, range(len(self.versions)))))
        return "\n".join(out) + "\n"

    def _series(self, i):
        colour, point = STYLES[i % len(STYLES)]
        data = ", \\\n  'fidelity.dat' index %d using " % (i + 1)
        return (data + "5:1:($6-$5):(0) with vectors nohead linewidth 5 "
                "linecolor rgb '#B0%s'" % colour[1:]
                + data + "2:1:3:4 with xerrorbars pointtype %d pointsize 0.7 "
                "linewidth 1.2 linecolor rgb '%s'" % (point, colour))


def _name(r):
    return ("%s: %s" % (in_words(r.cell), r.what)).replace("'", "")


def _figures(group):
    """CPython's figures and tvp's, as they are."""
    unit = group[0].unit
    return ("CPython %s, tvp %s"
            % (_short([r.cpython.value for r in group], unit),
               _short([r.tvp.value for r in group], unit)))


def write(rows, measured, folder):
    """fidelity.gp, .dat, and what gnuplot makes of them."""
    chart = _Chart(rows, measured.versions)
    if not chart.groups:
        return
    with open(os.path.join(folder, "fidelity.dat"), "w",
              encoding="utf-8") as file:
        file.write(chart.data())
    with open(os.path.join(folder, "fidelity.gp"), "w",
              encoding="utf-8") as file:
        file.write(chart.script())
    for kind in ("svg", "png"):
        try:
            subprocess.run(["gnuplot", "-e", "format='%s'" % kind,
                            "fidelity.gp"], cwd=folder, check=True,
                           env=dict(os.environ, LC_ALL="C.UTF-8"))
        except (OSError, subprocess.SubprocessError) as e:
            print("cpython_reference: no fidelity.%s, since gnuplot cannot be "
                  "run: %s" % (kind, e), file=sys.stderr)


