#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at a report.html in headless Chromium: check.py NAME PAGE.

NAME is one of the functions below that begin with test_, without that."""
import csv
import json
import os
import pathlib
import sqlite3
import sys
import time

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

LOAD_SECONDS = 3  # whether it opens at all, not how fast a machine is

CONTRASTS = """
const channel = (v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
const luminance = ([r, g, b]) => 0.2126 * channel(r / 255)
    + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
const ground = (e) => {
  for (; e; e = e.parentElement) {
    const colour = parts(getComputedStyle(e).backgroundColor);
    if (colour.length < 4 || colour[3] > 0) return colour;
  }
  return [255, 255, 255];
};
const worst = new Map();
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const e = walk.currentNode.parentElement;
  if (!walk.currentNode.data.trim() || e.closest("svg, script, option")
      || !e.checkVisibility() || e.closest(":disabled")) continue;
  const a = luminance(parts(getComputedStyle(e).color));
  const b = luminance(ground(e));
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const name = `${e.tagName}.${e.className}: ${walk.currentNode.data.trim()}`;
  worst.set(name, Math.min(ratio, worst.get(name) ?? 99));
}
return [...worst].sort((a, b) => a[1] - b[1]);
"""

# Calls back once two frames have shown an element in the same place.
STILL = """
const [element, done] = arguments;
element.scrollIntoView({ block: "center" });
let before = "";
const look = () => {
  const { x, y } = element.getBoundingClientRect();
  const now = `${x} ${y}`;
  if (now === before) return done();
  before = now;
  requestAnimationFrame(() => requestAnimationFrame(look));
};
look();
"""


class Page:
    opened = []

    def __init__(self, path, width=1280, dark=False):
        options = webdriver.ChromeOptions()
        for flag in ("--headless=new", "--disable-gpu", "--hide-scrollbars",
                     "--no-first-run", "--disable-dev-shm-usage"):
            options.add_argument(flag)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs",
                               {"browser": "ALL", "performance": "ALL"})
        self.browser = webdriver.Chrome(options=options,
                                        service=Service("/usr/bin/chromedriver"))
        Page.opened.append(self)
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1,
            "mobile": False})
        self.prefer(dark)
        self.url = pathlib.Path(path).resolve().as_uri()
        began = time.monotonic()
        self.browser.get(self.url)
        self.seconds = time.monotonic() - began

    def prefer(self, dark, media=""):
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "media": media, "features": [
                {"name": "prefers-color-scheme",
                 "value": "dark" if dark else "light"},
                {"name": "prefers-reduced-motion", "value": "reduce"}]})

    def run(self, script, *arguments):
        return self.browser.execute_script(script, *arguments)

    def find(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def press(self, *keys):
        for key in keys:
            webdriver.ActionChains(self.browser).send_keys(key).perform()

    def active(self, what="id"):
        return self.run(f"return document.activeElement.{what}")

    def tab_to(self, selector):
        for _ in range(200):
            if self.run("return document.activeElement.matches(arguments[0])",
                        selector):
                return
            self.press(Keys.TAB)
        raise AssertionError(f"{selector} is not reached by Tab")

    def column(self, table, title):
        """The shown texts of a column, from top to bottom."""
        return self.run(
            "const t = document.getElementById(arguments[0]);"
            "const at = [...t.tHead.rows[0].cells]"
            ".findIndex((c) => c.textContent === arguments[1]);"
            "return [...t.tBodies[0].rows].filter((r) => !r.hidden)"
            ".map((r) => r.cells[at].textContent)", table, title)

    def keys(self, table, title):
        return self.run(
            "const t = document.getElementById(arguments[0]);"
            "const at = [...t.tHead.rows[0].cells]"
            ".findIndex((c) => c.textContent === arguments[1]);"
            "return [...t.tBodies[0].rows]"
            ".map((r) => Number(r.cells[at].dataset.v))", table, title)

    def header(self, table, title):
        for button in self.browser.find_elements(
                By.CSS_SELECTOR, f"#{table} thead button"):
            if button.text.startswith(title):
                return button
        raise AssertionError(f"{table} has no column {title}")

    def click(self, element):
        """As a person does: what comes near the screen is laid out there and
        then, and moves what is beside it, so that it has to lie still first."""
        self.browser.execute_async_script(STILL, element)
        element.click()

    def go(self, table):
        """Follows a table's first row to its samples."""
        self.run("arguments[0].click()",
                 self.find(f"{table} tr:not([hidden]) button.go"))

    def run_samples(self, table, run):
        """Its first row's samples are those of the run's own samples.csv, in
        the folder of that name beside the page's."""
        self.go(table)
        folder = pathlib.Path(self.url.removeprefix("file://")).parent.parent
        with open(folder / run / "samples.csv", encoding="utf-8") as f:
            lines = list(csv.DictReader(f))
        rows = self.column("samples-table", "row")
        assert rows
        assert f", {run}." in self.find("#what").text
        for row, ms in zip(rows, self.column("samples-table", "total, ms")):
            equal(f"{int(lines[int(row) - 1]['total_ns']) / 1e6:.6f}", ms)
        query = self.find("#sql").text.splitlines()[1]
        wanted = query.split('"')[1].replace("*", "total_ns", 1)
        with sqlite3.connect(folder / run / "run.db") as db:
            totals = [ns for (ns,) in db.execute(wanted)]
        equal([f"{ns / 1e6:.6f}" for ns in totals],
              self.column("samples-table", "total, ms"))

    def sorted_by(self, table):
        return self.run(
            "return [...document.querySelectorAll(arguments[0])]"
            ".map((h) => [h.textContent, h.getAttribute('aria-sort')])",
            f"#{table} [aria-sort]")


def equal(got, expected):
    assert got == expected, f"got {got!r}, expected {expected!r}"


def test_quiet(path):
    """Nothing is fetched, and nothing is said to the console."""
    page = Page(path)
    page.click(page.find("#ask"))
    page.click(page.find("#theme"))
    equal(page.browser.get_log("browser"), [])
    asked = []
    for entry in page.browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.append(message["params"]["request"]["url"])
    equal([url for url in asked if not url.startswith("data:")], [page.url])
    page.run("const s = document.createElement('script');"
             "s.textContent = 'window.harm = 1';"
             "document.body.append(s)")
    assert page.run("return window.harm") is None, "a script could be added"


def test_sorting(path):
    page = Page(path)
    before = page.keys("cells", "total time")
    page.click(page.header("cells", "total time"))
    equal(page.keys("cells", "total time"), sorted(before))
    equal(page.sorted_by("cells"), [["total time", "ascending"]])
    page.click(page.header("cells", "total time"))
    equal(page.keys("cells", "total time"), sorted(before, reverse=True))
    equal(page.sorted_by("cells"), [["total time", "descending"]])
    assert "descending" in page.run(
        "return document.getElementById('said').textContent")
    models = page.column("cells", "model")
    page.click(page.header("cells", "model"))
    equal(page.column("cells", "model"), sorted(models))
    equal(page.sorted_by("cells"), [["model", "ascending"]])
    page.click(page.header("cells", "latency p99"))
    shown = page.column("cells", "latency p99")
    filled = len([text for text in shown if text])
    assert 0 < filled < len(shown), "some cells have latencies, some have none"
    assert all(shown[:filled]), "what has no figure comes last"
    page.click(page.header("cells", "latency p99"))
    assert all(page.column("cells", "latency p99")[:filled]), "either way"


def test_filtering(path):
    page = Page(path)
    rows = len(page.column("cells", "model"))
    verdicts = len(page.column("verdicts", "better"))
    Select(page.find("#filters [name=model]")).select_by_visible_text("gil")
    equal(set(page.column("cells", "model")), {"gil"})
    pairs = zip(page.column("verdicts", "better"), page.column("verdicts", "than"))
    assert all("gil" in pair for pair in pairs), "either model may be meant"
    shown = len(page.column("cells", "model"))
    assert 0 < shown < rows
    equal(page.find("#cells .count").text, f"{shown} of {rows} rows")
    said = page.find("#shown")
    equal(said.get_attribute("role"), "status")
    assert f"cells: {shown} of {rows} rows" in said.text, said.text
    Select(page.find("#filters [name=workers]")).select_by_visible_text("2")
    equal(set(page.column("cells", "workers")), {"2"})
    page.find("#filters [name=text]").send_keys("PRIMES gi")
    equal(page.column("cells", "work"), ["primes"])
    page.find("#filters [name=text]").send_keys(" nothing")
    equal(page.column("cells", "work"), [])
    page.click(page.find("#filters button"))
    equal(len(page.column("cells", "model")), rows)
    equal(len(page.column("verdicts", "better")), verdicts)


def test_samples(path):
    """A row leads to its samples, all of them, and back."""
    page = Page(path)
    Select(page.find("#filters [name=model]")).select_by_visible_text("gil")
    go = page.find("#cells tr:not([hidden]) button.go")
    label = go.get_attribute("aria-label").removeprefix("samples of ")
    blocks = int(page.column("cells", "blocks")[0])
    page.click(go)
    equal(page.active(), "samples-title")
    rows = page.column("samples-table", "row")
    assert len(rows) >= blocks
    assert label in page.find("#what").text
    assert "WHERE cell_id = " in page.find("#sql").text
    with open(pathlib.Path(path).parent / "samples.csv", encoding="utf-8") as f:
        lines = f.read().splitlines()
    names = lines[0].split(",")
    total = page.column("samples-table", "total, ms")
    for row, ms in zip(rows, total):
        fields = dict(zip(names, lines[int(row)].split(",")))
        equal(fields["model"], "gil")
        equal(f"{int(fields['total_ns']) / 1e6:.6f}", ms)
    page.click(page.header("samples-table", "total, ms"))
    equal(page.column("samples-table", "total, ms"),
          sorted(total, key=float))
    page.click(page.find("#back"))
    equal(page.active("className"), "go")
    page.click(page.find("#verdicts tr:not([hidden]) button.go"))
    assert " IN (" in page.find("#sql").text
    equal(page.find("#cell").get_attribute("value"), "several")
    Select(page.find("#cell")).select_by_value("")
    page.click(page.find("#ask"))
    assert page.find("#page").text.endswith(f" of {len(lines) - 1}")


def test_keyboard(path):
    """Everything can be done without a mouse, and the focus is seen."""
    page = Page(path)
    page.press(Keys.TAB)
    equal(page.active("className"), "skip")
    page.press(Keys.ENTER)
    equal(page.run("return location.hash"), "#main")
    page.tab_to("#filters [name=model]")
    page.press("g")
    equal(set(page.column("cells", "model")), {"gil"})
    page.tab_to("#cells thead button")
    assert page.run("const s = getComputedStyle(document.activeElement);"
                    "return s.outlineStyle !== 'none' && s.outlineWidth !== '0px'")
    page.press(Keys.ENTER)
    equal(page.sorted_by("cells"), [["work", "ascending"]])
    page.press(Keys.SPACE)
    equal(page.sorted_by("cells"), [["work", "descending"]])
    page.tab_to("#cells button.go")
    page.press(Keys.ENTER)
    equal(page.active(), "samples-title")
    page.tab_to("#back")
    page.press(Keys.ENTER)
    equal(page.active("className"), "go")


def test_themes(path):
    """The system's theme, the button's instead of it, contrast in both."""
    page = Page(path)
    colours = {}
    for dark in (False, True):
        page.prefer(dark)
        colours[dark] = (
            page.run("return getComputedStyle(document.body).backgroundColor"),
            page.run("const t = document.querySelector('svg.chart rect');"
                     "return t && getComputedStyle(t).fill"))
        worst = page.run(CONTRASTS)
        assert worst[0][1] >= 4.5, f"dark is {dark}: {worst[:3]}"
        equal(page.find("#theme").text, "Light theme" if dark else "Dark theme")
    assert colours[False][0] != colours[True][0]
    if colours[False][1] is not None:
        equal(colours[False][0], colours[False][1])
        equal(colours[True][0], colours[True][1])
    page.click(page.find("#theme"))
    equal(page.run("return getComputedStyle(document.body).backgroundColor"),
          colours[False][0])
    page.prefer(False)
    page.click(page.find("#theme"))
    equal(page.run("return getComputedStyle(document.body).backgroundColor"),
          colours[True][0])


def test_narrow(path):
    """A phone shows all of it without scrolling the page sideways."""
    page = Page(path, width=320)
    page.run("document.querySelectorAll('details').forEach((d) => d.open = true)")
    page.click(page.find("#ask"))
    equal(page.run("return document.documentElement.scrollWidth"), 320)
    equal(page.run("window.scrollTo(50, 0); return window.scrollX"), 0)


def test_print(path):
    """Paper is light, without controls, and nothing on it is folded."""
    page = Page(path, dark=True)
    page.click(page.find("#theme"))
    page.click(page.find("#theme"))
    page.prefer(True, "print")
    equal(page.run("return getComputedStyle(document.body).backgroundColor"),
          "rgb(255, 255, 255)")
    equal(page.run("return [...document.querySelectorAll("
                   "'button, select, input, nav')]"
                   ".filter((e) => e.checkVisibility()"
                   " && !e.closest('th')).length"), 0)
    closed = "return document.querySelectorAll('details:not([open], .screen)').length"
    before = page.run(closed)
    page.run("dispatchEvent(new Event('beforeprint'))")
    equal(page.run(closed), 0)
    page.run("dispatchEvent(new Event('afterprint'))")
    equal(page.run(closed), before)


def test_structure(path):
    """What a screen reader goes by."""
    page = Page(path)
    levels = [int(level) for level in page.run(
        "return [...document.querySelectorAll('h1, h2, h3, h4')]"
        ".map((h) => h.tagName[1])")]
    equal(levels[0], 1)
    equal(levels.count(1), 1)
    assert all(b <= a + 1 for a, b in zip(levels, levels[1:])), levels
    for selector in ("main", "nav", "header", "[role=search]"):
        equal(page.run("return document.querySelectorAll(arguments[0]).length",
                       selector), 1)
    for wrong in ("table:not(:has(caption))", "th:not([scope])",
                  "svg.chart:not([role=img][aria-labelledby])",
                  ":is(input, select):not(label *)", "a[href^=http]",
                  "[onclick]", "img, iframe, object, embed"):
        equal(page.run("return document.querySelectorAll(arguments[0]).length",
                       wrong), 0)
    equal(page.run(
        "return [...document.querySelectorAll('[aria-labelledby]')]"
        ".filter((e) => !document.getElementById("
        "e.getAttribute('aria-labelledby'))).length"), 0)


def test_runs(path):
    """Of two runs, "old" and "new", the rows and samples of one can be had."""
    page = Page(path)
    rows = page.column("cells", "run")
    equal(rows, ["old"] * (len(rows) // 2) + ["new"] * (len(rows) // 2))
    for table in ("verdicts", "time", "break-even", "scaling"):
        equal(set(page.column(table, "run")), {"old", "new"})
    sides = len(page.column("side-by-side", "model"))
    Select(page.find("#filters [name=run]")).select_by_visible_text("new")
    for table in ("cells", "verdicts", "time", "break-even", "scaling"):
        equal(set(page.column(table, "run")), {"new"})
    equal(len(page.column("cells", "run")), len(rows) // 2)
    equal(page.find("#cells .count").text, f"{len(rows) // 2} of {len(rows)} rows")
    equal(len(page.column("side-by-side", "model")), sides)
    page.run_samples("#cells", "new")
    page.click(page.find("#filters button"))
    page.run("arguments[0].click()", page.header("cells", "run"))
    equal(page.column("cells", "run"), sorted(rows))
    # A row of both runs' cells: a query for each.
    page.go("#side-by-side")
    sql = page.find("#sql").text.splitlines()
    equal(len(sql), 4)
    assert sql[0].startswith("# old, in the folder of "), sql
    assert sql[2].startswith("# new, in the folder of "), sql
    equal(sql[1], sql[3])
    equal(set(page.column("samples-table", "run")), {"old", "new"})
    # All of a run.
    Select(page.find("#cell")).select_by_visible_text("all of new")
    page.click(page.find("#ask"))
    assert page.find("#what").text.endswith("samples of all cells of new.")
    assert "WHERE" not in page.find("#sql").text
    equal(page.find("#cell").get_attribute("value"), "run 1")
    # What was disturbed or lost in each of them.
    for run, label in enumerate(["old", "new"]):
        page.run("arguments[0].click()", page.find(f"#show-bad-{run}"))
        equal(page.find("#cell").get_attribute("value"), f"run {run}")
        assert label in page.find("#what").text
        assert page.column("samples-table", "row")
        equal(set(page.column("samples-table", "status")) - {"disturbed"}, set())
    # Charts that each run has come in the order of the runs.
    titles = page.run("return [...document.querySelectorAll('#charts h3')]"
                      ".map((h) => h.textContent)")
    placed = [title for title in titles if title.startswith("Where does each")]
    equal([title.rsplit(", ")[1] for title in placed], ["old", "new"][:len(placed)])


def test_opens(path):
    """Many samples, and it opens, shows them and sorts them."""
    page = Page(path)
    print(f"opened after {page.seconds:.2f} s", file=sys.stderr)
    assert page.seconds < LOAD_SECONDS, page.seconds
    page.click(page.find("#ask"))
    assert page.find("#page").text.startswith("1 to 100 of 1"), \
        page.find("#page").text
    page.click(page.find("#next"))
    assert page.find("#page").text.startswith("101 to 200 of ")
    page.click(page.header("samples-table", "total, ms"))
    totals = [float(ms) for ms in page.column("samples-table", "total, ms")]
    equal(totals, sorted(totals))


def main():
    name, path = sys.argv[1:]
    try:
        globals()[f"test_{name}"](path)
    finally:
        for page in Page.opened:
            page.browser.quit()


if __name__ == "__main__":
    main()
