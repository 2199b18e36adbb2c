# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""People who are in the hall at the same time: each is a process with a look at one screen of its
own, so that they really press at once. What one must know of another lies in a folder."""

import datetime
import multiprocessing
import os
import time

import screen
from deployment import Bench, number_in
from people import MATTER, Citizen, Clerk, check
from screen import NotThere, Screen, pause
from words import Offer, Words

# However slow the machine is.
LIMIT_S = 300.0
# Six who look at their screens all the time would leave nothing of the machine to the programs.
PAUSE_S = 0.25
BEIJING = datetime.timezone(datetime.timedelta(hours=8))


class Ledger:
    """What those in the hall tell each other: notes of a kind, by name."""

    def __init__(self, folder):
        self._folder = folder

    def _path(self, kind, name):
        return os.path.join(self._folder, kind, name)

    def put(self, kind, name, text=""):
        os.makedirs(os.path.join(self._folder, kind), exist_ok=True)
        path = self._path(kind, name)
        with open(path + ".new", "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(path + ".new", path)

    def get(self, kind, name):
        """Nothing where there is no such note."""
        try:
            with open(self._path(kind, name), encoding="utf-8") as file:
                return file.read()
        except FileNotFoundError:
            return None

    def names(self, kind):
        folder = os.path.join(self._folder, kind)
        if not os.path.isdir(folder):
            return []
        return sorted(name for name in os.listdir(folder) if not name.endswith(".new"))

    def wait_for(self, kind, seconds):
        """The name of the first note of a kind."""
        deadline = time.monotonic() + seconds
        while not self.names(kind):
            if time.monotonic() > deadline:
                raise NotThere(f"nobody notes {kind} within {seconds} s")
            pause()
        return self.names(kind)[0]


def come_to_kiosk(pid, control, language, folder, visits, awaits_missed=False):
    """One after the other at a kiosk: (card or nothing, matter), or (card, matter, the times of an
    appointment to check in to). Whoever is to wait for it comes back with the paper of a number
    that was called in vain."""
    screen.PAUSE_S = PAUSE_S
    ledger = Ledger(folder)
    citizen = Citizen(Bench(control), Screen(pid), Words(language))
    citizen.speak()
    for card, matter, *times in visits:
        citizen.come_for(matter)
        if times:
            number = citizen.check_in(card, *times)
            ledger.put("checked in", number)
        else:
            number = citizen.take_with_card(card) if card else citizen.take_without_card()
        ledger.put("paper", number, citizen.paper()[1])
    if awaits_missed:
        number = ledger.wait_for("missed", LIMIT_S)
        citizen.scan(ledger.get("paper", number), citizen.t("您的号码可以恢复"))
        citizen.screen.press(citizen.t("恢复排队"))
        again, _ = citizen.take_paper()
        check(again == number, f"{number} comes back as {again}")
        citizen.finish()
        ledger.put("back", number)


def receive(pid, language, folder, paper, search):
    """At reception: gives out a number, and enters those that were written on paper. `search`
    finds the matter."""
    screen.PAUSE_S = PAUSE_S
    ledger, t, desk = Ledger(folder), Words(language), Screen(pid)
    matter = Offer(language).matter(MATTER)

    def choose():
        desk.focus()
        desk.type(search)
        desk.press(matter)

    desk.press(t("导服台"), exact=True)
    desk.wait(t("取到的号码会显示在这里"))
    choose()
    desk.press(t("取号", "ReceptionPage"), exact=True)
    deadline = time.monotonic() + 20
    while not number_in(" ".join(desk.names())):
        check(time.monotonic() < deadline, f"no number at reception: {desk.names()}")
        pause()
    ledger.put("desk", number_in(" ".join(desk.names())))
    choose()
    desk.press(t("补录纸质号"), exact=True)
    desk.wait(t("第一个号码，如 A0501"))
    now = datetime.datetime.now(BEIJING)
    written = max(now - datetime.timedelta(minutes=3), now.replace(hour=0, minute=0))
    for text in (paper[0], written.strftime("%H:%M"), paper[-1], written.strftime("%H:%M")):
        desk.type(text)
        desk.key("Return")
    desk.wait(t.filled("已补录 %1 至 %2，共 %3 个，按写号的时间排队", paper[0], paper[-1],
                       len(paper)))
    for number in paper:
        ledger.put("desk", number)


class Desk:
    """A window with its clerk, who calls whoever is next until everybody has a number and nobody
    waits."""

    def __init__(self, clerk, ledger, window, colleague):
        self.clerk = clerk
        self.ledger = ledger
        self.window = window
        self.colleague = colleague
        self.called = []
        self.away = None

    def work(self, tasks):
        """`tasks`: what is to be done with somebody besides serving, in this order."""
        tasks = list(tasks)
        deadline = time.monotonic() + LIMIT_S
        while tasks or self.away or not self.is_over():
            check(time.monotonic() < deadline, f"window {self.window}: {tasks} left to do after "
                  f"{LIMIT_S} s, called {self.called}: {self.clerk.screen.names()}")
            number, is_empty = self.clerk.look()
            if not number and not is_empty:
                number = self.clerk.call_whoever()
            if number:
                self.note(number)
                if self.did(tasks[0] if tasks else "serve", number) and tasks:
                    tasks.pop(0)
            elif self.away:
                self.call_back()
            else:
                pause()
            if not tasks and not self.away:
                self.ledger.put("plan", self.window)

    def is_over(self):
        """Nobody sends anybody here any more."""
        return (self.ledger.names("door") and len(self.ledger.names("plan")) == 2 and
                self.clerk.look() == (None, True))

    def note(self, number):
        self.called.append(number)
        self.ledger.put("called", self.window, " ".join(self.called))

    def did(self, task, number):
        """Whether it could be done with this number; it was served where not."""
        if task == "undo" and self.clerk.take_call_back():
            return True
        if task == "miss" and self.ledger.get("paper", number):
            self.clerk.miss()
            self.ledger.put("missed", number)
            return True
        if task == "suspend":
            self.clerk.suspend(self.clerk.t("去填写表格"))
            self.away = number
            return True
        if task == "send":
            self.clerk.send_to_window(self.colleague, self.clerk.t("本人要求"))
            return True
        self.clerk.serve()
        if task == "bring back" and self.away:
            self.call_back()
        return task == "bring back"

    def call_back(self):
        number, self.away = self.away, None
        self.clerk.bring_back(number)
        self.note(number)
        self.clerk.serve()


def sit_at_window(pid, language, folder, window, tasks, colleague):
    """A clerk whose window is open. `colleague`: the name of the other window."""
    screen.PAUSE_S = PAUSE_S
    clerk = Clerk(None, Screen(pid), Words(language))
    Desk(clerk, Ledger(folder), window, colleague).work(tasks)


class Throng:
    """Those who are under way; all of them end with it."""

    def __init__(self):
        # A connection to the accessibility bus is not to be shared by a fork.
        self._context = multiprocessing.get_context("spawn")
        self._people = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for one in self._people.values():
            one.terminate()
            one.join(10)

    def send(self, name, act, *arguments):
        self._people[name] = self._context.Process(target=act, args=arguments, name=name,
                                                   daemon=True)
        self._people[name].start()

    def wait(self, *names, seconds=LIMIT_S + 30):
        """Until these have done what they came for; nobody may have failed meanwhile."""
        deadline = time.monotonic() + seconds
        while any(self._people[name].is_alive() for name in names):
            self._nobody_failed()
            check(time.monotonic() < deadline, f"not all of {names} come to an end")
            pause(PAUSE_S)
        self._nobody_failed()

    def _nobody_failed(self):
        failed = [name for name, one in self._people.items() if one.exitcode not in (None, 0)]
        check(not failed, f"failed: {failed}; what it was stands above")
