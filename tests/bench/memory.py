#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Resident memory of the real programs: started together on a virtual display, looked at, used by
a few citizens, looked at again. The figures are bench_Memory's.
  memory.py --bin build/release/bin --tools build/release/tests --work FOLDER --results FILE"""

import argparse
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journey"))

from deployment import Deployment  # noqa: E402
from people import Citizen, Clerk  # noqa: E402
from screen import NotThere  # noqa: E402
from words import Words  # noqa: E402

CITIZENS_WITHOUT_CARD = 3


def look(hall, options, when):
    programs = [f"--program={name}={process.pid}" for name, process in hall.processes.items()]
    subprocess.run([os.path.join(options.tools, "bench_Memory"), "--results", options.results,
                    "--when", when, *programs], check=True)


def use(hall, kiosk, counter):
    words = Words(hall.language)
    citizen = Citizen(hall, kiosk, words)
    clerk = Clerk(hall, counter, words)
    clerk.sign_in()
    clerk.open_window()
    citizen.lay("zhang")
    citizen.choose()
    numbers = [citizen.confirm()[0]]
    citizen.lift()
    citizen.go_home()
    for _ in range(CITIZENS_WITHOUT_CARD):
        numbers.append(citizen.take_without_card())
    for number in numbers:
        clerk.call(number)
        clerk.serve()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--tools", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--results", required=True)
    options = parser.parse_args()
    with Deployment(options.bin, options.work) as hall:
        try:
            hall.start_bench()
            hall.start_platform()
            counter = hall.start_counter()
            kiosk = hall.start_kiosk()
            board = hall.start_board()
            kiosk.wait("社会保险", seconds=60)
            counter.wait("账号", seconds=60)
            board.wait("请取号后在等候区就座", seconds=60)
            look(hall, options, "after start")
            use(hall, kiosk, counter)
            look(hall, options, "after use")
        except NotThere as problem:
            print(problem, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
