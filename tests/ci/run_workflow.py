#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one job of a GitHub workflow on this machine, as far as it goes.

Each `run:` is run as GitHub runs it, in its order and with its environment. For
checkout, cache and upload-artifact there are stand-ins that copy folders; any
other action, and any expression that is not understood, is refused.

  run_workflow.py FILE --workspace DIR --state DIR --event push|pull_request
                  [--job NAME] [--checkout PATH=SOURCE] [--env NAME=VALUE]

What caches and artifacts hold lies under --state, and so does summary.md. Ends
with 0 when the job does, 1 when a step fails, 2 when it can't be run here.
"""
import argparse
import glob
import os
import pathlib
import re
import shutil
import subprocess
import sys

import yaml

TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<op>&&|\|\||==|!=|!|\(|\)|,)"
    r"|(?P<name>[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*))")
OPERATORS = {"&&": " and ", "||": " or ", "!": " not "}


class Refused(Exception):
    pass


class Job:
    def __init__(self, args, workflow):
        self.args = args
        self.name = args.job or next(iter(workflow["jobs"]))
        self.spec = workflow["jobs"][self.name]
        self.shell = workflow.get("defaults", {}).get("run", {}).get("shell", "sh")
        self.workspace = pathlib.Path(args.workspace).resolve()
        self.state = pathlib.Path(args.state).resolve()
        self.failed = False
        self.saves = []  # caches to be kept at the job's end: key, paths
        self.contexts = {
            "github": {"event_name": args.event, "ref": "refs/heads/main",
                       "run_id": str(len(list(self.state.glob("cache/*")))),
                       "run_attempt": "1"},
            "runner": {"os": "Linux", "arch": "X64"},
            "env": {}, "vars": {}, "secrets": {}, "steps": {},
        }
        given = dict(pair.split("=", 1) for pair in args.env)
        for source in (workflow.get("env", {}), self.spec.get("env", {})):
            for name, value in source.items():
                self.contexts["env"][name] = self.fill(value)
        self.contexts["env"].update(given)
        self.path = []

    # Expressions.

    def look_up(self, name):
        at = self.contexts
        for part in name.split("."):
            at = at.get(part, "") if isinstance(at, dict) else ""
        return at

    def hash_files(self, *patterns):
        return "1" if any(self.found(p) for p in patterns) else ""

    def found(self, pattern):
        return glob.glob(str(self.workspace / pattern), recursive=True)

    def evaluate(self, text):
        functions = {"always": lambda: True, "success": lambda: not self.failed,
                     "failure": lambda: self.failed, "hashFiles": self.hash_files}
        code, at, text = "", 0, text.strip()
        while at < len(text):
            token = TOKEN.match(text, at)
            if not token:
                raise Refused(f"expression '{text}' is not understood")
            at = token.end()
            if token["text"]:
                code += repr(token["text"][1:-1].replace("''", "'"))
            elif token["op"]:
                code += OPERATORS.get(token["op"], token["op"])
            elif text[at:].lstrip().startswith("("):
                if token["name"] not in functions:
                    raise Refused(f"there is no function {token['name']} here")
                code += token["name"]
            elif token["name"].split(".")[0] in self.contexts:
                code += repr(self.look_up(token["name"]))
            else:
                raise Refused(f"there is no context {token['name']} here")
        return eval(code, {"__builtins__": {}}, functions)

    def fill(self, value):
        return re.sub(r"\$\{\{(.*?)\}\}", lambda m: str(self.evaluate(m[1])),
                      str(value))

    def is_due(self, step):
        condition = step.get("if")
        if condition is None:
            return not self.failed
        condition = re.sub(r"^\s*\$\{\{(.*)\}\}\s*$", r"\1", str(condition))
        due = self.evaluate(condition)
        return bool(due) and (not self.failed or "always()" in condition
                              or "failure()" in condition)

    # Stand-ins.

    def paths(self, options):
        return [self.fill(line) for line in options["path"].split("\n") if line]

    def local(self, path):
        return self.workspace / os.path.expanduser(path)

    def checkout(self, step, options):
        sources = dict(pair.split("=", 1) for pair in self.args.checkout)
        path = options.get("path", ".")
        if path == ".":
            return
        if path not in sources:
            raise Refused(f"name what is checked out: --checkout {path}=FOLDER")
        if not self.local(path).exists():
            self.local(path).symlink_to(pathlib.Path(sources[path]).resolve())

    def restore(self, step, options):
        key, kept = self.fill(options["key"]), self.state / "cache"
        kept.mkdir(parents=True, exist_ok=True)
        hit = kept / key if (kept / key).is_dir() else None
        prefixes = self.fill(options.get("restore-keys", "")).split()
        found = [hit] if hit else [
            folder for prefix in prefixes
            for folder in sorted(kept.glob(prefix + "*"), reverse=True,
                                 key=lambda f: f.stat().st_mtime_ns)]
        for number, path in enumerate(self.paths(options) if found else []):
            copy(found[0] / str(number), self.local(path))
        self.contexts["steps"][step.get("id", "")] = {
            "outputs": {"cache-hit": "true" if hit else ""}}
        print(f"   {found[0].name if found else 'nothing is stored'}")
        return hit

    def cache(self, step, options):
        if not self.restore(step, options):
            self.saves.append((self.fill(options["key"]), self.paths(options)))

    def save(self, step, options):
        self.keep(self.fill(options["key"]), self.paths(options))

    def keep(self, key, paths):
        folder = self.state / "cache" / key
        if folder.exists():
            raise Refused(f"a cache is never written twice: {key}")
        folder.mkdir(parents=True)
        for number, path in enumerate(paths):
            copy(self.local(path), folder / str(number))

    def upload(self, step, options):
        folder = self.state / "artifacts" / options["name"]
        for path in self.paths(options):
            copy(self.local(path), folder / path)

    ACTIONS = {"actions/checkout@v4": checkout, "actions/cache@v4": cache,
               "actions/cache/restore@v4": restore, "actions/cache/save@v4": save,
               "actions/upload-artifact@v4": upload}

    # Steps.

    def use(self, step):
        action = self.ACTIONS.get(step["uses"])
        if action is None:
            raise Refused(f"there is no stand-in for {step['uses']}")
        action(self, step, step.get("with", {}))
        return 0

    def run(self, step):
        if self.shell != "bash":
            raise Refused(f"only bash is known, not {self.shell}")
        told = {name: self.state / name for name in
                ("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH")}
        for file in told.values():
            file.write_text("")
        env = {name: os.environ[name] for name in ("HOME", "LANG", "TVP_LOCK")
               if name in os.environ}
        env.update(self.contexts["env"])
        env.update({name: self.fill(v) for name, v in step.get("env", {}).items()})
        env.update({
            "PATH": ":".join(self.path[::-1] + [os.environ["PATH"]]),
            "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_SHA": "0" * 40,
            "GITHUB_EVENT_NAME": self.args.event, "RUNNER_OS": "Linux",
            "GITHUB_WORKSPACE": str(self.workspace), "RUNNER_TEMP": str(self.state),
            "GITHUB_STEP_SUMMARY": str(self.state / "summary.md"),
            **{name: str(file) for name, file in told.items()}})
        status = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c",
             self.fill(step["run"])],
            cwd=self.workspace / self.fill(step.get("working-directory", ".")),
            env=env, stdin=subprocess.DEVNULL, check=False).returncode
        self.contexts["steps"][step.get("id", "")] = {
            "outputs": pairs(told["GITHUB_OUTPUT"]),
            "outcome": "success" if status == 0 else "failure"}
        self.contexts["env"].update(pairs(told["GITHUB_ENV"]))
        self.path += told["GITHUB_PATH"].read_text().split()
        return status

    def work(self):
        for step in self.spec["steps"]:
            title = step.get("name") or step.get("uses") or step["run"]
            if not self.is_due(step):
                print(f"-- {title}: left out", flush=True)
                continue
            print(f"== {title}", flush=True)
            status = self.use(step) if "uses" in step else self.run(step)
            if status != 0:
                print(f"!! {title}: failed with {status}", flush=True)
                self.failed = True
        if not self.failed:
            for key, paths in self.saves:
                self.keep(key, paths)
        return 1 if self.failed else 0


def pairs(file):
    return dict(line.split("=", 1) for line in file.read_text().splitlines())


def copy(source, target):
    """In place of what is there, as a cache is restored."""
    if not source.exists():
        return
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--workspace", required=True)
    parser.add_argument("--state", required=True)
    parser.add_argument("--event", required=True, choices=["push", "pull_request"])
    parser.add_argument("--job")
    parser.add_argument("--checkout", action="append", default=[])
    parser.add_argument("--env", action="append", default=[])
    args = parser.parse_args()
    pathlib.Path(args.state).mkdir(parents=True, exist_ok=True)
    with open(args.file, encoding="utf-8") as file:
        workflow = yaml.safe_load(file)
    try:
        return Job(args, workflow).work()
    except Refused as reason:
        print(f"run_workflow: {args.file}: {reason}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
