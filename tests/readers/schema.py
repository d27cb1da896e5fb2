#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""schema.py SCHEMA FILE...: whether each is as the JSON Schema says."""

import json
import sys

import jsonschema


def no_constant(name):
    raise ValueError(f"{name} is no JSON")


def unique(pairs):
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), f"twice the same key in {keys}"
    return dict(pairs)


with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
for name in sys.argv[2:]:
    with open(name, encoding="utf-8", errors="strict") as file:
        data = json.load(file, parse_constant=no_constant, object_pairs_hook=unique)
    errors = list(jsonschema.Draft202012Validator(schema).iter_errors(data))
    for error in errors[:5]:
        print(f"{name}: {error.json_path}: {error.message}")
    if errors:
        sys.exit(1)
    print(f"{name}: as {schema['title']}")
