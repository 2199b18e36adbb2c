# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A process of one of the real programs, and what can happen to it."""

import mmap
import os
import signal
import struct
import subprocess
import threading

from waiting import Gone, until

STOP_LIMIT_S = 30.0
START_LIMIT_S = 60.0


class Troubles:
    """The page that a node's preloaded library reads: its clock and its disk."""

    def __init__(self, path):
        with open(path, "wb") as file:
            file.write(bytes(16))
        self.path = path
        with open(path, "r+b") as file:
            self.map = mmap.mmap(file.fileno(), 16)

    def set_clock(self, off_ms):
        self.map[0:8] = struct.pack("<q", off_ms)

    def set_disk(self, error):
        self.map[8:12] = struct.pack("<i", error)


class Node:
    """One process, its store (a file, or what postgres.py has) and its troubles. `lock` is held by
    who starts or ends it."""

    def __init__(self, city, name, arguments, store, takes_orders=False):
        self.city = city
        self.name = name
        self.arguments = arguments
        self.store = store
        self.takes_orders = takes_orders
        self.troubles = Troubles(os.path.join(city.folder, name + ".troubles"))
        self.process = None
        self.is_paused = False
        self.lock = threading.RLock()
        self.on_start = None

    @property
    def has_disk(self):
        return isinstance(self.store, str)

    def start(self, may_fail=False):
        """Starts the process and waits for its word; whether it came."""
        with self.lock:
            environment = dict(os.environ, LD_PRELOAD=self.city.library,
                               ONEWINDOW_TROUBLES=self.troubles.path)
            if self.has_disk:
                environment["ONEWINDOW_TROUBLES_DIR"] = os.path.dirname(self.store)
            with open(os.path.join(self.city.log, self.name + ".log"), "ab") as log:
                self.process = subprocess.Popen(
                    self.arguments, env=environment, stdout=subprocess.PIPE, stderr=log,
                    stdin=subprocess.PIPE if self.takes_orders else subprocess.DEVNULL)
            line = self.process.stdout.readline()
            if b"ready" not in line:
                code = self.process.wait(STOP_LIMIT_S)
                if may_fail:
                    return False
                raise Gone(f"{self.name} does not start: code {code}; see {self.city.log}")
            if self.on_start:
                self.on_start(self.process)
            return True

    def start_again(self):
        """As the service manager does: also until a database that is elsewhere is back."""
        if self.has_disk:
            self.start()
        else:
            until(lambda: self.start(may_fail=True), f"{self.name} does not start", START_LIMIT_S)

    def running(self):
        return self.process is not None and self.process.poll() is None

    def stop(self, how=signal.SIGTERM):
        """Ends the process; its exit code."""
        with self.lock:
            if not self.running():
                return None
            self.resume()
            self.process.send_signal(how)
            try:
                return self.process.wait(STOP_LIMIT_S)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(STOP_LIMIT_S)
                raise Gone(f"{self.name} does not end in {STOP_LIMIT_S} s") from None

    def pause(self):
        with self.lock:
            if self.running():
                self.process.send_signal(signal.SIGSTOP)
                self.is_paused = True

    def resume(self):
        with self.lock:
            if self.is_paused and self.running():
                self.process.send_signal(signal.SIGCONT)
            self.is_paused = False
