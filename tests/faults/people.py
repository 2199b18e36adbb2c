# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Those who use the city: citizens at the terminals, clerks at the counters. Each acts on a thread
of its own, with a random generator of its own, and notes what was answered. Those who make
appointments are in bookers.py."""

import json
import random
import threading
import time

from client import Client
from waiting import pause

PERSONS = 40
# Who works at which window; the manager may call somebody before their turn.
CLERKS = {"1": "wang", "2": "zhao"}
MANAGER = "zhao"
# Pages of the feed that somebody reads at a time, at most.
FEED_PAGES = 10
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def person(index):
    """Nobody real: no region's code begins with 99."""
    number = f"990000{1940 + index}0101{index:03}"
    check = "10X98765432"[sum(w * int(d) for w, d in zip(WEIGHTS, number)) % 11]
    return {"name": f"样本甲{index:04}", "idNumber": number + check}


class Actor(threading.Thread):
    """Acts until told to stop."""

    def __init__(self, name, seed, history):
        super().__init__(name=name, daemon=True)
        self.random = random.Random(f"{seed} {name}")
        self.history = history
        self.is_over = threading.Event()

    def run(self):
        while not self.is_over.is_set():
            self.act()
            self.is_over.wait(self.random.uniform(0.1, 0.6))

    def end(self):
        self.is_over.set()
        self.join(60)

    def act(self):
        raise NotImplementedError


class Citizens(Actor):
    """At one terminal. The process may die at any moment: then what was asked and not answered is
    noted as unknown."""

    def __init__(self, node, seed, history):
        super().__init__(node.name, seed, history)
        self.node = node
        self.lock = threading.Lock()
        self.waiting = {}
        self.ended = set()
        self.last_id = 0
        self.matters = []
        self.status = {}
        self.hears = {}
        node.on_start = self.attend

    def attend(self, process):
        """Follows a process that has just started."""
        threading.Thread(target=self.listen, args=(process,), daemon=True).start()

    def listen(self, process):
        for line in process.stdout:
            try:
                answer = json.loads(line)
            except ValueError:
                break  # Killed in the middle of a line.
            with self.lock:
                order = self.waiting.pop((process.pid, answer.get("id")), None)
            if order:
                self.take(order, answer)
        with self.lock:
            # A process that is killed may close its output before its input: what is written to it
            # in between gets there, and nobody would wait for the answer.
            self.ended.add(process)
            lost = [key for key in self.waiting if key[0] == process.pid]
            orders = [self.waiting.pop(key) for key in lost]
        for order in orders:
            self.note("unknown", order, {})

    def note(self, what, order, answer):
        """Persons are noted by their index; what was only looked at is not."""
        if order["do"] not in ("status", "slots"):
            known = {key: value for key, value in order.items() if key not in ("id", "person")}
            self.history.note(what, node=self.name, **{**known, **answer})

    def take(self, order, answer):
        if order["do"] == "status":
            self.status = answer
            self.matters = answer["matters"]
            return
        if order["do"] in self.hears:
            self.hears[order["do"]](order, answer)
        self.note("done" if answer.pop("ok") else "refused", order, answer)
        if order["do"] == "issue" and "ticket" in answer and not answer["isExisting"]:
            self.follow(answer["ticket"], order)

    def follow(self, ticket, order):
        """What happens to a number just issued."""
        chance = self.random.random()
        if chance < 0.8:
            by = "printer" if order["print"] else "citizen"
            self.tell({"do": "hold", "ticket": ticket, "by": by})
        elif chance < 0.87:
            self.tell({"do": "setAside", "ticket": ticket})
        elif chance < 0.94:
            self.tell({"do": "cancel", "ticket": ticket})

    def tell(self, order):
        process = self.node.process
        if process is None or process.poll() is not None:
            return
        with self.lock:
            if process in self.ended:
                return
            self.last_id += 1
            order["id"] = self.last_id
            key = (process.pid, self.last_id)
            self.waiting[key] = order
        try:
            process.stdin.write((json.dumps(order) + "\n").encode())
            process.stdin.flush()
        except (OSError, ValueError):
            with self.lock:
                lost = self.waiting.pop(key, None)
            if lost:  # The listener had gone already.
                self.note("unknown", lost, {})

    def unanswered(self):
        with self.lock:
            return [f"{order['do']} {order['id']}" for order in self.waiting.values()]

    def is_there(self):
        """Whether it makes sense to ask it for more."""
        return not self.node.is_paused and len(self.waiting) <= 20

    def act(self):
        if not self.is_there():
            return
        if not self.matters or self.random.random() < 0.2:
            self.tell({"do": "status"})
        if not self.matters:
            return
        order = {"do": "issue", "matter": self.random.choice(self.matters),
                 "print": self.random.random() < 0.7}
        if self.random.random() < 0.15:
            order["class"] = "elder"
        if self.random.random() < 0.25:
            others = [matter for matter in self.matters if matter != order["matter"]]
            order["further"] = self.random.sample(others, min(len(others), 2))
        if self.random.random() < 0.6:
            order["sample"] = self.random.randrange(PERSONS)
            order["person"] = person(order["sample"])
        self.tell(order)

    def ask_status(self, seconds):
        """The terminal's status, or nothing in time."""
        self.status = {}
        deadline = time.monotonic() + seconds
        self.tell({"do": "status"})
        while not self.status and time.monotonic() < deadline:
            pause()
        return self.status


class Clerk(Actor):
    """At one counter, with the counter's certificate."""

    def __init__(self, city, counter, seed, history):
        super().__init__(counter, seed, history)
        self.hall = city.hall_of[counter]
        self.client = Client(city, f"{counter}>{self.hall}", counter)
        self.window = counter[-1]
        self.account = CLERKS[self.window]
        self.password = city.password(self.account)
        self.may_choose = self.account == MANAGER
        self.others = [(window, clerk) for window, clerk in CLERKS.items()
                       if window != self.window]
        self.is_open = False
        self.in_hand = None
        self.is_serving = False
        self.matters = []
        self.suspended = []
        self.missed = []

    def key(self):
        return f"{self.random.getrandbits(96):024x}"

    def command(self, verb, body=None):
        """(status, answer); (None, {}) if no answer came, however often it was repeated."""
        return self.ask(f"/v1/windows/{self.window}/{verb}", body or {}, do=verb,
                        window=self.window)

    def ask(self, path, body, **what):
        key = self.key()
        what = {"node": self.hall, "by": self.name, **what, "key": key}
        status, answer, is_certain = self.client.until_answered(path, body, key, self.is_over)
        if status == 200:
            self.history.note("done", **what, ticket=answer.get("id"), number=answer.get("number"))
        elif not is_certain:
            self.history.note("unknown", **what, code=answer.get("code"))
        elif answer.get("code") != "QueueEmpty":
            self.history.note("refused", **what, code=answer.get("code"),
                              detail=answer.get("detail"))
        if status == 401:
            self.client.token = None
        return status, answer

    def sign_in(self):
        status, answer = self.client.once("POST", "/v1/session", {"account": self.account,
                                                                  "password": self.password})
        if status == 200:
            self.client.token = answer["token"]
            self.history.note("done", node=self.hall, by=self.name, do="signIn")
        elif status is not None:
            self.history.note("refused", node=self.hall, by=self.name, do="signIn",
                              code=answer.get("code"))
            self.is_over.wait(2)  # Guessing is locked out.

    def open(self):
        if not self.matters:
            status, feed = self.client.once("GET", "/v1/feed?after=&wait=0")
            if status != 200:
                return
            self.matters = sorted(change["id"] for change in feed["changes"]
                                  if change["kind"] == "matter")
        if self.matters:
            status, _ = self.command("open", {"matters": self.matters})
            self.is_open = status == 200

    def act(self):
        if not self.client.token:
            self.sign_in()
        elif not self.is_open:
            self.open()
        elif self.in_hand is None:
            self.call()
        else:
            self.serve()

    def call(self):
        chance = self.random.random()
        if self.suspended and chance < 0.4:
            ticket = self.suspended.pop(0)
            status, answer = self.command("bring-back", {"ticket": ticket})
        elif self.missed and chance < 0.5:
            ticket = self.missed.pop(0)
            self.ask(f"/v1/tickets/{ticket}/restore", {}, do="restore")
            return
        elif self.may_choose and chance < 0.25:
            status, answer = self.call_before_their_turn()
        else:
            status, answer = self.command("call-next")
        if status == 200:
            self.in_hand, self.is_serving = answer["id"], False
            if self.random.random() < 0.05:
                self.take_back()
        elif status == 409 and answer.get("code") == "Conflict":
            # An answer that never came: somebody is in hand already.
            self.in_hand, self.is_serving = "", False
        elif answer.get("code") == "WindowClosed":
            self.is_open = False

    def call_before_their_turn(self):
        waiting = self.waiting()
        if not waiting:
            return None, {}
        return self.command("call-out-of-order", {"ticket": self.random.choice(waiting),
                                                  "reason": "urgent"})

    def waiting(self):
        """Who waits in the hall, by what it tells its staff."""
        cursor, states = "", {}
        for _ in range(FEED_PAGES):
            status, feed = self.client.once("GET", f"/v1/feed?after={cursor}&wait=0")
            if status != 200:
                return []
            for change in feed["changes"]:
                if change["kind"] == "ticket":
                    states[change["id"]] = (change.get("body") or {}).get("state")
            cursor = feed["cursor"]
            if not feed.get("hasMore"):
                break
        return sorted(ticket for ticket, state in states.items() if state == "waiting")

    def serve(self):
        chance = self.random.random()
        verb, body = "start", {}
        if self.is_serving:
            verb, body = ("finish", {}) if chance < 0.85 else ("suspend", {"reason": "form"})
        elif chance < 0.15:
            verb, body = "no-show", {}
        elif chance < 0.27:
            verb, body = "transfer", {**self.somewhere(), "reason": "other"}
        elif chance < 0.37:
            verb, body = "suspend", {"reason": "papers"}
        ticket = self.in_hand
        if ticket:
            body["expectedTicket"] = ticket
        status, _ = self.command(verb, body)
        if status == 200 and verb == "start":
            self.is_serving = True
        elif status == 200:
            was_serving, self.in_hand = self.is_serving, None
            if self.random.random() < 0.05 and self.take_back():
                self.in_hand, self.is_serving = ticket, was_serving
            else:
                self.remember(verb, ticket)
        elif status == 409:
            # A command before this one was applied though its answer was lost: look again.
            self.in_hand = None if self.is_serving or not self.in_hand else ""
            self.is_serving = not self.is_serving

    def somewhere(self):
        """Where somebody is sent on to: a matter, or another window or colleague alone."""
        other, colleague = self.random.choice(self.others)
        return self.random.choice(({"matter": self.random.choice(self.matters)},
                                   {"toWindow": other}, {"toStaff": colleague}))

    def remember(self, verb, ticket):
        if ticket and verb in ("suspend", "no-show"):
            (self.suspended if verb == "suspend" else self.missed).append(ticket)

    def take_back(self):
        """Whether the last command was undone: then nobody is in hand, for all that is known."""
        status, _ = self.command("undo")
        if status == 200:
            self.in_hand, self.is_serving = None, False
        return status == 200
