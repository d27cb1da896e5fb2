#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""junit.py FILE: what junitparser finds in it, a line a case; fails where the
counts of suites are not those of their cases."""

import sys

from junitparser import Failure, JUnitXml, Skipped

xml = JUnitXml.fromfile(sys.argv[1])
total = 0
for suite in xml:
    cases = list(suite)
    kinds = [type(result) for case in cases for result in case.result]
    assert suite.tests == len(cases), (suite.name, suite.tests)
    assert suite.failures == kinds.count(Failure), suite.name
    assert suite.skipped == kinds.count(Skipped), suite.name
    assert suite.errors == 0
    assert abs(suite.time - sum(case.time for case in cases)) < 1e-6, suite.name
    assert len({case.name for case in cases}) == len(cases), "a name twice"
    total += len(cases)
    for case in cases:
        found = ", ".join(
            f"{type(result).__name__.lower()}: {result.message}" for result in case.result
        )
        print(f"{suite.name}\t{case.name}\t{case.time:.9f}\t{found or 'passed'}")
assert xml.tests == total, (xml.tests, total)
