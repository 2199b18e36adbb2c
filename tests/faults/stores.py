# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What stands in the stores of nodes, also while they run."""

import sqlite3


def open_store(store):
    """To read from: a SQLite file, or what postgres.py has."""
    if not isinstance(store, str):
        return store
    opened = sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=5)
    opened.text_factory = lambda value: value.decode(errors="replace")
    return opened


def is_held(store):
    with open_store(store) as opened:
        return bool(opened.execute("SELECT 1 FROM generation WHERE is_held <> 0").fetchone())


def has_accounts(store):
    with open_store(store) as opened:
        return bool(opened.execute("SELECT 1 FROM feed_cache WHERE kind = 'account'").fetchone())


def chain_heads(store):
    """Of each chain with rows its newest life's (incarnation, head, digest)."""
    with open_store(store) as opened:
        rows = opened.execute("SELECT node, incarnation, head_seq, hex(head_digest) FROM chains "
                             "WHERE head_seq > 0 ORDER BY incarnation").fetchall()
    return {node: rest for node, *rest in rows}


def feed_of(store, kiosk):
    """What a hall's feed holds for a terminal: {(kind, id): body}."""
    with open_store(store) as opened:
        rows = opened.execute("SELECT kind, id, body FROM feed WHERE is_gone = 0 AND audience IN "
                             "('all', 'kiosk', ?)", (f"node:{kiosk}",)).fetchall()
    return {(kind, key): body for kind, key, body in rows}


def cache_of(store):
    """What a terminal holds of its hall's feed, likewise."""
    with open_store(store) as opened:
        rows = opened.execute("SELECT kind, id, body FROM feed_cache").fetchall()
    return {(kind, key): body for kind, key, body in rows}


def lots_of(store):
    """The accounts of places that it knows: {lot: (slot, grantor, holder, life, what was granted,
    came back, is handed on, is booked, is used)}."""
    with open_store(store) as opened:
        rows = opened.execute("SELECT lot, slot, grantor, holder, life, granted, returned, "
                              "allotted, booked, used FROM allotments").fetchall()
    return {lot: rest for lot, *rest in rows}


def free_places(store):
    """Of a centre's slots that are not full: {(hall, slot): (places, bookings)}."""
    with open_store(store) as opened:
        rows = opened.execute(
            "SELECT s.hall, s.slot, s.capacity, (SELECT count(*) FROM appointments a WHERE "
            "a.hall = s.hall AND a.slot = s.slot AND a.state = 0) AS live FROM slots s").fetchall()
    return {(hall, slot): (capacity, live) for hall, slot, capacity, live in rows
            if live < capacity}
