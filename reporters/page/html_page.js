// SPDX-License-Identifier: GPL-3.0-or-later
// Sorts and filters the page's tables, and shows raw samples when asked.
"use strict";

(() => {
  const PAGE_ROWS = 100;
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const each = (selector, act) =>
    document.querySelectorAll(selector).forEach(act);
  const read = (id) => JSON.parse(byId(id).textContent);

  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  function button(text, act, properties = {}) {
    const element = make("button", { type: "button", ...properties }, text);
    element.addEventListener("click", act);
    return element;
  }

  function say(text) {
    byId("said").textContent = text;
  }

  const page = read("data-cells");
  const { cells, runs } = page;
  const names = namesOf(page);
  const { several, places, cellText, cellsOf, wholeRun } = names;

  // Theme: the system's, until the button says otherwise.

  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches;

  function nameTheme() {
    byId("theme").textContent = isDark() ? "Light theme" : "Dark theme";
  }

  // Sorting.

  // Marks a column as sorted by; returns whether it now descends.
  function turn(header) {
    const descending = header.getAttribute("aria-sort") === "ascending";
    for (const other of header.parentNode.children) {
      other.removeAttribute("aria-sort");
    }
    header.setAttribute("aria-sort", descending ? "descending" : "ascending");
    say(`Sorted by ${header.textContent}, ${header.ariaSort}.`);
    return descending;
  }

  function sortTable(table, header) {
    const column = header.cellIndex;
    const descending = turn(header);
    const body = table.tBodies[0];
    const keyed = [...body.rows].map((row) => [keyOf(row.cells[column]), row]);
    keyed.sort((a, b) => compare(a[0], b[0], descending));
    body.append(...keyed.map((pair) => pair[1]));
  }

  function addSorting(table) {
    for (const header of table.tHead.rows[0].cells) {
      if (!header.classList.contains("raw")) {
        const text = header.textContent;
        header.replaceChildren(button(text, () => sortTable(table, header)));
      }
    }
  }

  // Filtering: all tables whose rows are of cells, at once.

  const tables = [];

  function rowCells(row) {
    return row.dataset.c.split(" ").filter(Boolean).map((i) => cells[i]);
  }

  function addFilters() {
    const form = byId("filters");
    const fields = {};
    const choice = (name, key, text) => {
      const values = [...new Set(cells.map((cell) => cell[key]))];
      values.sort(typeof values[0] === "number" ? (a, b) => a - b : undefined);
      const select = make("select", { name: key });
      select.append(make("option", { value: "" }, "all"));
      values.forEach((value) =>
        select.append(make("option", { value: String(value) }, text(value)))
      );
      fields[key] = select;
      form.append(make("label", {}, name, select));
    };
    if (several) {
      choice("run", "run", (run) => runs[run].label);
    }
    choice("workload", "workload", String);
    choice("model", "model", String);
    choice("workers", "workers", String);
    if (places) {
      choice("placement", "placement", String);
    }
    const search = make("input", { type: "search", name: "text" });
    const shown = make("span", { className: "note", role: "status", id: "shown" });
    form.append(make("label", {}, "has the words", search));
    const apply = () => filter(fields, search.value, shown);
    form.append(
      button("Show all", () => {
        form.reset();
        apply();
      }),
      shown
    );
    ["input", "change"].forEach((type) => form.addEventListener(type, apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.reset();
    apply();
  }

  function filter(fields, text, shown) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = Object.entries(fields).filter(([, field]) => field.value);
    const passes = (row) =>
      wanted.every(([key, field]) =>
        rowCells(row).some((cell) => String(cell[key]) === field.value)
      ) &&
      words.every((word) => row.textContent.toLowerCase().includes(word));
    const counts = tables.map(({ table, count, name }) => {
      let left = 0;
      for (const row of table.tBodies[0].rows) {
        row.hidden = !passes(row);
        left += row.hidden ? 0 : 1;
      }
      const text = `${left} of ${table.tBodies[0].rows.length} rows`;
      count.textContent = text;
      return `${name}: ${text}`;
    });
    shown.textContent = counts.join("; ");
  }

  function addTable(table) {
    const rows = table.tBodies[0].rows;
    if (rows.length === 0 || rows[0].dataset.c === undefined) {
      return;
    }
    const count = make("span", { className: "count" });
    table.caption.append(count);
    tables.push({ table, count, name: table.id });
    for (const row of rows) {
      const which = rowCells(row).map(cellText).join("; ");
      const go = make("button", { type: "button", className: "go" }, "samples");
      go.setAttribute("aria-label", `samples of ${which}`);
      row.cells[row.cells.length - 1].append(go);
    }
  }

  // Raw samples: parsed, filtered, sorted and shown a page at a time.

  const view = { chosen: null, only: "all", indexes: [], at: 0, from: null };
  let hidden = []; // of the columns: those that have nothing to tell
  let samples = null;

  const milliseconds = (ns) => (ns === null ? "" : (ns / 1e6).toFixed(6));
  const plain = (value) => (value === null ? "" : String(value));
  const columns = [
    ["row", (i) => samples.row[i], plain],
    ["block", (i) => samples.block[i], plain],
    ["position", (i) => samples.position[i], plain],
    ["run", (i) => runs[cells[samples.cell[i]].run].label ?? "", plain],
    ["cell", (i) => names.workText(cells[samples.cell[i]]), plain],
    ["total, ms", (i) => samples.total_ns[i], milliseconds],
    ["elapsed, ms", (i) => samples.elapsed_ns[i], milliseconds],
    ["ops/s", (i) => samples.ops_per_s[i], plain],
    ["latency p50, ms", (i) => samples.latency_p50_ns[i] ?? null, milliseconds],
    ["latency p99, ms", (i) => samples.latency_p99_ns[i] ?? null, milliseconds],
    ["status", (i) => samples.statuses[samples.status[i]], plain],
    ["outlier", (i) => ["", "no", "yes"][samples.outlier[i] + 1], plain],
    ["error", (i) => samples.errors[i] ?? "", plain],
  ];
  const WORDS = new Set(["cell", "run", "status", "outlier", "error"]);
  const OPTIONAL = new Set(["latency p50, ms", "latency p99, ms", "error"]);

  function selectSamples() {
    samples ??= read("data-samples");
    const wanted = view.chosen && new Set(view.chosen);
    view.indexes = [];
    for (let i = 0; i < samples.row.length; i++) {
      if (
        (!wanted || wanted.has(samples.cell[i])) &&
        (view.only !== "bad" || samples.status[i] !== 0) &&
        (view.only !== "outliers" || samples.outlier[i] === 1)
      ) {
        view.indexes.push(i);
      }
    }
    view.at = 0;
    const alone = {
      cell: view.chosen?.length === 1,
      run: !several || new Set(view.chosen?.map((i) => cells[i].run)).size === 1,
    };
    hidden = columns.map(
      ([name, get, show]) =>
        alone[name] ??
        (OPTIONAL.has(name) && !view.indexes.some((i) => show(get(i))))
    );
  }

  function explain() {
    byId("what").textContent =
      `${view.indexes.length} samples of ${names.chosenText(view.chosen)}.`;
    byId("sql").textContent = names.queries(view.chosen);
    say(byId("what").textContent);
  }

  function showPage() {
    const table = byId("samples-table");
    const page = view.indexes.slice(view.at, view.at + PAGE_ROWS);
    const rows = page.map((i) => {
      const row = make("tr");
      columns.forEach(([name, get, show], column) => {
        const field = make("td", { hidden: hidden[column] }, show(get(i)));
        field.className = WORDS.has(name) ? "" : "n";
        if (name === "status") {
          field.className = `status ${get(i)}`;
        }
        row.append(field);
      });
      return row;
    });
    table.tBodies[0].replaceChildren(...rows);
    const last = Math.min(view.at + PAGE_ROWS, view.indexes.length);
    byId("page").textContent = view.indexes.length
      ? `${view.at + 1} to ${last} of ${view.indexes.length}`
      : "none";
    byId("previous").disabled = view.at === 0;
    byId("next").disabled = last >= view.indexes.length;
    byId("samples-shown").hidden = false;
  }

  function move(by) {
    view.at += by * PAGE_ROWS;
    showPage();
    say(byId("page").textContent);
  }

  function sortSamples(header, column) {
    const descending = turn(header);
    const get = columns[column][1];
    const keys = new Map(view.indexes.map((i) => [i, get(i)]));
    view.indexes.sort((a, b) => compare(keys.get(a), keys.get(b), descending));
    view.at = 0;
    showPage();
  }

  function refresh() {
    selectSamples();
    each("#samples-table th", (th) => {
      th.removeAttribute("aria-sort");
      th.hidden = hidden[th.cellIndex];
    });
    explain();
    showPage();
  }

  function goTo(chosen, only, from) {
    Object.assign(view, { chosen, only, from });
    const run = wholeRun(chosen);
    const many = chosen?.length > 1 && run < 0;
    byId("several").hidden = !many;
    byId("cell").value =
      run >= 0 ? `run ${run}` : many ? "several" : chosen ? chosen[0] : "";
    byId("only").value = only;
    byId("back").hidden = !from;
    refresh();
    byId("samples-title").focus();
    byId("samples").scrollIntoView();
  }

  function samplesTable() {
    const head = make("tr");
    columns.forEach(([name], column) => {
      const th = make("th", { scope: "col" });
      th.className = WORDS.has(name) ? "" : "n";
      th.append(button(name, () => sortSamples(th, column)));
      head.append(th);
    });
    const caption = make("caption", { id: "samples-caption" });
    caption.append(
      "One row per sample, with all digits; “row” counts those of " +
        (several ? "samples.csv in the run’s own folder" : "samples.csv")
    );
    const table = make("table", { id: "samples-table" }, caption);
    table.append(make("thead", {}, head), make("tbody"));
    const scroll = make("div", { className: "scroll", role: "region" }, table);
    scroll.setAttribute("aria-labelledby", "samples-caption");
    scroll.tabIndex = 0;
    return scroll;
  }

  function addViewer() {
    const cell = make("select", { id: "cell" });
    cell.append(
      make("option", { value: "" }, "all cells"),
      make("option", { value: "several", id: "several", hidden: true }, "several")
    );
    if (several) {
      runs.forEach(({ label }, run) =>
        cell.append(make("option", { value: `run ${run}` }, `all of ${label}`))
      );
    }
    cells.forEach((one, i) =>
      cell.append(make("option", { value: String(i) }, cellText(one)))
    );
    const only = make("select", { id: "only" });
    only.append(
      make("option", { value: "all" }, "all"),
      make("option", { value: "bad" }, "disturbed or lost"),
      make("option", { value: "outliers" }, "outliers")
    );
    const asked = { several: () => view.chosen, "": () => null };
    runs.forEach((_, run) => (asked[`run ${run}`] = () => cellsOf(run)));
    const one = () => [Number(cell.value)];
    const ask = () => goTo((asked[cell.value] ?? one)(), only.value, null);
    const back = button("Back to the table", () => view.from.focus());
    Object.assign(back, { id: "back", hidden: true });
    const shown = make("div", { id: "samples-shown", hidden: true });
    shown.append(
      make("p", { id: "what" }),
      make("pre", { id: "sql", tabIndex: 0 }),
      samplesTable(),
      make(
        "div",
        { className: "pages" },
        button("Previous", () => move(-1), { id: "previous" }),
        make("span", { id: "page" }),
        button("Next", () => move(1), { id: "next" })
      )
    );
    byId("viewer").append(
      make(
        "div",
        { className: "filters" },
        make("label", {}, "of cell", cell),
        make("label", {}, "which", only),
        button("Show samples", ask, { id: "ask" }),
        back
      ),
      shown
    );
  }

  // Paper shows what is folded.

  let folded = [];

  function unfold() {
    folded = [...document.querySelectorAll("details:not([open], .screen)")];
    folded.forEach((details) => (details.open = true));
  }

  root.classList.add("js");
  each("table.sorts", addSorting);
  each("table.sorts", addTable);
  addFilters();
  addViewer();
  nameTheme();
  byId("theme").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    nameTheme();
  });
  systemDark.addEventListener("change", nameTheme);
  document.addEventListener("click", (event) => {
    const go = event.target.closest("button.go");
    if (go) {
      const chosen = go.closest("tr").dataset.c.split(" ").map(Number);
      goTo(chosen, "all", go);
    }
  });
  const showBad = (id, chosen) =>
    byId(id)?.addEventListener("click", (event) =>
      goTo(chosen, "bad", event.currentTarget)
    );
  showBad("show-bad", null);
  runs.forEach((_, run) => showBad(`show-bad-${run}`, cellsOf(run)));
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", () =>
    folded.forEach((details) => (details.open = false))
  );
})();
