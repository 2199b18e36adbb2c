# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Somebody who asks a platform over HTTPS, as a machine with its certificate or as the public. A
command whose answer does not come is repeated with the same key, as counters and phones do."""

import http.client
import json
import os
import ssl

ANSWER_LIMIT_S = 3.0
REPEAT_LIMIT = 12


def is_answer(status):
    """Whether it says what became of the command."""
    return status is not None and status < 500 and status != 429


class Client:
    """Keeps its connection while that stands. `address` is what the platform sees of somebody
    without a certificate."""

    def __init__(self, city, link, machine=None):
        self.context = ssl.create_default_context(cafile=os.path.join(city.folder, "ca/ca.pem"))
        if machine:
            folder = os.path.join(city.folder, machine)
            self.context.load_cert_chain(folder + "/tls.pem", folder + "/tls.key")
        self.port = city.network.links[link].port
        self.address = "127.0.0.1"
        self.connection = None
        self.token = None

    def move_to(self, address):
        """From now on it asks from there."""
        self.close()
        self.address = address

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def once(self, method, path, body=None, key=None):
        """(status, what it says); (None, {}) if no answer came."""
        if self.connection is None:
            self.connection = http.client.HTTPSConnection(
                "127.0.0.1", self.port, context=self.context, timeout=ANSWER_LIMIT_S,
                source_address=(self.address, 0))
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if key:
            headers["Idempotency-Key"] = key
        try:
            self.connection.request(method, path, json.dumps(body) if body is not None else None,
                                    headers)
            answer = self.connection.getresponse()
            text = answer.read()
            return answer.status, json.loads(text) if text else {}
        except (OSError, http.client.HTTPException, ValueError):
            self.close()
            return None, {}

    def until_answered(self, path, body, key, is_over):
        """once() of a command, again and again until it is answered; not for ever, and not when
        is_over. (status, what it says, whether that is all that can come of it): an earlier try
        that got no answer may still be on its way when a later one is refused."""
        was_lost = False
        for _ in range(REPEAT_LIMIT):
            status, answer = self.once("POST", path, body, key)
            if is_answer(status):
                return status, answer, status == 200 or not was_lost
            was_lost = was_lost or status is None
            if is_over.wait(0.3):
                break
        return None, {}, False
