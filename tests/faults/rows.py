# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The rows of a journal, as a store of a stopped node has them."""

import json


class Row:
    """A row of a journal. `place` is where its owner put it, `pos` where it was put here."""

    def __init__(self, hall, node, incarnation, seq, kind, subject, body, prev, digest,
                 corrected_ms, pos):
        self.hall = hall
        self.node = node
        self.place = (incarnation, seq)
        self.kind = kind
        self.subject = subject
        self.body = json.loads(body) if body else {}
        self.prev = prev
        self.digest = digest
        self.corrected_ms = corrected_ms
        self.pos = pos

    @property
    def seq(self):
        return self.place[1]


def rows_of(store):
    """All rows of an open store: those of a hall one after the other, in the order in which they
    were taken in."""
    return [Row(*columns) for columns in store.execute(
        "SELECT hall, node, incarnation, seq, kind, hex(subject), body, hex(prev), hex(digest), "
        "corrected_ms, pos FROM journal ORDER BY hall, pos")]
