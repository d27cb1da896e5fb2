# SPDX-License-Identifier: GPL-3.0-or-later
"""Parameters, durations, sizes and percentages, written as tvp writes them."""

import re
from collections import namedtuple

MASK = 0xFFFFFFFFFFFFFFFF

DURATIONS = {"ns": 1, "us": 10 ** 3, "ms": 10 ** 6, "s": 10 ** 9,
             "m": 60 * 10 ** 9, "h": 3600 * 10 ** 9}
SIZES = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}

Param = namedtuple("Param", "kind default low high")
Param.__new__.__defaults__ = (0, None)


class UsageError(Exception):
    """What was asked for makes no sense; the message says what would."""


class Failed(Exception):
    """A trial could not be had, or its answer is wrong; the sample says why."""


def _scaled(text, units):
    match = re.fullmatch(r"([0-9]{1,18})(?:\.([0-9]{1,9}))?([a-zA-Z]*)", text)
    if match is None or match.group(3) not in units:
        return None
    fraction = match.group(2) or ""
    scaled = int(match.group(1) + fraction) * units[match.group(3)]
    whole, rest = divmod(scaled, 10 ** len(fraction))
    return whole if rest == 0 else None


def duration_ns(text):
    """Nanoseconds, or None."""
    return 0 if text == "0" else _scaled(text, DURATIONS)


def size_bytes(text):
    """Bytes, or None."""
    return _scaled(text, SIZES)


def percent(text):
    """A share from 0 to 1, or None."""
    match = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,9})?)%", text)
    share = float(match.group(1)) / 100.0 if match else 2.0
    return share if share <= 1.0 else None


def count(text):
    """A whole number, or None."""
    return int(text) if re.fullmatch(r"[0-9]{1,18}", text) else None


KINDS = {
    "duration": (duration_ns, "a duration such as 5ms (ns, us, ms, s, m, h)"),
    "size": (size_bytes, "a size such as 64K (K, M, G)"),
    "percent": (percent, "a percentage from 0% to 100%"),
    "count": (count, "a whole number such as 4"),
    "text": (str, "a text"),
}


def _value(owner, name, text, param):
    if isinstance(param.kind, tuple):
        if text not in param.kind:
            raise UsageError("%s: %s='%s' is not one of: %s"
                             % (owner, name, text, ", ".join(param.kind)))
        return text
    convert, example = KINDS[param.kind]
    value = convert(text)
    if value is None:
        raise UsageError("%s: %s='%s' is not %s" % (owner, name, text, example))
    if param.kind in ("text", "percent"):
        return value
    if value < param.low or (param.high is not None and value > param.high):
        raise UsageError("%s: %s=%s is out of its range" % (owner, name, text))
    return value


def parse(owner, text, table):
    """{name: value} from "name=value:name=value", defaults filled in."""
    texts = {name: param.default for name, param in table.items()}
    for part in text.split(":") if text else []:
        name, sign, value = part.partition("=")
        if name not in table:
            raise UsageError("%s has no parameter '%s'; it has: %s"
                             % (owner, name, ", ".join(table) or "none"))
        if not sign:
            raise UsageError("%s: write %s=VALUE" % (owner, name))
        texts[name] = value
    return {name: None if given is None else
            _value(owner, name, given, table[name])
            for name, given in texts.items()}


def join(*parts):
    """Parameters as one text; empty ones are left out."""
    return ":".join(part for part in parts if part)
