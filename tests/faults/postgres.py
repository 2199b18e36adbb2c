# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A PostgreSQL server of the test's own, on a socket and nowhere else, what can happen to it, and a
way to read its tables as those of a SQLite store are read."""

import json
import os
import pwd
import shutil
import signal
import subprocess
import tempfile

from nodes import Troubles
from waiting import Gone, until

PROGRAMS = "/usr/lib/postgresql/15/bin"
LIMIT_S = 60.0


def command(program, *words):
    """As a user who may run a server, which root may not."""
    prefix = (["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups"]
              if os.geteuid() == 0 else [])
    return [*prefix, os.path.join(PROGRAMS, program), *words]


class Store:
    """Reads like a connection of sqlite3; what SQLite's hex() does is defined beside the tables."""

    def __init__(self, server):
        self.server = server

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def execute(self, sql):
        rows = self.server.query(f"SELECT row_to_json(t) FROM ({sql}) t")
        return Rows(json.loads(line, object_pairs_hook=values) for line in rows)


class Rows(list):
    """What was found."""

    def fetchall(self):
        return self

    def fetchone(self):
        return self[0] if self else None


def values(pairs):
    """A row as a tuple; bytes stand in JSON as \\x and digits."""
    return tuple(bytes.fromhex(value[2:]) if isinstance(value, str) and value.startswith("\\x")
                 else value for _, value in pairs)


class Server:
    """One database cluster. Its folder is beside the sockets of the system, whose names are short;
    keep() moves it to the test's other files."""

    def __init__(self, log, library):
        self.folder = tempfile.mkdtemp(prefix="onewindow-faults-")
        self.data = os.path.join(self.folder, "data")
        self.log = log
        self.library = os.path.join(self.folder, "troubles.so")
        self.troubles = Troubles(os.path.join(self.folder, "troubles"))
        self.process = None
        shutil.copy(library, self.library)
        os.chmod(self.folder, 0o755)
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
        self.run("initdb", "--pgdata", self.data, "--auth", "trust", "--username", "onewindow",
                 "--encoding", "UTF8", "--locale", "C", "--no-sync")

    @property
    def connection(self):
        return f"host='{self.folder}' user=onewindow dbname=postgres"

    def run(self, program, *words, **how):
        done = subprocess.run(command(program, *words), check=False, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, cwd="/", **how)
        if done.returncode != 0:
            raise Gone(f"{program}: {done.stderr.decode().strip()}")
        return done.stdout.decode()

    def query(self, sql):
        """The lines that it answers."""
        return self.run("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d",
                        self.connection + " options='-csearch_path=public,checker'", "-c",
                        sql).splitlines()

    def start(self):
        environment = dict(os.environ, LD_PRELOAD=self.library,
                           ONEWINDOW_TROUBLES=self.troubles.path,
                           ONEWINDOW_TROUBLES_DIR=self.data)
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                command("postgres", "-D", self.data, "-k", self.folder, "-c", "listen_addresses="),
                env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/")
        until(self.answers, "PostgreSQL does not answer", LIMIT_S)

    def define_hex(self):
        self.query("CREATE SCHEMA checker; CREATE FUNCTION checker.hex(bytea) RETURNS text AS "
                   "$$SELECT upper(encode($1, 'hex'))$$ LANGUAGE sql")

    def running(self):
        return self.process is not None and self.process.poll() is None

    def answers(self):
        done = subprocess.run(command("pg_isready", "-q", "-h", self.folder), check=False, cwd="/")
        return done.returncode == 0

    def crash(self):
        """Kills one of its processes that serves a client; the server then throws all of them out
        and recovers from its log, as after a power cut."""
        of_clients = ["pgrep", "-P", str(self.process.pid), "-f", "postgres: onewindow"]
        children = subprocess.run(of_clients, check=False, stdout=subprocess.PIPE).stdout.split()
        for child in children:
            try:
                os.kill(int(child), signal.SIGKILL)
                return
            except ProcessLookupError:
                continue  # Its client has left meanwhile.

    def stop(self):
        """Ends it; its exit code. Nobody is waited for."""
        if not self.running():
            return None
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(LIMIT_S)

    def recover(self):
        """With a well disk it runs again, whatever it did on the bad one."""
        self.troubles.set_disk(0)
        until(lambda: self.answers() or not self.running(), "PostgreSQL does not recover", LIMIT_S)
        if not self.running():
            self.start()

    def keep(self, path):
        shutil.move(self.folder, path)
