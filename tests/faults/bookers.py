# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Those who make appointments: by phone at the centre, at the hall's reception, and at the
terminals, all at once and for the same few places; and the administrator who says how many places
there are."""

import base64
import datetime
import os
import sys

from client import Client
from people import PERSONS, Actor, person
from waiting import until

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "../services/platform/contract"))
from platform_process import STEP_S, one_time_code  # noqa: E402

RESOURCE = "window"
DAYS = 2
STARTS = ("0900", "1030", "1400", "1530")
ENDS = ("1030", "1200", "1530", "1700")
# Of a slot, to begin with and at most. A tenth of a day may lie unused in a hall and its terminals.
PLACES = 8
MOST_PLACES = 12


def first_day():
    """Tomorrow's tomorrow in Beijing: a terminal whose clock is three days off thinks it over."""
    now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8)))
    return now.date() + datetime.timedelta(days=2)


class Booker(Actor):
    """Takes what it finds free, and gives some of it back later. `place` is who books it."""

    def __init__(self, name, place, seed, history):
        super().__init__(name, seed, history)
        self.place = place
        self.day = first_day().isoformat()
        self.slots = [f"{RESOURCE}@{(first_day() + datetime.timedelta(days=day)).isoformat()}T"
                      f"{start}-{end}" for day in range(DAYS) for start, end in zip(STARTS, ENDS)]
        self.booked = []

    def key(self):
        return f"{self.random.getrandbits(96):024x}"

    def somebody(self):
        index = self.random.randrange(PERSONS)
        return index, person(index)

    def one_of(self, free):
        """One with places, or one that may have none: then a place is looked for elsewhere, and
        found a moment later."""
        return self.random.choice(free if free and self.random.random() < 0.6 else self.slots)

    def act(self):
        if self.booked and self.random.random() < 0.3:
            self.cancel(self.booked.pop(self.random.randrange(len(self.booked))))
        else:
            self.book()

    def book(self):
        raise NotImplementedError

    def cancel(self, booking):
        raise NotImplementedError


class ApiBooker(Booker):
    """Over HTTPS; at a centre it says for which hall."""

    def __init__(self, client, name, place, seed, history):
        super().__init__(name, place, seed, history)
        self.client = client

    def free(self, hall):
        status, answer = self.client.once(
            "GET", f"/v1/slots?resource={RESOURCE}&from={self.day}&days={DAYS}" +
            (f"&hall={hall}" if hall else ""))
        return [one["slot"] for one in answer["slots"]] if status == 200 else []

    def command(self, what, path, body):
        """(status, answer); `what` goes into the history."""
        key = self.key()
        what = {"node": self.place, "by": self.name, "key": key, **what}
        status, answer, is_certain = self.client.until_answered(path, body, key, self.is_over)
        if status == 200:
            self.history.note("done", **{**what, "appointment": answer["id"]})
        else:
            self.history.note("refused" if is_certain else "unknown", **what,
                              code=answer.get("code"))
        if status == 401:
            self.client.token = None
        return status, answer

    def take(self, slot, hall=None):
        """Books a place of the slot; whether that was acknowledged."""
        index, who = self.somebody()
        body = {"slot": slot, **who, **({"hall": hall} if hall else {})}
        status, answer = self.command({"do": "book", "slot": slot, "sample": index,
                                       "hall": hall or self.place}, "/v1/appointments", body)
        if status == 200:
            self.booked.append((answer["id"], answer["token"], hall))
        return status == 200

    def cancel(self, booking):
        appointment, token, hall = booking
        body = {"token": token, **({"hall": hall} if hall else {})}
        self.command({"do": "cancelBooking", "appointment": appointment},
                     f"/v1/appointments/{appointment}/cancel", body)


class Phones(ApiBooker):
    """The public, which books at the centre. Each booking comes from another address: one alone is
    held back after a few."""

    def __init__(self, city, name, seed, history):
        super().__init__(Client(city, f"{name}>centre"), name, "centre", seed, history)
        self.halls = city.halls

    def move(self):
        self.client.move_to("127.{}.{}.{}".format(*(self.random.randrange(1, 255)
                                                    for _ in range(3))))

    def act(self):
        self.move()
        super().act()

    def book(self):
        hall = self.random.choice(self.halls)
        self.take(self.one_of(self.free(hall)), hall)


class Reception(ApiBooker):
    """At a counter of the hall, for whoever asks there."""

    def __init__(self, city, counter, account, seed, history):
        hall = city.hall_of[counter]
        super().__init__(Client(city, f"{counter}>{hall}", counter), counter, hall, seed, history)
        self.account = account
        self.password = city.password(account)

    def act(self):
        if self.client.token:
            super().act()
            return
        status, answer = self.client.once("POST", "/v1/session", {"account": self.account,
                                                                  "password": self.password})
        if status == 200:
            self.client.token = answer["token"]
        elif status is not None:
            self.is_over.wait(2)  # Guessing is locked out.

    def book(self):
        self.take(self.one_of(self.free(None)))


class TerminalBooker(Booker):
    """At a terminal, where others take numbers meanwhile."""

    def __init__(self, citizens, seed, history):
        super().__init__(citizens.name + " booker", citizens.name, seed, history)
        self.citizens = citizens
        self.free = []
        citizens.hears["slots"] = self.hear_slots
        citizens.hears["book"] = self.hear_booked

    def hear_slots(self, _, answer):
        self.free = [one["slot"] for one in answer.get("slots", [])]

    def hear_booked(self, _, answer):
        if "appointment" in answer:
            self.booked.append(answer["appointment"])

    def book(self):
        if not self.citizens.is_there():
            return
        self.citizens.tell({"do": "slots", "resource": RESOURCE, "from": self.day, "days": DAYS})
        index, who = self.somebody()
        self.citizens.tell({"do": "book", "slot": self.one_of(self.free), "sample": index,
                            "person": who})

    def cancel(self, booking):
        self.citizens.tell({"do": "cancelBooking", "appointment": booking})


class Administrator(Actor):
    """Sets the capacity at the centre, and adds to it where it was little. Nobody takes away: then
    no slot may ever have more bookings than it has places at that moment."""

    def __init__(self, city, seed, history):
        super().__init__("administrator", seed, history)
        self.client = Client(city, "console>centre")
        self.halls = city.halls
        self.account, self.password, self.secret = city.administrator
        self.places = {}

    def sign_in(self):
        """Whether that was possible; a code works once, so the next try takes its time."""
        status, answer = self.client.once("POST", "/v1/session", {
            "account": self.account, "password": self.password,
            "totp": one_time_code(base64.b32decode(self.secret))})
        self.client.token = answer.get("token")
        self.history.note("signed in", by=self.name, status=status, code=answer.get("code"))
        if status != 200:
            self.is_over.wait(STEP_S / 2)
        return status == 200

    def begin(self):
        """Before anything goes wrong: all slots of all halls."""
        until(self.sign_in, "the administrator cannot sign in", 3 * STEP_S)
        for hall in self.halls:
            slots = [(day, index) for day in range(DAYS) for index in range(len(STARTS))]
            for slot in slots:
                self.places[(hall, *slot)] = PLACES
            self.set(hall, slots)

    def set(self, hall, slots):
        key = f"{self.random.getrandbits(96):024x}"
        body = {"hall": hall, "slots": [
            {"resource": RESOURCE, "start": STARTS[index], "end": ENDS[index],
             "day": (first_day() + datetime.timedelta(days=day)).isoformat(),
             "capacity": self.places[(hall, day, index)]} for day, index in slots]}
        status, answer, is_certain = self.client.until_answered("/v1/slots", body, key,
                                                                self.is_over)
        self.history.note("done" if status == 200 else "refused" if is_certain else "unknown",
                          node="centre", do="capacity", by=self.name, hall=hall, key=key,
                          slots=len(slots), code=answer.get("code"))

    def act(self):
        slot = self.random.choice(sorted(self.places))
        if self.places[slot] < MOST_PLACES:
            self.places[slot] += 1
            self.set(slot[0], [slot[1:]])
        self.is_over.wait(self.random.uniform(0.5, 2))
