#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""openmetrics.py FILE: reads it as OpenMetrics and as the older text format,
as a node exporter's textfile collector does. Prints the total times."""

import sys

from prometheus_client import openmetrics, parser
from prometheus_client.openmetrics import parser as strict

with open(sys.argv[1], encoding="utf-8", errors="strict") as file:
    text = file.read()
assert openmetrics and text.endswith("# EOF\n")
families = list(strict.text_string_to_metric_families(text))
plain = list(parser.text_string_to_metric_families(text))
assert [f.name for f in families] == [f.name for f in plain]
for family, other in zip(families, plain):
    # The collector knows neither "info" nor "stateset", and takes no times.
    assert family.type == other.type == "gauge", family.name
    assert family.documentation, family.name
    assert not family.unit or family.name.endswith("_" + family.unit)
    assert len(family.samples) == len(other.samples), family.name
    labels = [tuple(sorted(s.labels.items())) for s in family.samples]
    assert len(labels) == len(set(labels)), f"twice the same labels: {family.name}"
    assert all(s.timestamp is None for s in family.samples)
    assert all(s.value == s.value for s in family.samples)
    if family.name == "tvp_total_seconds":
        for sample in family.samples:
            print(f"{sample.labels['benchmark']}\t{sample.value:.9f}")
