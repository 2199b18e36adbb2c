# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A page of a stopped node's store goes bad: verify has to name it, and the node may start or not,
but nobody may take from it what is not so, and everybody else goes on. Then the bytes are mended in
place, so that what the node did meanwhile stays, and the proof at the end covers all of it."""

import os
import random
import sqlite3
import subprocess

import stores
from people import person
from waiting import Gone, pause, until

PAGE = 4096
FLIPS = 64
LAST_PAGES = 2
WITH_DAMAGE_S = 4.0


def play(city, citizens, seed, history):
    """Damages a terminal and a hall; what went wrong beyond that."""
    chance = random.Random(f"{seed} damage")
    problems = []
    for name in (chance.choice(city.kiosks), chance.choice(city.halls)):
        problems += damage(city, name, citizens, chance, history)
    return problems


def page_of(store, chance):
    """A leaf page of the journal, counted from 1, that no new row comes into; in the store's own
    file, not in its -wal."""
    writer = sqlite3.connect(store)
    writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    writer.close()
    with stores.open_store(store) as database:
        pages = [number for (number,) in database.execute(
            "SELECT pageno FROM dbstat WHERE name = 'journal' AND pagetype = 'leaf' "
            "ORDER BY path")]
    if len(pages) <= LAST_PAGES:
        raise Gone(f"{store} has {len(pages)} pages of rows, too few to damage one")
    return chance.choice(pages[:-LAST_PAGES])


def flip(path, page, chance):
    """Changes bytes in the page's lower half, where cells are: {place: (before, after)}."""
    places = {}
    with open(path, "r+b") as file:
        for _ in range(FLIPS):
            place = (page - 1) * PAGE + chance.randrange(PAGE // 2, PAGE)
            if place in places:
                continue
            file.seek(place)
            before = file.read(1)[0]
            places[place] = (before, before ^ chance.randrange(1, 256))
            file.seek(place)
            file.write(bytes([places[place][1]]))
    return places


def mend(path, places):
    """Puts the bytes back; how many had been written over."""
    others = 0
    with open(path, "r+b") as file:
        for place, (before, after) in places.items():
            file.seek(place)
            others += file.read(1)[0] != after
            file.seek(place)
            file.write(bytes([before]))
    return others


def damage(city, name, citizens, chance, history):
    node = city.nodes[name]
    problems = []
    code = node.stop()
    if code != 0:
        problems.append(f"{name} ended with {code}")
    page = page_of(node.store, chance)
    places = flip(node.store, page, chance)
    history.note("fault", fault="bad page", at=name, page=page)
    problems += verify_names_it(city, node, page, history)
    has_started = node.start(may_fail=True)
    history.note("damaged node", at=name, has_started=has_started)
    problems += all_go_on(name, citizens)
    pause(WITH_DAMAGE_S)
    node.stop()
    if mend(node.store, places):
        problems.append(f"{name} wrote over its damaged page {page}")
    history.note("fault over", fault="bad page", at=name)
    node.start()
    return problems


def verify_names_it(city, node, page, history):
    done = subprocess.run([os.path.join(city.bin, "onewindow-ctl"), "verify", "--store",
                           node.store], check=False, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    said = done.stdout.decode(errors="replace").strip().splitlines()
    bad = [line for line in said if line.startswith("BAD: ")]
    history.note("verify", at=node.name, said=bad[:1])
    if done.returncode == 1 and bad:
        return []
    return [f"verify does not name page {page} of {node.name}: {said[-1:]}"]


def all_go_on(damaged, citizens):
    """Every terminal is asked for a number; only the damaged one may fail to give it."""
    for citizen in citizens:
        if citizen.matters:
            citizen.tell({"do": "issue", "matter": citizen.matters[0], "print": False,
                          "sample": 0, "person": person(0)})
    try:
        until(lambda: not [one for one in citizens if one.waiting and one.name != damaged],
                   "", 60)
    except Gone:
        return [f"{one.name} does not answer while {damaged} is damaged" for one in citizens
                if one.waiting and one.name != damaged]
    return []
