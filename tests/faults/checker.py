# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Proves from the stores of stopped nodes and from the history that nothing went wrong. Reads the
tables itself and plays the queue's rules again in its own words, so that it can disagree with the
programs; what onewindow-ctl verify says of each store is one check among others."""

import glob
import os
import subprocess
from collections import Counter, defaultdict

import history as past
import stores
from people import PERSONS, person
from queue_rules import Queue
from rows import rows_of
from slot_rules import CANCELLED, LIVE, Places

KINDS = {"issue": "ticket.issued", "hold": "ticket.held", "setAside": "ticket.setAside",
         "cancel": "ticket.cancelled", "call-next": "ticket.called", "start": "ticket.started",
         "finish": "ticket.finished", "no-show": "ticket.missed",
         "transfer": "ticket.transferred", "suspend": "ticket.suspended",
         "bring-back": "ticket.called", "call-out-of-order": "ticket.called",
         "undo": "ticket.undone", "restore": "ticket.held",
         "open": "window.changed", "signIn": "staff.signedIn",
         "capacity": "capacity.set", "book": "appointment.booked",
         "cancelBooking": "appointment.cancelled"}
# What a node does only when it is asked to, and does not say at which window.
ASKED_FOR = ("capacity.set", "appointment.booked", "appointment.cancelled")
# How far the weather moves a hall's clock.
CLOCK_OFF_MS = 21 * 60 * 1000
CRASHES = (b"invariant broken", b"Received signal", b"Sanitizer", b"terminate called")


class Finding:
    """What is wrong, and the words to look for in the history."""

    def __init__(self, text, *words):
        self.text = text
        self.words = [word for word in words if word]

    def __str__(self):
        return self.text


def ticket_hex(text):
    return (text or "").replace("-", "").upper()


def ticket_text(hexed):
    low = hexed.lower()
    return "-".join((low[:8], low[8:12], low[12:16], low[16:20], low[20:]))


class Checker:
    """`database` is where the centre's store is, if that is no file of the folder."""

    def __init__(self, bin_dir, folder, kiosks, hall_of, halls, database=None):
        self.ctl = os.path.join(bin_dir, "onewindow-ctl")
        self.folder = folder
        self.kiosks = kiosks
        self.halls = halls
        self.hall_of = hall_of
        self.database = database
        self.nodes = kiosks + halls + ["centre"]
        self.findings = []
        self.rows = {}
        self.events = []
        self.proved = []

    def store(self, node):
        if node == "centre" and self.database:
            return self.database
        file = "kiosk.db" if node in self.kiosks else "platform.db"
        return os.path.join(self.folder, node, "store", file)

    def open(self, node):
        return stores.open_store(self.store(node))

    def find(self, text, *words):
        self.findings.append(Finding(text, *words))

    def read(self):
        self.events = past.read(os.path.join(self.folder, "history.jsonl"))
        for node in self.nodes:
            with self.open(node) as store:
                self.rows[node] = rows_of(store)

    def check(self, verifies=True):
        """All findings; empty when everything is proved."""
        self.read()
        if verifies:
            self.stores_verify()
        self.chains_are_equal()
        self.nothing_is_set_apart()
        self.acknowledged_is_there()
        self.numbers_are_given_once()
        self.queue_was_fair()
        self.appointments_hold()
        self.places_agree()
        self.feeds_are_equal()
        self.persons_are_sealed()
        self.nothing_crashed()
        return self.findings

    def stores_verify(self):
        for node in self.nodes:
            words = (["--store", self.store(node)] if isinstance(self.store(node), str) else
                     ["--config", os.path.join(self.folder, node, "platform.toml")])
            done = subprocess.run([self.ctl, "verify", *words], check=False,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            if done.returncode != 0:
                self.find(f"verify of {node}: {done.stdout.decode().strip().splitlines()[-1]}",
                          node)
        self.proved.append(f"{len(self.nodes)} stores verify")

    def chain(self, node, at):
        return [row for row in self.rows[at] if row.node == node]

    def chains_are_equal(self):
        """Each row of a terminal is at its hall and at the centre once, each of a hall at the
        centre, linked and in the owner's order."""
        count = 0
        for node in self.kiosks + self.halls:
            own = {row.place: row for row in self.chain(node, node)}
            count += len(own)
            for at in [node, self.hall_of.get(node), "centre"]:
                if at:
                    self.chain_is(own, node, at)
        for at in self.halls + ["centre"]:
            known = set(self.nodes if at == "centre" else [at] + [
                kiosk for kiosk in self.kiosks if self.hall_of[kiosk] == at])
            for node in {row.node for row in self.rows[at]} - known:
                self.find(f"{at} has rows of {node}", node)
        self.proved.append(f"{count} rows are at every node above their own, once and in order")

    def chain_is(self, own, node, at):
        rows = self.chain(node, at)
        places = [row.place for row in rows]
        for place, times in Counter(places).items():
            if times > 1:
                self.find(f"{at} has row {place} of {node} {times} times", node, at)
        for place in sorted(set(own) - set(places)):
            row = own[place]
            self.find(f"{at} lacks row {place} of {node}, {row.kind}", node,
                      ticket_text(row.subject))
        for place in sorted(set(places) - set(own)):
            self.find(f"{at} has row {place} of {node}, which {node} has not", node)
        if places != sorted(places):
            self.find(f"{at} has the rows of {node} in another order", node)
        before = None
        for row in sorted(rows, key=lambda one: one.place):
            twin = own.get(row.place)
            if twin and (twin.digest, twin.kind, twin.subject, twin.body) != (
                    row.digest, row.kind, row.subject, row.body):
                self.find(f"row {row.place} of {node} is another one at {at}", node,
                          ticket_text(row.subject))
            if before and before.place[0] == row.place[0] and row.prev != before.digest:
                self.find(f"row {row.place} of {node} does not follow its predecessor at {at}",
                          node)
            before = row

    def nothing_is_set_apart(self):
        for node in self.nodes:
            with self.open(node) as store:
                for row in store.execute("SELECT node, reason FROM quarantine"):
                    self.find(f"{node} keeps rows of {row[0]} apart: {row[1]}", node, row[0])
                for row in store.execute("SELECT node FROM chains WHERE frozen <> 0"):
                    self.find(f"{node} has frozen the chain of {row[0]}", node, row[0])
        for node in self.halls + ["centre"]:
            for row in self.rows[node]:
                if row.kind == "alarm.raised":
                    self.find(f"{node} raised an alarm: {row.body}", node)

    def acknowledged_is_there(self):
        """Counts: what was acknowledged is there, and nothing more than was acknowledged or may
        have been done when no answer came."""
        done, unknown = defaultdict(Counter), Counter()
        for event in self.events:
            verb = event.get("do")
            if verb not in KINDS or event["what"] not in ("done", "unknown"):
                continue
            if verb == "issue" and event.get("isExisting"):
                continue
            place = (event["node"], KINDS[verb], event.get("window", ""))
            if event["what"] == "done":
                done[place][ticket_hex(event.get("ticket") or event.get("appointment"))] += 1
            else:
                unknown[place] += 1
        acknowledged = 0
        for node in self.nodes:
            rows = defaultdict(Counter)
            for row in self.chain(node, node):
                window = row.body.get("window", "") if node in self.halls else ""
                rows[(node, row.kind, window)][row.subject] += row.body.get("by") != "restart"
            for place in {place for place in {**done, **rows} if place[0] == node}:
                acknowledged += self.compare(place, done[place], rows[place], unknown[place])
        self.proved.append(f"{acknowledged} acknowledged actions are there, none twice; "
                           f"{sum(unknown.values())} had no answer")

    def compare(self, place, done, rows, unknown):
        node, kind, window = place
        where = f"{node}{', window ' + window if window else ''}"
        for ticket, times in done.items():
            have = rows[ticket] if ticket else sum(rows.values())
            if have < times:
                self.find(f"{where}: {kind} of {ticket_text(ticket) if ticket else 'anything'} was "
                          f"acknowledged {times} times and is there {have} times", where,
                          ticket_text(ticket) if ticket else node)
        if kind in ("ticket.setAside", "staff.signedIn") or kind not in KINDS.values() or (
                node not in self.kiosks and not window and kind not in ASKED_FOR):
            return sum(done.values())  # The node does these by itself as well.
        most = sum(done.values()) + unknown
        if sum(rows.values()) > most:
            extra = [ticket_text(ticket) for ticket in rows if rows[ticket] > done[ticket]]
            self.find(f"{where}: {kind} is there {sum(rows.values())} times, and was asked for "
                      f"{most} times at most: {' '.join(extra[:5])}", *extra[:5])
        return sum(done.values())

    def numbers_are_given_once(self):
        count = 0
        for hall in self.halls:
            with self.open(hall) as store:
                given = Counter((day, number) for day, number in store.execute(
                    "SELECT day, number FROM tickets"))
            count += sum(given.values())
            for (day, number), times in given.items():
                if times > 1:
                    self.find(f"{hall} has the number {number} {times} times on {day}", number)
        self.proved.append(f"{count} numbers, each given once")

    def queue_was_fair(self):
        calls = 0
        for hall in self.halls:
            queue = Queue(hall, CLOCK_OFF_MS)
            for row in self.rows[hall]:
                queue.apply(row)
            calls += queue.calls
            for text, ticket in queue.findings:
                self.find(f"{hall}: {text}", ticket_text(ticket))
            with self.open(hall) as store:
                table = dict(store.execute("SELECT hex(id), state FROM tickets"))
            for ticket, state in queue.states().items():
                if table.get(ticket) != state:
                    self.find(f"{hall}: ticket {ticket_text(ticket)} is in state "
                              f"{table.get(ticket)}, its facts give {state}", ticket_text(ticket))
            for ticket in set(table) - set(queue.states()):
                self.find(f"{hall}: ticket {ticket_text(ticket)} has no facts")
        self.proved.append(f"{calls} calls, each of the first who waited, nobody at two windows")

    def appointments_hold(self):
        """Plays all facts about places again at each node, in the order in which it took them in,
        and holds its tables to what comes of it."""
        booked, cancelled = Counter(), 0
        for node in self.nodes:
            places = Places(node)
            for row in self.rows[node]:
                places.apply(row)
            for text, appointment in places.findings:
                self.find(f"{node}: {text}", ticket_text(appointment) if appointment else "")
            self.tables_say_so(node, places)
            if node == "centre":
                for booking in places.bookings.values():
                    kind = booking.place.split("-")[0]
                    booked[kind] += 1
                    cancelled += not booking.is_live
                self.nothing_is_stranded(places)
        where = ", ".join(f"{count} at {kind}s" for kind, count in sorted(booked.items()))
        self.proved.append(f"{sum(booked.values())} appointments ({where}), {cancelled} cancelled, "
                           "never more than places")

    def tables_say_so(self, node, places):
        with self.open(node) as store:
            states = dict(store.execute("SELECT hex(id), state FROM appointments").fetchall())
        accounts = stores.lots_of(self.store(node))
        for key, booking in places.bookings.items():
            expected = LIVE if booking.is_live else CANCELLED
            if states.get(key) != expected:
                self.find(f"{node}: appointment {ticket_text(key)} is in state {states.get(key)}, "
                          f"its facts give {expected}", ticket_text(key))
        for key in set(states) - set(places.bookings):
            self.find(f"{node}: appointment {ticket_text(key)} has no facts", ticket_text(key))
        for key in accounts.keys() | places.lots.keys():
            expected = places.lots[key].account() if key in places.lots else None
            if accounts.get(key) != expected:
                self.find(f"{node}: lot {key} is {accounts.get(key)}, its facts give {expected}")

    def places_agree(self):
        """Who was handed places and who handed them down say the same, and so do all about every
        appointment."""
        lots = {node: stores.lots_of(self.store(node)) for node in self.nodes}
        appointments = {}
        for node in self.nodes:
            with self.open(node) as store:
                appointments[node] = {key: rest for key, *rest in store.execute(
                    "SELECT hex(id), slot, lot, place, life, state FROM appointments").fetchall()}
        for node in self.kiosks + self.halls:
            for above in {self.hall_of.get(node, "centre"), "centre"}:
                for lot, account in lots[above].items():
                    if node in account[1:3] and lots[node].get(lot) != account:
                        self.find(f"{above} has {account} of lot {lot}, {node} has "
                                  f"{lots[node].get(lot)}", lot)
                for key, appointment in appointments[node].items():
                    if appointments[above].get(key) != appointment:
                        self.find(f"{node} has {appointment} of appointment {ticket_text(key)}, "
                                  f"{above} has {appointments[above].get(key)}", ticket_text(key))
        self.proved.append(f"{len(lots['centre'])} lots are the same where they came from and "
                           "where they went")

    def nothing_is_stranded(self, places):
        """At the end everybody who wanted a place got one, wherever it was lying."""
        if not any(event["what"] == "filled" for event in self.events):
            return
        for (hall, slot), capacity in places.capacity.items():
            left = capacity - places.live[(hall, slot)]
            if left > 0:
                self.find(f"{left} of {capacity} places of {slot} in {hall} could not be booked",
                          slot)
        self.proved.append(f"{sum(places.capacity.values())} places of {len(places.capacity)} "
                           "slots could all be booked")

    def feeds_are_equal(self):
        things = 0
        for kiosk in self.kiosks:
            hall = self.hall_of[kiosk]
            above = stores.feed_of(self.store(hall), kiosk)
            below = stores.cache_of(self.store(kiosk))
            things += len(above)
            for key in above.keys() | below.keys():
                # Whether the centre answers changes once more while everything is being ended.
                if key[0] != "centre" and above.get(key) != below.get(key):
                    self.find(f"{kiosk} has {below.get(key)} for {key}, {hall} has "
                              f"{above.get(key)}", kiosk)
        self.proved.append(f"{things} things of the feed are the same at terminal and hall")

    def persons_are_sealed(self):
        """Every word of a person begins like that of the others: a file that has no such beginning
        needs no second look."""
        words = [text.encode(code) for index in range(PERSONS)
                 for text in person(index).values() for code in ("utf-8", "utf-16-le")]
        starts = {os.path.commonprefix([text for text in words if text[:4] == word[:4]])
                  for word in words}
        folders = [self.folder] + ([self.database.server.folder] if self.database else [])
        count = 0
        for path in (found for folder in folders
                     for found in glob.glob(os.path.join(folder, "**"), recursive=True)):
            if os.path.isfile(path):
                count += 1
                with open(path, "rb") as file:
                    content = file.read()
                if any(start in content for start in starts) and any(
                        word in content for word in words):
                    self.find(f"{os.path.relpath(path, self.folder)} has a person in clear")
        sealed = sum(1 for event in self.events if event["what"] == "done" and "sample" in event)
        self.proved.append(f"{sealed} answers about persons, and none of them in {count} files")

    def nothing_crashed(self):
        for path in glob.glob(os.path.join(self.folder, "log", "*.log")):
            with open(path, "rb") as file:
                for line in file:
                    if any(word in line for word in CRASHES):
                        self.find(f"{os.path.basename(path)}: {line.decode().strip()}")
