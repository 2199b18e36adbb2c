# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A whole try-out on this machine: the real programs as processes, their devices on the bench."""

import collections
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time

from screen import NotThere, Screen, pause


class Bench:
    """The devices of one place: a process that takes commands at a socket."""

    def __init__(self, control):
        self.control = control

    def bench(self, command):
        """One line to it; its answer."""
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(30)
            line.connect(self.control)
            line.sendall((command + "\n").encode())
            answer = b""
            while not answer.endswith(b"\n"):
                part = line.recv(65536)
                if not part:
                    break
                answer += part
        text = answer.decode().strip()
        if text.startswith("error"):
            raise NotThere(f"bench: {command}: {text}")
        return text

    def last_ticket(self):
        return json.loads(self.bench("ticket last"))

    def status(self):
        return json.loads(self.bench("status"))


class Deployment(Bench):
    """Starts and ends the programs of one folder; everything it started ends with it. Its own
    bench is that of the first kiosk."""

    def __init__(self, bin_dir, folder, language="zh_CN", kiosks=1, counters=1,
                 uses_pointer=False, halls=0):
        """With halls a centre and so many below it, each with its kiosks and counters: ports in a
        row, the centre's first."""
        self.bin = os.path.abspath(bin_dir)
        self.folder = os.path.abspath(folder)
        super().__init__(os.path.join(self.folder, "bench.sock"))
        self.language = language
        self.uses_pointer = uses_pointer
        self.processes = {}
        self.log = os.path.join(self.folder, "log")
        # Whatever the programs leave in a home or in passing lies in the folder too, to be found.
        home = os.path.join(self.folder, "home")
        self.environment = {**os.environ, "HOME": home, "TMPDIR": os.path.join(home, "tmp"),
                            "XDG_CACHE_HOME": os.path.join(home, "cache"),
                            "XDG_CONFIG_HOME": os.path.join(home, "config"),
                            "XDG_DATA_HOME": os.path.join(home, "data")}
        self.port = free_port(1 + halls)
        shutil.rmtree(self.folder, ignore_errors=True)
        subprocess.run([self.program("ctl"), "provision", "--dir", self.folder,
                        "--kiosks", str(kiosks), "--counters", str(counters),
                        "--port", str(self.port), *(["--halls", str(halls)] if halls else [])],
                       check=True, stdout=subprocess.DEVNULL)
        os.makedirs(self.log, exist_ok=True)
        os.makedirs(self.environment["TMPDIR"])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop_all()

    def program(self, name):
        return os.path.join(self.bin, "onewindow-" + name)

    def start(self, name, *arguments, program=None):
        """Starts a program under a name of its own, output to log/NAME.log."""
        with open(os.path.join(self.log, name + ".log"), "ab") as log:
            self.processes[name] = subprocess.Popen(
                [self.program(program or name), *arguments], stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, env=self.environment)
        return self.processes[name]

    def stop(self, name, how=signal.SIGTERM):
        process = self.processes.pop(name, None)
        if process is None:
            return
        process.send_signal(how)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def stop_all(self):
        for name in reversed(list(self.processes)):
            self.stop(name)

    def write(self, path, text):
        """In place of what a file of the deployment says."""
        with open(os.path.join(self.folder, path), "w", encoding="utf-8") as file:
            file.write(text)

    def append(self, path, text):
        with open(os.path.join(self.folder, path), "a", encoding="utf-8") as file:
            file.write(text)

    def start_bench(self, index=1):
        """The devices of a kiosk."""
        if index == 1:
            return self._start_bench("bench", "devices", self.control)
        return self._start_bench(f"bench-{index}", f"devices-{index}")

    def give_devices_to_counter(self, index=1):
        """A reader and a printer of the window's own; before its counter is started."""
        folder = f"devices-window-{index}"
        self.append(f"counter-{index}/counter.toml",
                    f'\n[reader]\npath = "../{folder}/reader"\n\n'
                    f'[printer]\nkind = "serial"\npath = "../{folder}/printer"\n')
        return self._start_bench(f"bench-window-{index}", folder)

    def _start_bench(self, name, folder, control=None):
        control = control or os.path.join(self.folder, name + ".sock")
        self.start(name, "--headless", "--dir", os.path.join(self.folder, folder),
                   "--control", control, program="bench")
        until(lambda: os.path.exists(control), f"{name} does not open its control socket")
        return Bench(control)

    def start_platform(self):
        if "department" not in self.processes:
            self.start("department", "--config",
                       os.path.join(self.folder, "departments/department.toml"))
        self.start("platform", "--config", os.path.join(self.folder, "platform/platform.toml"))
        until(lambda: answers(self.port), "the platform does not answer")

    def start_kiosk(self, size="1080x1920", index=1):
        process = self.start("kiosk" if index == 1 else f"kiosk-{index}", "--config",
                             os.path.join(self.folder, f"kiosk-{index}/kiosk.toml"),
                             "--windowed", size, program="kiosk")
        return self.screen(process)

    def start_counter(self, index=1, size="1600x900"):
        process = self.start(f"counter-{index}", "--config",
                             os.path.join(self.folder, f"counter-{index}/counter.toml"),
                             "--windowed", size, "--language", self.language, program="counter")
        return self.screen(process)

    def start_board(self, size="1920x1080"):
        process = self.start("board", "--config", os.path.join(self.folder, "board-1/board.toml"),
                             "--windowed", size)
        return self.screen(process)

    def screen(self, process):
        return Screen(process.pid, self.uses_pointer)

    def password(self, account):
        with open(os.path.join(self.folder, "passwords.txt"), encoding="utf-8") as file:
            for line in file:
                name, _, password = line.strip().partition(" ")
                if name == account:
                    return password
        raise NotThere("no such account: " + account)

    def sign_in(self, counter, words, account="wang"):
        """By keyboard alone, as a clerk does: the account's field has the focus."""
        counter.wait(words("账号"))
        counter.focus()
        counter.type(account)
        counter.key("Tab")
        counter.type(self.password(account))
        counter.key("Return")
        counter.wait(words("开放窗口"), words("下一位"), seconds=20)

    def last_words(self, lines):
        """The last so many lines of each program's log that is not empty."""
        said = {}
        for name in sorted(os.listdir(self.log)):
            with open(os.path.join(self.log, name), encoding="utf-8", errors="replace") as file:
                tail = list(collections.deque(file, lines))
            if tail:
                said[name] = [line.rstrip() for line in tail]
        return said


def free_port(count=1):
    """The first of so many in a row."""
    while True:
        with contextlib.ExitStack() as probes:
            port = 0
            try:
                for after in range(count):
                    probe = probes.enter_context(socket.socket())
                    probe.bind(("127.0.0.1", port + after if port else 0))
                    port = port or probe.getsockname()[1]
                return port
            except (OSError, OverflowError):
                continue


def answers(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def until(condition, problem, seconds=20.0):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise NotThere(problem)
        pause()


def place(pid, x, y):
    """Moves a program's window, so that each can be seen whole on one large display."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(pid)],
                           capture_output=True, text=True, check=False).stdout.split()
    for window in found:
        subprocess.run(["xdotool", "windowmove", window, str(x), str(y)], check=False)


def take_picture(path, x, y, width, height):
    subprocess.run(["import", "-silent", "-window", "root", "-crop", f"{width}x{height}+{x}+{y}",
                    "+repage", path], check=True)


def number_in(text):
    """The first ticket number in text."""
    found = re.search(r"\b[A-HJ-NP-Z][0-9A-HJ-NP-Z]\d{3,}\b", text)
    return found.group(0) if found else None
