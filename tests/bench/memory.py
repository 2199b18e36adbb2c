#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Resident memory of the real programs: started together on a virtual display, looked at, used for a
few citizens, looked at again. The figures are bench_Memory's.
  memory.py --bin build/release/bin --tools build/release/tests --work FOLDER --results FILE"""

import argparse
import importlib.machinery
import importlib.util
import os
import subprocess
import sys

JOURNEY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journey")
sys.path.insert(0, JOURNEY)

from deployment import Deployment  # noqa: E402
from screen import NotThere  # noqa: E402

CITIZENS = 3


def main_job():
    """The journey's script, which is a program without an extension."""
    loader = importlib.machinery.SourceFileLoader("main_job", os.path.join(JOURNEY, "main_job"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("main_job", loader))
    loader.exec_module(module)
    return module


def look(hall, options, when):
    programs = [f"--program={name}={process.pid}" for name, process in hall.processes.items()]
    subprocess.run([os.path.join(options.tools, "bench_Memory"), "--results", options.results,
                    "--when", when, *programs], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--tools", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--results", required=True)
    options = parser.parse_args()
    with Deployment(options.bin, options.work) as hall:
        job = main_job().MainJob(hall, "zh_CN")
        try:
            job.open()
            look(hall, options, "after start")
            for _ in range(CITIZENS):
                job.call(job.take_without_card())
                job.serve()
            look(hall, options, "after use")
        except NotThere as problem:
            print(f"memory after use was not measured: {problem}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
