# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Puts a journey on: reads the command line, sets the try-out up, plays, and says how it went."""

import argparse
import time

from deployment import Deployment
from screen import NotThere


def run(journey, usage, counters=1):
    """Plays journey(hall, say).play(); the exit code of the whole."""
    parser = argparse.ArgumentParser(description=usage)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--language", default="zh_CN", choices=["zh_CN", "en"])
    parser.add_argument("--pointer", action="store_true")
    options = parser.parse_args()
    began = time.monotonic()

    def say(text):
        print(f"[{time.monotonic() - began:6.1f} s] {text}", flush=True)

    with Deployment(options.bin, options.work, options.language, counters=counters,
                    uses_pointer=options.pointer) as hall:
        try:
            journey(hall, say).play()
        except NotThere as problem:
            say(f"FAILED: {problem}")
            for line in hall.all_logs().decode(errors="replace").splitlines()[-30:]:
                print("   ", line)
            return 1
    return 0
