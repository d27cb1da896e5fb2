#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""mutate_plans.py TVP COUNT SEED FOLDER: changes plans, the ready ones and the
fuzzer's corpus, COUNT times, and has each one listed by `tvp run --dry-run`. It
must end with 0 and cells, or with 2 and a reason, in 10 s of CPU time and in
1 GiB, and leave no file. A plan that breaks this is kept in FOLDER and named;
the status is 1 then. The same SEED makes the same plans."""

import concurrent.futures
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CPU_S = 10
WAIT_S = 300  # however busy the machine is
MEMORY_BYTES = 1 << 30
PLAN_BYTES = 1 << 21  # no more of a plan
SANITIZED = "TVP_SANITIZED" in os.environ  # which maps terabytes

WORDS = """
matrix workloads models workers placements sweep ops trial_time blocks
min_blocks max_blocks precision decide max_time timeout metric threshold seed
name description primes sleep mixed http threads gil processes sequential cores
pus 1-8 1-10000 0 -1 1-1000000000 99999999999999999999 100ms 1h 9223372036854775807ns
25% 100.1% 1K 1G total latency true false null ~ per-core list=0,1 list=0-4095
cpu=50% url=http://h:1/ NAME ./x.so &a *a << !!str !!binary | > - --- ... [ ] { }
: , # ' " \\ \t \x00 \xff \xfe\xff é \u202e %TAG
""".split()


def corpus():
    files = sorted((HERE.parent.parent / "plans").glob("*.yaml"))
    files += sorted((HERE / "corpus" / "plan").iterdir())
    return [f.read_bytes() for f in files]


def word(r):
    return r.choice(WORDS).encode()


def change_bytes(r, plan, _):
    out = bytearray(plan)
    for _ in range(r.randint(1, 8)):
        if out:
            out[r.randrange(len(out))] = r.randrange(256)
    return bytes(out)


def change_token(r, plan, _):
    tokens = plan.replace(b"[", b" [ ").replace(b"]", b" ] ").split(b" ")
    tokens[r.randrange(len(tokens))] = word(r)
    return b" ".join(tokens)


def insert_word(r, plan, _):
    at = r.randint(0, len(plan))
    return plan[:at] + word(r) + plan[at:]


def drop_line(r, plan, _):
    lines = plan.splitlines(True)
    if lines:
        del lines[r.randrange(len(lines))]
    return b"".join(lines)


def repeated(part, times):
    return part * min(times, PLAN_BYTES // max(len(part), 1))


def repeat_line(r, plan, _):
    lines = plan.splitlines(True) or [b""]
    at = r.randrange(len(lines))
    times = r.choice([1, 2, 10, 3000])
    return b"".join(lines[:at] + [repeated(lines[at], times)] + lines[at:])


def indent_line(r, plan, _):
    lines = plan.splitlines(True) or [b""]
    at = r.randrange(len(lines))
    lines[at] = b" " * r.randint(0, 9) + lines[at].lstrip()
    return b"".join(lines)


def swap_lines(r, plan, _):
    lines = plan.splitlines(True) or [b""]
    a, b = r.randrange(len(lines)), r.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"".join(lines)


def cut(r, plan, _):
    return plan[: r.randint(0, len(plan))]


def join(r, plan, other):
    return plan[: r.randint(0, len(plan))] + other[r.randint(0, len(other)) :]


def repeat_part(r, plan, _):
    a, b = sorted(r.randint(0, len(plan)) for _ in range(2))
    return plan[:b] + repeated(plan[a:b], r.choice([1, 5, 500])) + plan[b:]


MUTATIONS = [change_bytes, change_token, change_token, insert_word, drop_line,
             repeat_line, indent_line, swap_lines, cut, join, repeat_part]


def mutated(plans, seed, i):
    r = random.Random(f"{seed}-{i}")
    plan = r.choice(plans)
    for _ in range(r.choice([1, 1, 2, 3, 6])):
        plan = r.choice(MUTATIONS)(r, plan, r.choice(plans))[:PLAN_BYTES]
    return plan


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def judge(tvp, plan):
    """What is wrong with how it ended, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "plan.yaml")
        with open(path, "wb") as file:
            file.write(plan)
        try:
            done = subprocess.run(
                [tvp, "run", "--dry-run", "./plan.yaml"], cwd=folder,
                stdin=subprocess.DEVNULL, capture_output=True, timeout=WAIT_S,
                preexec_fn=limit, check=False)
        except subprocess.TimeoutExpired:
            return f"no end in {WAIT_S} s"
        if os.listdir(folder) != ["plan.yaml"]:
            return f"it left {os.listdir(folder)}"
    if done.returncode == 0:
        return None if done.stdout else "0, and no cells"
    if done.returncode == 2:
        return None if done.stderr.startswith(b"tvp: ") else "2, and no reason"
    return f"status {done.returncode}: {done.stderr[-200:]!r}"


def main():
    tvp, count, seed, keep = sys.argv[1:5]
    plans = corpus()
    wrong = 0

    def one(i):
        return i, judge(tvp, mutated(plans, seed, i))

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for i, why in pool.map(one, range(int(count))):
            if why is not None:
                wrong += 1
                os.makedirs(keep, exist_ok=True)
                path = os.path.join(keep, f"plan-{seed}-{i}.yaml")
                with open(path, "wb") as file:
                    file.write(mutated(plans, seed, i))
                print(f"{path}: {why}")
    print(f"{count} plans, {wrong} of them not as promised")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
