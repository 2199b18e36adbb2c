# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What was done to the nodes and what they answered, in the order in which the test saw it: a JSON
line each, written when it happens."""

import json
import threading
import time


class History:
    def __init__(self, path):
        self.path = path
        self.file = open(path, "w", encoding="utf-8")
        self.lock = threading.Lock()
        self.started = time.monotonic()

    def note(self, what, **details):
        with self.lock:
            line = {"t": round(time.monotonic() - self.started, 3), "what": what, **details}
            self.file.write(json.dumps(line, ensure_ascii=False) + "\n")
            self.file.flush()

    def close(self):
        with self.lock:
            self.file.close()


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def around(events, words, limit=40):
    """The events that carry one of words in a value, and the faults near them."""
    def carries(event):
        return any(word in str(value) for value in event.values() for word in words)
    found = [event for event in events if carries(event)]
    if not found:
        return events[-limit:]
    times = [event["t"] for event in found]
    near = [event for event in events
            if carries(event) or (event["what"] == "fault" and
                                  any(abs(event["t"] - t) < 5 for t in times))]
    return near[-limit:]
