# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Somebody with a telephone: books at the centre and opens the pages that the codes on the papers
lead to. HTTPS without a certificate, as anybody comes."""

import json
import os
import secrets
import ssl
import urllib.error
import urllib.request


class Phone:
    def __init__(self, hall):
        self._base = f"https://127.0.0.1:{hall.port}"
        context = ssl.create_default_context(cafile=os.path.join(hall.folder, "ca", "ca.pem"))
        # Whatever proxy the machine has for others: this is the machine itself.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}),
                                                   urllib.request.HTTPSHandler(context=context))

    def book(self, slot, matter, name, number):
        """Books a place of the slot; what the centre answers."""
        body = {"slot": slot, "matter": matter, "name": name, "idNumber": number}
        request = urllib.request.Request(
            self._base + "/v1/appointments", json.dumps(body).encode(),
            {"Content-Type": "application/json", "Idempotency-Key": secrets.token_urlsafe(24)})
        try:
            return json.loads(self._ask(request))
        except urllib.error.HTTPError as refused:
            return json.loads(refused.read() or b"{}")

    def page(self, link):
        """What the page says; empty if there is none, or nobody answers."""
        try:
            return self._ask(link)
        except (urllib.error.URLError, OSError):
            return ""

    def _ask(self, request):
        with self._opener.open(request, timeout=10) as answer:
            return answer.read().decode()
