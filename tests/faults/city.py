# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A city on this machine: a centre, halls and terminals as processes of the real programs, each
behind links of the test's own network."""

import base64
import json
import os
import re
import shutil
import socket
import subprocess

import postgres
import stores
from nodes import START_LIMIT_S, Node
from waiting import Gone, until

ADMINISTRATOR = "gao"


def free_ports(count):
    """The first of count free ports in a row."""
    for start in range(20000, 60000, 97):
        probes = [socket.socket() for _ in range(count)]
        try:
            for i, probe in enumerate(probes):
                probe.bind(("127.0.0.1", start + i))
            return start
        except OSError:
            continue
        finally:
            for probe in probes:
                probe.close()
    raise Gone("no free ports")


class City:
    """Everything of one folder. `network` has the links; stop() ends the nodes, close() the rest.
    On PostgreSQL the centre is two processes, and whoever asks it reaches either."""

    def __init__(self, bin_dir, library, folder, network, on_postgres=False, halls=2,
                 kiosks=(3, 2), counters=3, phones=2):
        self.bin = os.path.abspath(bin_dir)
        self.library = os.path.abspath(library)
        self.folder = os.path.abspath(folder)
        self.network = network
        shutil.rmtree(self.folder, ignore_errors=True)
        port = free_ports(halls + 2)
        self.run_ctl("provision", "--dir", self.folder, "--halls", str(halls), "--kiosks",
                     str(max(kiosks)), "--counters", str(counters), "--port", str(port))
        self.take_rules_away()
        self.log = os.path.join(self.folder, "log")
        os.makedirs(self.log)
        self.nodes = {}
        self.counters = []
        self.hall_of = {}
        self.kiosks = []
        self.halls = [f"hall-{i}" for i in range(1, halls + 1)]
        self.phones = [f"phone-{i}" for i in range(1, phones + 1)]
        self.database = None
        self.centre_ports = [port]
        self.add_administrator()
        if on_postgres:
            self.add_database(port + halls + 1)
        self.add("centre")
        if on_postgres:
            self.add("centre-2", "centre/platform-2.toml")
        for i, hall in enumerate(self.halls, 1):
            self.connect(f"{hall}>centre", f"{hall}/platform.toml", "upstream", self.centre_ports)
            self.add(hall)
            for k in range(1, kiosks[i - 1] + 1):
                name = f"kiosk-{i}-{k}"
                self.connect(f"{name}>{hall}", f"{name}/kiosk.toml", "platform", [port + i])
                self.add(name, takes_orders=True)
                self.hall_of[name] = hall
                self.kiosks.append(name)
            for c in range(1, counters + 1):
                name = f"counter-{i}-{c}"
                self.network.add(f"{name}>{hall}", [port + i])
                self.counters.append(name)
                self.hall_of[name] = hall
        for name in [*self.phones, "console"]:
            self.network.add(f"{name}>centre", self.centre_ports)

    def take_rules_away(self):
        """Anybody books as often as they like, and what is cancelled is free at once: with places
        that are kept back for a while the nodes would not be equal before they are free. The plan
        opens no slots either: the console does."""
        plan = json.loads(self.text("centre/slots.json"))
        plan["rules"] = {name: 0 for name in plan["rules"]}
        plan["resources"] = [{**plan["resources"][0], "halls": ["none"]}]
        with open(self.path("centre/slots.json"), "w", encoding="utf-8") as file:
            json.dump(plan, file)

    def path(self, name):
        return os.path.join(self.folder, name)

    def text(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def write(self, name, text):
        """For its owner alone."""
        with open(os.open(self.path(name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w",
                  encoding="utf-8") as file:
            file.write(text)

    def add_administrator(self):
        """Who sets capacity at the centre, with a clerk's password and a second factor."""
        file = json.loads(self.text("centre/staff.json"))
        secret = base64.b32encode(os.urandom(20)).decode()
        clerk = next(one for one in file["staff"] if one["account"] == "wang")
        file["staff"].append({"account": ADMINISTRATOR, "name": "高工", "totp": secret, "hall": "",
                              "role": "systemAdministrator", "password": clerk["password"]})
        self.write("centre/staff.json", json.dumps(file))
        self.administrator = (ADMINISTRATOR, self.password("wang"), secret)

    def add_database(self, second_port):
        """A server for the centre, and the configuration of the centre's two processes."""
        self.database = postgres.Server(os.path.join(self.log, "postgres.log"), self.library)
        self.write("centre/store-connection", self.database.connection + "\n")
        text = self.text("centre/platform.toml").replace(
            "[store]\n",
            '[store]\nengine = "postgres"\nconnection = "store-connection"\n', 1)
        self.write("centre/platform.toml", text)
        self.write("centre/platform-2.toml", text.replace(str(self.centre_ports[0]),
                                                          str(second_port)))
        self.centre_ports.append(second_port)

    def run_ctl(self, *words):
        done = subprocess.run([os.path.join(self.bin, "onewindow-ctl"), *words], check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode != 0:
            raise Gone(f"onewindow-ctl {words[0]}: {done.stdout.decode()}")

    def connect(self, link, path, section, ports):
        """Points the section's url of a configuration at a new link."""
        own = self.network.add(link, ports).port
        text, count = re.subn(r'(\[%s\]\s*\nurl = "https://127\.0\.0\.1:)\d+' % section,
                              rf"\g<1>{own}", self.text(path))
        if count != 1:
            raise Gone(f"{path}: no url in [{section}]")
        self.write(path, text)

    def add(self, name, config=None, takes_orders=False):
        ctl = os.path.join(self.bin, "onewindow-ctl")
        platform = os.path.join(self.bin, "onewindow-platform")
        file = "kiosk" if takes_orders else "platform"
        words = [ctl, "simulate"] if takes_orders else [platform]
        words += ["--config", self.path(config or f"{name}/{file}.toml")]
        is_centre = name.startswith("centre")
        store = (postgres.Store(self.database) if is_centre and self.database
                 else self.path(f"{name}/store/{file}.db"))
        self.nodes[name] = Node(self, name, words, store, takes_orders)

    def start(self):
        """Starts everything. A new node first hears from its parent that it has not lived before;
        then staff can sign in at every hall."""
        if self.database:
            self.database.start()
            self.database.define_hex()
        for node in self.nodes.values():
            node.start()
        until(lambda: not self.held(), lambda: "still held: " + " ".join(self.held()),
              START_LIMIT_S)
        until(lambda: all(stores.has_accounts(self.nodes[hall].store) for hall in self.halls),
              "the centre's accounts do not come to the halls", START_LIMIT_S)

    def held(self):
        """The nodes that record nothing until their parent has answered."""
        return [name for name, node in self.nodes.items() if stores.is_held(node.store)]

    def stop(self):
        codes = {}
        for node in reversed(self.nodes.values()):
            codes[node.name] = node.stop()
        return codes

    def close(self):
        """Ends the database, and puts it beside the other stores."""
        if self.database:
            self.database.stop()
            self.database.keep(self.path("database"))

    def password(self, account):
        return dict(line.split() for line in self.text("passwords.txt").splitlines())[account]

    def heal(self):
        """Everything is as it should be again; what was down is started."""
        self.network.heal()
        if self.database:
            self.database.recover()
        for node in self.nodes.values():
            node.troubles.set_clock(0)
            node.troubles.set_disk(0)
            node.resume()
            if not node.running():
                node.start_again()

    def differences(self):
        """What the nodes do not agree on yet, from their live stores; empty when all are equal."""
        names = self.kiosks + self.halls
        heads = {name: stores.chain_heads(self.nodes[name].store) for name in [*names, "centre"]}
        lots = {name: stores.lots_of(self.nodes[name].store) for name in [*names, "centre"]}
        found = []
        for name in names:
            for parent in {"centre", self.hall_of.get(name, "centre")}:
                own, theirs = heads[name].get(name), heads[parent].get(name)
                if own != theirs:
                    found.append(f"{name} is at {own}, {parent} has {theirs}")
                found += [f"{name} has {lots[name].get(lot)} of lot {lot}, {parent} has {account}"
                          for lot, account in lots[parent].items()
                          if name in account[1:3] and lots[name].get(lot) != account]
        for name in self.kiosks:
            if stores.feed_of(self.nodes[self.hall_of[name]].store, name) != stores.cache_of(
                    self.nodes[name].store):
                found.append(f"{name} has not the feed of {self.hall_of[name]}")
        return found
