// SPDX-License-Identifier: GPL-3.0-or-later
// The order of a table's rows. It comes before html_page.js, in one script with
// it.
"use strict";

const collator = new Intl.Collator("en", { numeric: true });

// Of two keys; what has none comes last either way.
function compare(a, b, descending) {
  const empty = (key) => key === null || key === "" || Number.isNaN(key);
  if (empty(a) || empty(b)) {
    return empty(a) - empty(b);
  }
  const order =
    typeof a === "number" && typeof b === "number"
      ? a - b
      : collator.compare(a, b);
  return descending ? -order : order;
}

// What a field of a table is sorted by.
function keyOf(field) {
  if (field.dataset.v !== undefined) {
    return Number(field.dataset.v);
  }
  return field.classList.contains("n") ? NaN : field.textContent.trim();
}
