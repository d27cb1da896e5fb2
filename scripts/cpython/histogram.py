# SPDX-License-Identifier: GPL-3.0-or-later
"""Latencies: quantiles, and tvp's buckets (harness/histogram.h)."""

import math

SUB_BITS = 6
SUB = 1 << SUB_BITS
OCTAVES = 42
BUCKETS = (OCTAVES - SUB_BITS + 1) * SUB

QUANTILES = (("latency_p50_ns", 0.5), ("latency_p90_ns", 0.9),
             ("latency_p99_ns", 0.99), ("latency_p999_ns", 0.999),
             ("latency_max_ns", 1.0))


def bucket_top(value):
    """The largest value that falls into this value's bucket."""
    if value < SUB:
        return value
    if value >= 1 << OCTAVES:
        value = (1 << OCTAVES) - 1
    shift = value.bit_length() - 1 - SUB_BITS
    return (((value >> shift) + 1) << shift) - 1


def bucket(value):
    """The number of the bucket that a value falls into."""
    if value < SUB:
        return value
    shift = value.bit_length() - 1 - SUB_BITS
    return (shift + 1) * SUB + (value >> shift & SUB - 1)


def _leb128(number):
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7f | 0x80)
        number >>= 7
    out.append(number)
    return out


def pack(up_to_and_count):
    """The pairs, ascending, as run.db has them (docs/results.md)."""
    out = bytearray()
    before = 0
    for top, count in up_to_and_count:
        at = bucket(top)
        out += _leb128(at - before) + _leb128(count)
        before = at
    return bytes(out)


def rank(q, total):
    """Nearest rank, from 1."""
    return max(1, math.ceil(q * total))


def quantiles(values):
    """A sample's latency figures; exact, since the values are at hand."""
    ordered = sorted(values)
    if not ordered:
        return {}
    return {name: ordered[rank(q, len(ordered)) - 1] for name, q in QUANTILES}


def as_json(values):
    """{max_ns, up_to_ns_and_count} as tvp's samples have it."""
    counts = {}
    for value in values:
        top = bucket_top(value)
        counts[top] = counts.get(top, 0) + 1
    return {"max_ns": max(values),
            "up_to_ns_and_count": [[top, counts[top]]
                                   for top in sorted(counts)]}
