#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which lines ran, by folder and file, and which did not.

usage: lines.py BUILD SOURCE LEAST FOLDER...

BUILD has gcov's counts (*.gcno, *.gcda). Prints a table of SOURCE's folders, and
of each file with lines that did not run which these are, most of them first.
Ends with 1 where one FOLDER, with what is below it, has under LEAST % of lines.
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys


def counted(notes):
    """The documents that gcov makes of some files of one folder."""
    told = subprocess.run(
        ["gcov", "--json-format", "--stdout", *(str(n) for n in notes)],
        capture_output=True, text=True, check=True, cwd=notes[0].parent)
    return [json.loads(line) for line in told.stdout.splitlines()]


def read(build, source):
    """{file: ({line: times it ran}, {function's first line: (name, times)})}"""
    lines = collections.defaultdict(collections.Counter)
    functions = collections.defaultdict(dict)
    notes = sorted(build.glob("CMakeFiles/tvp*.dir/**/*.gcno"))
    batches = [notes[at:at + 40] for at in range(0, len(notes), 40)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        documents = [d for batch in pool.map(counted, batches) for d in batch]
    for file in (f for d in documents for f in d["files"]):
        path = pathlib.Path(file["file"])
        if not path.is_relative_to(source) or path.is_relative_to(build):
            continue
        name = str(path.relative_to(source))
        for line in file["lines"]:
            lines[name][line["line_number"]] += line["count"]
        for f in file["functions"]:
            at = f["start_line"]
            before = functions[name].get(at, ("", 0))[1]
            functions[name][at] = (f["name"], before + f["execution_count"])
    return lines, functions


def ranges(lines):
    """Lines that did not run: "3, 7-12"; lines without code don't part them."""
    found = []
    for line in sorted(lines):
        if lines[line] > 0:
            found.append(None)
        elif found and found[-1]:
            found[-1][1] = line
        else:
            found.append([line, line])
    return ", ".join(str(a) if a == b else f"{a}-{b}"
                     for a, b in filter(None, found))


def share(lines, names):
    """(lines, how many of them ran, %) of these files."""
    of = sum(len(lines[n]) for n in names)
    ran = sum(1 for n in names for times in lines[n].values() if times > 0)
    return of, ran, 100 * ran / of if of else 0.0


def print_folders(lines):
    print(f"{'folder':<28} {'lines':>7} {'ran':>7} {'%':>6}")
    for folder in sorted({os.path.dirname(n) for n in lines}):
        inside = [n for n in lines if os.path.dirname(n) == folder]
        of, ran, percent = share(lines, inside)
        print(f"{folder:<28} {of:>7} {ran:>7} {percent:>6.1f}")


def print_missing(lines, functions):
    left = {n: len(lines[n]) - share(lines, [n])[1] for n in lines}
    for name in sorted(left, key=lambda n: (-left[n], n)):
        if left[name] == 0:
            continue
        print(f"{name}: {left[name]} of {len(lines[name])}: "
              f"{ranges(lines[name])}")
        never = [f for f, times in functions[name].values() if times == 0]
        if never:
            print(f"    never called: {', '.join(sorted(never))}")


def main():
    build, source = (pathlib.Path(p).resolve() for p in sys.argv[1:3])
    least = float(sys.argv[3])
    lines, functions = read(build, source)
    if not lines:
        sys.exit(f"coverage: no counts below {build}; build it with "
                 "cmake --preset coverage")
    print("lines that no test runs, most of a file first:\n")
    print_missing(lines, functions)
    print()
    print_folders(lines)
    print()
    enough = True
    for folder in sys.argv[4:]:
        of, ran, percent = share(
            lines, [n for n in lines if n.startswith(f"{folder}/")])
        enough = enough and percent >= least
        print(f"{folder}/ with all below it: {ran} of {of} lines ran, "
              f"{percent:.1f} %"
              + ("" if percent >= least else f", under {least:g} %"))
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
