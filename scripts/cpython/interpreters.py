# SPDX-License-Identifier: GPL-3.0-or-later
"""Which CPythons are here, and what they are.

A name on the PATH may be a launcher that fails, as pyenv's do for versions
that are installed but not chosen: what can't run is looked for elsewhere.
"""

import glob
import json
import os
import re
import shutil
import subprocess

from .params import UsageError

LEAST = (3, 8)
NAME = re.compile(r"python3\.[0-9]+t?$")
START_S = 20

SCRIPTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCRIPT = os.path.join(SCRIPTS, "cpython_reference.py")


def facts(executable):
    """What the interpreter says of itself; None if it doesn't run this."""
    try:
        said = subprocess.run([executable, SCRIPT, "facts"], timeout=START_S,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, check=True).stdout
        found = json.loads(said)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    if found.get("implementation") != "CPython":
        return None
    return found


def own_facts():
    """This interpreter's, without the places where it lies."""
    import hashlib
    import platform
    import sys
    import sysconfig
    from . import trial
    gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    try:
        from _hashlib import openssl_sha256
        sha256 = "OpenSSL" if hashlib.sha256 is openssl_sha256 else "its own"
    except ImportError:
        sha256 = "its own"
    return {"version": trial.version(),
            "implementation": platform.python_implementation(),
            "build": " ".join(platform.python_build()),
            "compiler": platform.python_compiler(),
            "optimised": "--enable-optimizations" in (
                sysconfig.get_config_var("CONFIG_ARGS") or ""),
            "debug": bool(sysconfig.get_config_var("Py_DEBUG")),
            "gil_enabled": bool(gil),
            "switch_interval_ns": round(sys.getswitchinterval() * 1e9),
            "sha256": sha256,
            "executable": sys.executable}


def _pyenv_root():
    try:
        return subprocess.run(["pyenv", "root"], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, check=True,
                              timeout=START_S).stdout.decode().strip()
    except (OSError, subprocess.SubprocessError):
        return os.path.expanduser("~/.pyenv")


def _elsewhere():
    """Folders where interpreters lie that are not on the PATH."""
    patterns = (os.path.join(_pyenv_root(), "versions/*/bin"), "/opt/bin",
                "/opt/*/bin", "/opt/python/*/bin", "/usr/local/bin", "/usr/bin",
                "~/.local/bin", "~/.local/share/uv/python/*/bin")
    return [folder for pattern in patterns
            for folder in sorted(glob.glob(os.path.expanduser(pattern)))]


def find(name):
    """The facts of the interpreter that a name or a path means."""
    if os.sep in name:
        places = [name]
    else:
        places = [shutil.which(name) or ""]
        places += [os.path.join(folder, name) for folder in _elsewhere()]
    for place in places:
        found = facts(place) if os.access(place, os.X_OK) else None
        if found is not None:
            return found
    raise UsageError("'%s' is no CPython %d.%d or later that runs; give the "
                     "path of one" % ((name,) + LEAST))


def discover():
    """One interpreter of each minor version that runs here, oldest first."""
    folders = os.environ.get("PATH", "").split(os.pathsep) + _elsewhere()
    chosen = {}
    for folder in folders:
        for name in sorted(_names(folder)):
            kind = _kind(name)
            if kind >= LEAST and kind not in chosen:
                found = facts(os.path.join(folder, name))
                if found is not None:
                    chosen[kind] = found
    return [chosen[kind] for kind in sorted(chosen)]


def _kind(name):
    minor = name[len("python3."):]
    return (3, int(minor.rstrip("t"))) + (("t",) if minor.endswith("t") else ())


def _names(folder):
    try:
        return [name for name in os.listdir(folder) if NAME.fullmatch(name)]
    except OSError:
        return []
