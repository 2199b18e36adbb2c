# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The rules of a hall's queue, played from the rows of its journal in the order in which the hall
took them in: who waits, who may be called next, and at which window somebody is."""

HEAD_START_MS = 20 * 60 * 1000
ORDINARY_EVERY = 3
DAY_MS = 24 * 60 * 60 * 1000
BEIJING_MS = 8 * 60 * 60 * 1000
STATES = ("pending", "waiting", "setAside", "called", "serving", "done", "missed", "cancelled",
          "linked")
OPEN = ("pending", "waiting", "setAside", "called", "serving")
# What a fact of the hall needs the ticket to be, and makes of it.
STEPS = {"ticket.called": (("waiting",), "called"),
         "ticket.recalled": (("called",), "called"),
         "ticket.missed": (("called",), "missed"),
         "ticket.started": (("called",), "serving"),
         "ticket.finished": (("serving",), "done"),
         "ticket.transferred": (("called", "serving"), "waiting"),
         "ticket.linked": (("pending", "waiting", "setAside"), "linked")}


def day_of(row):
    return (row.corrected_ms + BEIJING_MS) // DAY_MS


class Ticket:
    def __init__(self, row):
        self.is_ordinary = row.body.get("class", "ordinary") == "ordinary"
        self.counts_from = row.corrected_ms
        head_start = row.body.get("headStartMs", HEAD_START_MS)
        self.due = row.corrected_ms - (0 if self.is_ordinary else head_start)
        self.seq = row.seq
        self.day = day_of(row)
        self.node = row.node
        self.id = row.subject
        self.handle = row.body.get("handle")
        self.be_for(row.body["matter"], row.body.get("further", []))
        self.state = "pending"
        self.window = None

    def order(self):
        return (self.due, self.seq, self.id)

    def move_back(self, due):
        later = max(0, due - self.due)
        self.due += later
        self.counts_from += later

    def be_for(self, matter, further):
        """The first of its matters, by which it is called, and all of them."""
        self.matter = matter
        self.matters = {matter, *further}

    def is_of_same(self, other):
        """One person's, for the same thing."""
        return self.handle and self.handle == other.handle and self.matters & other.matters


class Queue:
    """`findings` are (text, ticket); `calls` counts."""

    def __init__(self, hall):
        self.hall = hall
        self.tickets = {}
        self.matters = {}
        self.passed = {}  # By window: calls over an ordinary number since it called one.
        self.findings = []
        self.calls = 0

    def states(self):
        return {key: STATES.index(ticket.state) for key, ticket in self.tickets.items()}

    def find(self, text, ticket):
        self.findings.append((text, ticket))

    def apply(self, row):
        if row.kind == "ticket.issued":
            if row.subject in self.tickets:
                self.find("a ticket was issued twice", row.subject)
            else:
                self.tickets[row.subject] = Ticket(row)
        elif row.kind == "window.changed" and row.node == self.hall:
            self.matters[row.body["window"]] = row.body["matters"]
        elif row.kind in ("ticket.held", "ticket.setAside", "ticket.cancelled"):
            ticket = self.tickets.get(row.subject)
            if ticket:
                self.by_terminal(ticket, row)
        elif row.kind in STEPS and row.node == self.hall:
            ticket = self.tickets.get(row.subject)
            if ticket:
                self.by_hall(ticket, row)
            else:
                self.find(f"{row.kind} of a ticket that nobody issued", row.subject)

    def by_terminal(self, ticket, row):
        """Too late is no fault here: the hall owns the ticket, and it stays what it is."""
        by = row.body.get("by")
        is_issuers, is_halls = row.node == ticket.node, row.node == self.hall
        if row.kind == "ticket.held":
            if by == "clerk" and not is_halls:
                return
            if ticket.state in ("pending", "setAside") or (ticket.state == "missed" and is_halls):
                ticket.state, ticket.window = "waiting", None
                if is_halls:
                    ticket.move_back(row.body.get("dueAt", 0))
        elif row.kind == "ticket.setAside":
            if is_issuers and ticket.state == "pending":
                ticket.state = "setAside"
        elif ((is_issuers or is_halls) and ticket.state in ("pending", "setAside", "waiting")) or (
                is_halls and by == "day" and ticket.state in OPEN + ("missed",)):
            ticket.state, ticket.window = "cancelled", None

    def by_hall(self, ticket, row):
        needed, after = STEPS[row.kind]
        if ticket.state not in needed:
            self.find(f"{row.kind} while it is {ticket.state}", ticket.id)
        if row.kind == "ticket.called":
            self.call(ticket, row.body["window"], day_of(row))
        elif row.kind == "ticket.transferred":
            ticket.be_for(row.body["matter"], row.body.get("further", []))
            ticket.window = None
        elif row.kind == "ticket.linked" and row.body.get("left"):
            ticket.be_for(row.body["left"][0], row.body["left"][1:])
            return
        elif row.kind != "ticket.linked" and ticket.window != row.body.get("window"):
            self.find(f"{row.kind} by window {row.body.get('window')}, in hand at "
                      f"{ticket.window}", ticket.id)
        ticket.state = after
        if after in ("missed", "done", "linked"):
            ticket.window = None

    def whose_turn(self, window, waiting):
        """The earliest due, unless that passes an ordinary number and enough others did."""
        first = min(waiting, key=Ticket.order, default=None)
        ordinary = min((one for one in waiting if one.is_ordinary), key=Ticket.order, default=None)
        if first is None or first.is_ordinary or ordinary is None:
            self.passed[window] = 0
            return first
        if first.counts_from <= ordinary.counts_from:
            return first
        self.passed[window] = self.passed.get(window, 0) + 1
        if self.passed[window] < ORDINARY_EVERY:
            return first
        self.passed[window] = 0
        return ordinary

    def call(self, ticket, window, today):
        self.calls += 1
        in_hand = [one for one in self.tickets.values() if one.window == window]
        if in_hand:
            self.find(f"window {window} calls with somebody in hand", ticket.id)
        if ticket.matter not in self.matters.get(window, []):
            self.find(f"window {window} calls for {ticket.matter}, which it does not serve",
                      ticket.id)
        elsewhere = [one for one in self.tickets.values() if one is not ticket and one.window and
                     one.is_of_same(ticket)]
        if elsewhere:
            self.find(f"one person is called at windows {elsewhere[0].window} and {window}",
                      ticket.id)
        served = [one for one in self.tickets.values() if one.window]
        waiting = [one for one in self.tickets.values() if one.state == "waiting" and
                   one.day >= today and one.matter in self.matters.get(window, []) and
                   not any(one.is_of_same(other) for other in served)]
        first = self.whose_turn(window, waiting) or ticket
        if first is not ticket and ticket.state == "waiting":
            self.find(f"window {window} calls somebody due at {ticket.due} while it is the turn of "
                      f"another, due at {first.due}", ticket.id)
        ticket.window = window
