# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Puts a journey on: reads the command line, sets the try-out up, plays, and says how it went."""

import argparse
import contextlib
import os
import sys
import time
import traceback

from gi.repository import GLib

from deployment import Deployment
from people import check
from screen import NotThere

# Programs with a screen, and how much each program says when a journey fails.
SCREENS = ("kiosk", "counter", "board")
LINES_TOLD = 20


class Way:
    """What one way through the screens takes."""

    def __init__(self, screen):
        self._screen = screen
        self._taps = screen.taps
        self._keys = screen.keys
        self._began = time.monotonic()
        self._printing = None

    def prints(self):
        """From now on it is the printer that works."""
        self._printing = time.monotonic()

    @property
    def taps(self):
        return self._screen.taps - self._taps

    @property
    def keys(self):
        return self._screen.keys - self._keys

    @property
    def seconds(self):
        return (self._printing or time.monotonic()) - self._began

    @property
    def printing(self):
        return time.monotonic() - self._printing if self._printing else 0.0


@contextlib.contextmanager
def measured(say, what, screen, most_taps):
    """Counts taps and seconds from here to the end of the block, and says so. Taps are a promise;
    seconds are told, for they are the machine's as well, and those of whoever reads the screen
    through the accessibility tree."""
    way = Way(screen)
    yield way
    keys = f", {way.keys} keys" if way.keys else ""
    paper = f" and {way.printing:.1f} s of printing" if way.printing else ""
    say(f"{what}: {way.taps} taps{keys}, {way.seconds:.1f} s{paper}")
    check(way.taps <= most_taps, f"{what} takes {way.taps} taps, not {most_taps}")


def tell_what_is_there(hall):
    """What each screen shows, which programs are gone, and the last they said."""
    for name, process in hall.processes.items():
        if process.poll() is not None:
            print(f"  {name} has ended with {process.returncode}")
        elif name.startswith(SCREENS):
            print(f"  {name} shows {names_on(hall.screen(process))}")
    for name, lines in hall.last_words(LINES_TOLD).items():
        print(f"  {name} says")
        for line in lines:
            print("   ", line)
    sys.stdout.flush()


def names_on(screen):
    try:
        return screen.names()
    except GLib.Error as problem:
        return f"nothing that can be read: {problem.message}"


def run(journey, usage, counters=1, kiosks=1, tools=(), halls=0):
    """Plays journey(hall, say).play(); the exit code of the whole. What was said is left in
    summary.txt of the folder, too. `tools` are programs of the tests that it needs: the command
    line has an option of that name for each, and hall.options what it says."""
    parser = argparse.ArgumentParser(description=usage)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--language", default="zh_CN", choices=["zh_CN", "en"])
    parser.add_argument("--pointer", action="store_true")
    for tool in tools:
        parser.add_argument("--" + tool, required=True)
    options = parser.parse_args()
    began = time.monotonic()
    lines = []

    def say(text):
        lines.append(f"[{time.monotonic() - began:6.1f} s] {text}")
        print(lines[-1], flush=True)

    with Deployment(options.bin, options.work, options.language, kiosks=kiosks,
                    counters=counters, uses_pointer=options.pointer, halls=halls) as hall:
        hall.options = options
        try:
            journey(hall, say).play()
        except Exception as problem:  # Whatever it is, it is told with what was there to be seen.
            say(f"FAILED: {type(problem).__name__}: {problem}")
            if not isinstance(problem, NotThere):
                traceback.print_exc(file=sys.stdout)
            tell_what_is_there(hall)
            return 1
        finally:
            with open(os.path.join(hall.folder, "summary.txt"), "w", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
    return 0
