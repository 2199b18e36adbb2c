# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Waiting for what has to come, and what is thrown if it does not."""

import threading
import time


class Gone(Exception):
    """A process or an answer that should be there is not."""


def pause(seconds=0.05):
    threading.Event().wait(seconds)


def until(condition, problem, seconds):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise Gone(problem() if callable(problem) else problem)
        pause()
