# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A real platform in a folder of its own, and clients that ask it as machines do."""

import base64
import hashlib
import hmac
import http.client
import json
import os
import re
import shutil
import signal
import socket
import ssl
import struct
import subprocess
import time

STEP_S = 30  # Of one-time codes.
PATIENCE = 30  # Seconds for what must come, on a machine with other work to do.


def until(condition, what):
    """Asks again and again, until it is so or patience ends."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(what)
        time.sleep(0.05)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
def one_time_code(secret, at=None):
    """RFC 6238, six digits, of now."""
    step = int((time.time() if at is None else at) // STEP_S)
    mac = hmac.new(secret, struct.pack(">q", step), hashlib.sha1).digest()
    start = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[start:start + 4])[0] & 0x7fffffff) % 1000000:06d}"


class Answer:
    """What came back: status, headers in lower case, body as bytes and as what it says."""

    def __init__(self, response):
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.type = self.headers.get("content-type", "").partition(";")[0]
        self.body = response.read()

    @property
    def json(self):
        return json.loads(self.body)


class Platform:
    """onewindow-platform as a process; it ends with this object. `sections` of its configuration
    are written anew: {"limits": {"request_burst": 400.0}}."""

    def __init__(self, bin_dir, folder, sections=None, log_to=None, environment=None):
        self.clients = []
        self.bin = os.path.abspath(bin_dir)
        self.folder = os.path.abspath(folder)
        shutil.rmtree(self.folder, ignore_errors=True)
        subprocess.run([self.program("ctl"), "provision", "--dir", self.folder, "--port", "0"],
                       check=True, stdout=subprocess.DEVNULL)
        for section, values in (sections or {}).items():
            self.set_section(section, values)
        self.administrator = self.bootstrap()
        self.start(log_to, environment)

    def start(self, log_to=None, environment=None):
        """Starts the program, with its log in a file or where `log_to` says."""
        self.log_path = self.file("platform.log")
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen(
                [self.program("platform"), "--config", self.file("platform/platform.toml")],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log_to or log,
                env=environment)
        ready = self.process.stdout.readline().decode()
        if not ready.startswith("ready "):
            raise RuntimeError("the platform does not start: " + self.log())
        self.port = int(ready.strip().rpartition(":")[2])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """Asks it to end, and gives its exit code."""
        for client in self.clients:
            client.close()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process.stdout.close()
        return self.process.returncode

    def bootstrap(self):
        """The first administrator: one-time password, and the second factor's secret."""
        said = subprocess.run(
            [self.program("ctl"), "account", "bootstrap", "--account", "chief", "--config",
             self.file("platform/platform.toml")], check=True, stdout=subprocess.PIPE).stdout
        password = re.search(rb"one-time password: (\S+)", said).group(1).decode()
        secret = re.search(rb"second factor: ([A-Z2-7]+)", said).group(1)
        return password, base64.b32decode(secret)

    def set_section(self, section, values):
        """Writes a section of the configuration anew."""
        path = self.file("platform/platform.toml")
        with open(path, encoding="utf-8") as file:
            text = re.sub(r"(?m)^\[" + section + r"\][^\[]*", "", file.read())
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"{text}\n[{section}]\n")
            file.writelines(f"{name} = {json.dumps(value)}\n" for name, value in values.items())

    def program(self, name):
        return os.path.join(self.bin, "onewindow-" + name)

    def file(self, name):
        return os.path.join(self.folder, name)

    def log(self):
        with open(self.log_path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read()

    def routes(self):
        """What the server says its routes are: ["GET /v1/feed", ...]."""
        return subprocess.run([self.program("platform"), "--list-routes"], check=True,
                              stdout=subprocess.PIPE, text=True).stdout.split("\n")[:-1]

    def password(self, account):
        with open(self.file("passwords.txt"), encoding="utf-8") as file:
            for line in file:
                name, _, password = line.strip().partition(" ")
                if name == account:
                    return password
        raise KeyError(account)

    def tls(self, machine=""):
        """The TLS of a machine by the name of its folder; of anybody without one."""
        context = ssl.create_default_context(cafile=self.file("ca/ca.pem"))
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        if machine:
            context.load_cert_chain(self.file(machine + "/tls.pem"),
                                    self.file(machine + "/tls.key"))
        return context

    def client(self, machine="", token=""):
        self.clients.append(Client(self, machine, token))
        return self.clients[-1]


class Client:
    """One machine that asks; keeps its connection while the platform does."""

    def __init__(self, platform, machine, token):
        self.platform = platform
        self.machine = machine
        self.token = token
        self.context = platform.tls(machine)
        self.connection = None

    def ask(self, method, path, body=None, headers=None, content_type="application/json"):
        """`body`: bytes as they are, anything else as JSON."""
        given = dict(headers or {})
        if self.token:
            given.setdefault("Authorization", "Bearer " + self.token)
        if body is not None:
            given.setdefault("Content-Type", content_type)
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
        for is_last in (False, True):
            if self.connection is None:
                self.connection = http.client.HTTPSConnection(
                    "127.0.0.1", self.platform.port, context=self.context, timeout=PATIENCE)
            try:
                self.connection.request(method, path, body=body, headers=given)
                answer = Answer(self.connection.getresponse())
            except (http.client.RemoteDisconnected, ConnectionError, ssl.SSLError):
                # The platform has closed a connection it was done with.
                self.close()
                if is_last:
                    raise
                continue
            if answer.headers.get("connection") == "close":
                self.close()
            return answer

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None
