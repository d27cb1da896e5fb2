// SPDX-License-Identifier: GPL-3.0-or-later
// What the page calls cells and runs, and the way from them to their samples.
// It comes before html_page.js, in one script with it.
"use strict";

const namesOf = ({ cells, runs }) => {
  const several = runs.length > 1;
  const places = new Set(cells.map((cell) => cell.placement)).size > 1;
  const workersText = (n) => `${n} worker${n === 1 ? "" : "s"}`;
  const workText = ({ workload, model, workers, placement }) =>
    [workload, model, workersText(workers)]
      .concat(places ? placement : [])
      .join(", ");
  const cellText = (cell) =>
    workText(cell) + (several ? `, ${runs[cell.run].label}` : "");
  const cellsOf = (run) => [...cells.keys()].filter((i) => cells[i].run === run);

  // The one of several runs whose cells are all of these; -1 for none.
  const wholeRun = (chosen) =>
    several
      ? runs.findIndex((_, run) => String(cellsOf(run)) === String(chosen))
      : -1;

  // These cells, or all of them for null, in words.
  function chosenText(chosen) {
    const run = wholeRun(chosen);
    if (run >= 0) {
      return `all cells of ${runs[run].label}`;
    }
    return chosen?.map((i) => cellText(cells[i])).join("; ") ?? "all cells";
  }

  // What gives a run's samples of its cells, by its own numbers.
  function query(run, own) {
    const ids = own?.map((i) => i - (runs[run].first_cell ?? 0)).join(", ");
    const which = own?.length > 1 ? `IN (${ids})` : `= ${ids}`;
    const where = own ? `WHERE cell_id ${which} ` : "";
    const from = `# ${runs[run].label}, in the folder of ${runs[run].run_id}\n`;
    return (
      (several ? from : "") +
      `sqlite3 -header run.db "SELECT * FROM sample ${where}` +
      'ORDER BY block, position"'
    );
  }

  // The same of these cells, or all for null, run by run.
  function queries(chosen) {
    const whole = wholeRun(chosen);
    const each = runs.flatMap((_, run) => {
      const own = chosen?.filter((i) => cells[i].run === run);
      return own?.length === 0 ? [] : query(run, run === whole ? null : own);
    });
    return each.join("\n");
  }

  return {
    several,
    places,
    workText,
    cellText,
    cellsOf,
    wholeRun,
    chosenText,
    queries,
  };
};
