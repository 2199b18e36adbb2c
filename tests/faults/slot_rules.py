# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The rules of appointment places, played from the rows of a journal in the order in which its node
took them in. The centre hands places down to halls, and those to terminals; who holds them books
them. At every step nobody may have booked, handed on and given back more than it was given, and no
slot more appointments than it has places: so it was at every moment in the whole city, for a node
hears of a thing only after what led to it."""

from collections import Counter

LIVE, CANCELLED = 0, 2


class Lot:
    """One holder's account of places of one slot."""

    def __init__(self, slot, grantor, source, holder, life):
        self.slot = slot
        self.grantor = grantor
        self.source = source
        self.holder = holder
        self.life = life
        self.given = 0  # By the grantor; stays 0 where its facts are not known.
        self.taken = 0
        self.returned = 0
        self.below = 0
        self.booked = 0
        self.used = 0

    def account(self):
        """As the programs' tables have it."""
        return [self.slot[1], self.grantor, self.holder, self.life, max(self.given, self.taken),
                self.returned, self.below, self.booked, self.used]


class Booking:
    def __init__(self, row):
        self.slot = (row.hall, row.body["slot"])
        self.lot = row.body["lot"]
        self.place = row.node
        self.is_live = True


class Places:
    """`findings` are (text, appointment or nothing)."""

    def __init__(self, node):
        self.node = node
        self.capacity = {}
        self.out = Counter()  # Handed down by the centre, of each slot.
        self.booked = Counter()  # At the centre itself.
        self.live = Counter()
        self.lots = {}
        self.bookings = {}
        self.findings = []

    def find(self, text, appointment=None):
        self.findings.append((text, appointment))

    def apply(self, row):
        if row.kind == "appointment.booked":
            self.book(row)
        elif row.kind == "appointment.cancelled":
            self.cancel(row)
        elif row.kind in ("appointment.refused", "holder.lost"):
            self.find(f"{row.kind}, and nobody was lost", row.subject)
        for item in row.body.get("items", []):
            if row.kind == "capacity.set":
                self.capacity[(row.hall, item["slot"])] = item["capacity"]
            elif row.kind == "allotment.granted":
                self.grant(row, item)
            elif row.kind == "allotment.taken":
                self.take(row, item)
            elif row.kind == "allotment.returned":
                self.give_back(row, item)

    def grant(self, row, item):
        lot = self.lots.setdefault(item["lot"], Lot(
            (row.hall, item["slot"]), row.node, item["source"], item["holder"], item["life"]))
        more = item["granted"] - lot.given
        lot.given += max(0, more)
        self.hand_down(lot, max(0, more))

    def take(self, row, item):
        lot = self.lots.setdefault(item["lot"], Lot(
            (row.hall, item["slot"]), item["grantor"], item["source"], row.node,
            row.place[0]))
        lot.taken = max(lot.taken, item["granted"])
        if self.knows_grants_of(lot) and lot.taken > lot.given:
            self.find(f"{row.node} took {lot.taken} places of {lot.slot[1]}, was given {lot.given}")

    def knows_grants_of(self, lot):
        """A hall has the facts of its terminals and its own, the centre those of all."""
        return self.node in ("centre", lot.grantor)

    def give_back(self, row, item):
        lot = self.lots.get(item["lot"])
        if lot is None or lot.holder != row.node:
            self.find(f"{row.node} gave back places of a lot that is not its own")
            return
        less = max(0, item["returned"] - lot.returned)
        lot.returned += less
        if self.knows_grants_of(lot):
            self.hand_down(lot, -less)
        self.check_lot(lot)

    def hand_down(self, lot, count):
        """More of the source's places are out, or fewer."""
        if lot.source:
            source = self.lots.get(lot.source)
            if source is None:
                self.find(f"{lot.grantor} handed down places it was never given")
                return
            source.below += count
            self.check_lot(source)
        else:
            self.out[lot.slot] += count
            self.check_root(lot.slot)

    def book(self, row):
        if row.subject in self.bookings:
            self.find("booked twice", row.subject)
            return
        booking = self.bookings[row.subject] = Booking(row)
        self.count(booking, 1)
        lot = self.lots.get(booking.lot)
        if booking.lot and (lot is None or lot.holder != row.node or lot.slot != booking.slot or
                            lot.life != row.place[0]):
            self.find(f"{row.node} booked from a lot that is not its own", row.subject)
        elif lot:
            self.check_lot(lot, row.subject)
        elif row.node != "centre":
            self.find(f"{row.node} booked from nothing", row.subject)
        else:
            self.check_root(booking.slot, row.subject)
        if self.node == "centre" and self.live[booking.slot] > self.capacity.get(booking.slot, 0):
            self.find(f"{booking.slot[1]} in {row.hall} is overbooked: {self.live[booking.slot]} "
                      f"appointments, {self.capacity.get(booking.slot, 0)} places", row.subject)

    def cancel(self, row):
        booking = self.bookings.get(row.subject)
        if booking is None or booking.place != row.node:
            self.find(f"{row.node} cancelled what it did not book", row.subject)
        elif not booking.is_live:
            self.find("cancelled twice", row.subject)
        else:
            booking.is_live = False
            self.count(booking, -1)

    def count(self, booking, by):
        self.live[booking.slot] += by
        lot = self.lots.get(booking.lot)
        if lot is None:
            self.booked[booking.slot] += by
            return
        lot.booked += by
        while lot is not None:
            lot.used += by
            lot = self.lots.get(lot.source)

    def check_lot(self, lot, appointment=None):
        free = lot.taken - lot.returned - lot.below - lot.booked
        if free < 0:
            self.find(f"{lot.holder} used {-free} more places of {lot.slot[1]} than it was given",
                      appointment)

    def check_root(self, slot, appointment=None):
        free = self.capacity.get(slot, 0) - self.out[slot] - self.booked[slot]
        if self.node == "centre" and free < 0:
            self.find(f"{slot[1]} in {slot[0]} is overbooked: the centre gave {-free} more than it "
                      "had", appointment)
