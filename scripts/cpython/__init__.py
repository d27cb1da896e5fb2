# SPDX-License-Identifier: GPL-3.0-or-later
"""tvp's workloads in real CPython: see ../cpython_reference.py."""
