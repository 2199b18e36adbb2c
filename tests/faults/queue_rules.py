# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The rules of a hall's queue, played from the rows of its journal in the order in which the hall
took them in: who waits where, who may be called next, at which window somebody is, who comes back
at which place, and what may be taken back."""

HEAD_START_MS = 20 * 60 * 1000
ORDINARY_EVERY = 3
REENTRY_AFTER = 3
REENTRY_WITHIN_MS = 30 * 60 * 1000
MISSES_ALLOWED = 2
DAY_MS = 24 * 60 * 60 * 1000
BEIJING_MS = 8 * 60 * 60 * 1000
# Between the clock that a command is judged by and the one of its fact.
CLOCK_OFF_MS = 5_000
STATES = ("pending", "waiting", "setAside", "called", "serving", "done", "missed", "cancelled",
          "linked", "suspended")
OPEN = ("pending", "waiting", "setAside", "called", "serving", "suspended")
IN_HAND = ("called", "serving")
# What a fact of the hall needs the ticket to be, and makes of it.
STEPS = {"ticket.called": (("waiting", "suspended"), "called"),
         "ticket.recalled": (("called",), "called"),
         "ticket.missed": (("called",), "missed"),
         "ticket.started": (("called",), "serving"),
         "ticket.finished": (("serving",), "done"),
         "ticket.transferred": (IN_HAND, "waiting"),
         "ticket.suspended": (IN_HAND, "suspended"),
         "ticket.released": (("waiting",), "waiting"),
         "ticket.steppedBack": (("waiting",), "waiting"),
         "ticket.linked": (("pending", "waiting", "setAside", "suspended"), "linked")}
# Of somebody in hand at the window that they name.
AT_WINDOW = ("ticket.called", "ticket.recalled", "ticket.missed", "ticket.started",
             "ticket.finished", "ticket.transferred", "ticket.suspended")


def day_of(row):
    return (row.corrected_ms + BEIJING_MS) // DAY_MS


class Ticket:
    def __init__(self, row):
        self.is_ordinary = row.body.get("class", "ordinary") == "ordinary"
        issued = row.body.get("writtenAt", row.corrected_ms)
        head_start = row.body.get("headStartMs", HEAD_START_MS)
        # Who comes early for an appointment counts from its beginning.
        self.counts_from = max(issued, row.body.get("readyAt", 0))
        self.due = self.counts_from - (0 if self.is_ordinary else head_start)
        self.seq = row.seq
        self.day = day_of(row)
        self.node = row.node
        self.id = row.subject
        self.number = row.body.get("number")
        self.handle = row.body.get("handle")
        self.be_for(row.body["matter"], row.body.get("further", []))
        self.state = "pending"
        self.window = None
        self.line = None  # Of one window or colleague alone; else that of its matter.
        self.misses = 0
        self.missed_ms = 0

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


class Window:
    """A window, and its last command that may be taken back: (kind, ticket, what that was
    before)."""

    def __init__(self):
        self.state = "closed"
        self.matters = []
        self.staff = ""
        self.passed = 0  # Calls over an ordinary number since it called one.
        self.passed_before = 0
        self.last = None

    def is_at_work(self):
        return self.state in ("open", "paused")


class Queue:
    """`findings` are (text, ticket); `calls` counts. `clock_off_ms`: how far the hall's clock may
    have been off."""

    def __init__(self, hall, clock_off_ms=CLOCK_OFF_MS):
        self.hall = hall
        self.clock_off_ms = clock_off_ms
        self.tickets = {}
        self.windows = {}
        self.findings = []
        self.calls = 0

    def states(self):
        return {key: STATES.index(ticket.state) for key, ticket in self.tickets.items()}

    def find(self, text, ticket):
        self.findings.append((text, ticket))

    def window(self, name):
        return self.windows.setdefault(name, Window())

    def waiting(self):
        return [one for one in self.tickets.values() if one.state == "waiting"]

    def apply(self, row):
        if row.kind == "ticket.issued":
            if row.subject in self.tickets:
                self.find("a ticket was issued twice", row.subject)
            else:
                self.tickets[row.subject] = Ticket(row)
        elif row.kind == "window.changed" and row.node == self.hall:
            self.change_window(row)
        elif row.kind == "hall.dayEnded" and row.node == self.hall:
            self.end_day(row)
        elif row.kind in ("ticket.held", "ticket.setAside", "ticket.cancelled"):
            ticket = self.tickets.get(row.subject)
            if ticket:
                self.by_terminal(ticket, row)
        elif row.node == self.hall and (row.kind in STEPS or row.kind == "ticket.undone"):
            ticket = self.tickets.get(row.subject)
            if not ticket:
                self.find(f"{row.kind} of a ticket that nobody issued", row.subject)
            elif row.kind == "ticket.undone":
                self.undo(ticket, row)
            else:
                self.by_hall(ticket, row)

    def change_window(self, row):
        window = self.window(row.body["window"])
        gone = []
        if row.body["state"] == "closed":
            gone = [("window", row.body["window"]), ("staff", window.staff)]
        elif row.body.get("takenFrom"):
            gone = [("staff", row.body["takenFrom"])]
        for ticket in self.waiting():
            if ticket.line in gone:
                self.find(f"waits for {ticket.line[0]} {ticket.line[1]} alone, who is gone",
                          ticket.id)
        window.state = row.body["state"]
        window.matters = row.body["matters"]
        window.staff = row.body["staff"]

    def end_day(self, row):
        for ticket in self.tickets.values():
            if ticket.day <= day_of(row) and ticket.state in OPEN + ("missed",):
                self.find(f"is {ticket.state} after the end of its day", ticket.id)
        for name, window in self.windows.items():
            if window.is_at_work():
                self.find(f"window {name} is {window.state} after the end of the day", "")

    def by_terminal(self, ticket, row):
        """Too late is no fault here: the hall owns the ticket, and it stays what it is."""
        by = row.body.get("by")
        is_issuers, is_halls = row.node == ticket.node, row.node == self.hall
        if row.kind == "ticket.held":
            if by == "clerk" and not is_halls:
                return
            if ticket.state == "missed" and is_halls:
                self.come_back(ticket, row)
            if ticket.state in ("pending", "setAside") or (ticket.state == "missed" and is_halls):
                ticket.state, ticket.window, ticket.line = "waiting", None, None
                if is_halls:
                    ticket.move_back(row.body.get("dueAt", 0))
        elif row.kind == "ticket.setAside":
            if is_issuers and ticket.state == "pending":
                ticket.state = "setAside"
        elif ((is_issuers or is_halls) and ticket.state in ("pending", "setAside", "waiting")) or (
                is_halls and by == "day" and ticket.state in OPEN + ("missed",)):
            ticket.state, ticket.window = "cancelled", None
            if is_halls:
                self.nothing_to_undo(ticket)

    def come_back(self, ticket, row):
        """Who was missed: behind the next three of its matter; late or missed again, at the end;
        missed once more, not at all."""
        due = row.body.get("dueAt")
        if ticket.misses > MISSES_ALLOWED:
            self.find(f"comes back though it was missed {ticket.misses} times", ticket.id)
        elif ticket.misses == 1 and row.corrected_ms - ticket.missed_ms <= REENTRY_WITHIN_MS:
            behind = sorted(one.due for one in self.waiting()
                            if one.line is None and one.matter == ticket.matter and
                            one.due >= ticket.due and one.day >= day_of(row))[:REENTRY_AFTER]
            expected = behind[-1] + 1 if behind else None
            if due != expected:
                self.find(f"comes back due at {due}, behind the next {REENTRY_AFTER} is {expected}",
                          ticket.id)
        else:
            end = row.corrected_ms - (0 if ticket.is_ordinary else HEAD_START_MS)
            if due is None or abs(due - end) > self.clock_off_ms:
                self.find(f"comes back due at {due}, the end of the line is {end}", ticket.id)

    def by_hall(self, ticket, row):
        needed, after = STEPS[row.kind]
        if ticket.state not in needed:
            self.find(f"{row.kind} while it is {ticket.state}", ticket.id)
        if row.kind in AT_WINDOW:
            self.at_window(ticket, row)
        if row.kind == "ticket.linked":
            ticket.window = None
            if row.body.get("left"):
                ticket.be_for(row.body["left"][0], row.body["left"][1:])
                return
        elif row.kind == "ticket.released":
            ticket.line = None
        elif row.kind == "ticket.steppedBack":
            ticket.move_back(row.body["dueAt"])
        ticket.state = after

    def at_window(self, ticket, row):
        window = self.window(row.body["window"])
        before = (ticket.state, ticket.matter, frozenset(ticket.matters))
        if row.kind == "ticket.called":
            self.call(ticket, row)
        elif ticket.window != row.body["window"]:
            self.find(f"{row.kind} by window {row.body['window']}, in hand at {ticket.window}",
                      ticket.id)
        if row.kind == "ticket.missed":
            ticket.misses += 1
            ticket.missed_ms = row.corrected_ms
            if row.body.get("misses") != ticket.misses:
                self.find(f"is said to be missed {row.body.get('misses')} times, and was "
                          f"{ticket.misses} times", ticket.id)
        elif row.kind == "ticket.transferred":
            ticket.be_for(row.body["matter"], row.body.get("further", []))
            ticket.line = self.sent_to(ticket, row)
        elif row.kind == "ticket.suspended":
            ticket.line = None
            if not row.body.get("reason"):
                self.find("was suspended for no reason", ticket.id)
        if row.kind not in ("ticket.called", "ticket.recalled", "ticket.started"):
            ticket.window = None
        window.last = (row.kind, ticket.id, before)

    def sent_to(self, ticket, row):
        """The line of who alone is to call it, who is at work and serves it."""
        if row.body.get("toWindow"):
            name = row.body["toWindow"]
            at = [self.window(name)]
            line = ("window", name)
        elif row.body.get("toStaff"):
            name = row.body["toStaff"]
            at = [one for one in self.windows.values() if one.staff == name]
            line = ("staff", name)
        else:
            return None
        if not any(one.is_at_work() and ticket.matter in one.matters for one in at):
            self.find(f"was sent to {line[0]} {name}, where nobody serves {ticket.matter}",
                      ticket.id)
        return line

    def nothing_to_undo(self, ticket):
        for window in self.windows.values():
            if window.last and window.last[1] == ticket.id:
                window.last = None

    def undo(self, ticket, row):
        """Only the last command of a window, and to what was before it."""
        name, kind = row.body["window"], row.body["undone"]
        window = self.window(name)
        state = row.body["state"]
        before = (state, row.body["matter"],
                  frozenset({row.body["matter"], *row.body.get("further", [])}))
        if window.last is None or window.last[:2] != (kind, ticket.id):
            self.find(f"window {name} takes back {kind}, its last was {window.last}", ticket.id)
        elif window.last[2] != before:
            self.find(f"{kind} is taken back to {before}, and was {window.last[2]}", ticket.id)
        if row.body["from"] != ticket.state:
            self.find(f"{kind} is taken back from {row.body['from']} while it is {ticket.state}",
                      ticket.id)
        if ticket.window not in (None, name):
            self.find(f"{kind} is taken back by window {name}, in hand at {ticket.window}",
                      ticket.id)
        in_hand = [one for one in self.tickets.values() if one.window == name and
                   one is not ticket]
        if state in IN_HAND and in_hand:
            self.find(f"window {name} takes {kind} back with somebody else in hand", ticket.id)
        if kind == "ticket.called":
            window.passed = window.passed_before
        else:
            ticket.line = None
        if kind == "ticket.missed":
            ticket.misses -= 1
        ticket.be_for(row.body["matter"], row.body.get("further", []))
        ticket.state = state
        ticket.window = name if state in IN_HAND else None
        window.last = None

    def whose_turn(self, window, waiting):
        """The earliest due, unless that passes an ordinary number and enough others did."""
        first = min(waiting, key=Ticket.order, default=None)
        ordinary = min((one for one in waiting if one.is_ordinary), key=Ticket.order, default=None)
        if first is None or first.is_ordinary or ordinary is None:
            window.passed = 0
            return first
        if first.counts_from <= ordinary.counts_from:
            return first
        window.passed += 1
        if window.passed < ORDINARY_EVERY:
            return first
        window.passed = 0
        return ordinary

    def call(self, ticket, row):
        self.calls += 1
        name = row.body["window"]
        window = self.window(name)
        if window.state != "open":
            self.find(f"window {name} calls while it is {window.state}", ticket.id)
        in_hand = [one for one in self.tickets.values() if one.window == name]
        if in_hand:
            self.find(f"window {name} calls with somebody in hand", ticket.id)
        elsewhere = [one for one in self.tickets.values() if one is not ticket and one.window and
                     one.is_of_same(ticket)]
        if elsewhere:
            self.find(f"one person is called at windows {elsewhere[0].window} and {name}",
                      ticket.id)
        window.passed_before = window.passed
        if ticket.state == "suspended" or row.body.get("outOfOrder"):
            if not ticket.matters & set(window.matters):
                self.find(f"window {name} calls for {sorted(ticket.matters)}, which it does not "
                          "serve", ticket.id)
        else:
            self.call_in_order(ticket, row, window)
        ticket.window = name

    def call_in_order(self, ticket, row, window):
        name, today = row.body["window"], day_of(row)
        own = (("window", name), ("staff", row.body["staff"]))

        def is_called_here(one):
            return one.matter in window.matters if one.line is None else one.line in own

        if not is_called_here(ticket):
            self.find(f"window {name} calls for {ticket.line or ticket.matter}, which it does not "
                      "serve", ticket.id)
        served = [one for one in self.tickets.values() if one.window]
        waiting = [one for one in self.waiting() if one.day >= today and is_called_here(one) and
                   not any(one.is_of_same(other) for other in served)]
        first = self.whose_turn(window, waiting) or ticket
        if first is not ticket and ticket.state == "waiting":
            self.find(f"window {name} calls somebody due at {ticket.due} while it is the turn of "
                      f"another, due at {first.due}", ticket.id)
        if row.body.get("passed") != window.passed:
            self.find(f"window {name} says {row.body.get('passed')} passed an ordinary number, "
                      f"and {window.passed} did", ticket.id)
            window.passed = row.body.get("passed", window.passed)
