# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Those who put something into a screen: with a finger on its own keys, or with a keyboard that is
plugged in and no pointer at all."""

import subprocess
import time

from gi.repository import Atspi, GLib

from deployment import until
from people import check
from screen import NotThere, TAP_INTERVAL_S, pause

FACES = ("123", "N-Z", "A-M", "ABC")
# Of the ring around what has the focus, and how far from it the ring may reach.
FOCUS_COLOUR = "#16213A"
RING_PX = 12


class Typist:
    """A finger on the keyboard that the screen shows."""

    def __init__(self, screen, words):
        self.screen = screen
        self.t = words
        self._last = None
        self._pressed_at = 0.0

    def press(self, name):
        """A key by its name. The same one is not pressed again sooner than a screen reader's
        second press counts."""
        while name == self._last and time.monotonic() < self._pressed_at + TAP_INTERVAL_S:
            pause()
        self.screen.press(name, exact=True)
        self._last, self._pressed_at = name, time.monotonic()

    def sign(self, sign):
        """A letter or digit, on whichever face of the keyboard it is."""
        for _ in FACES:
            if self.screen.shows(sign.upper(), exact=True):
                self.press(sign.upper())
                return
            face = next((name for name in FACES if self.screen.shows(name, exact=True)), None)
            check(face is not None, f"no key {sign}; there are: {self.screen.names()}")
            self.press(face)
        raise NotThere(f"no key {sign}")

    def type(self, text):
        for sign in text:
            self.sign(sign)

    def digits(self, field, text):
        """Types digits, and looks whether the field has them."""
        self.type(text)
        self.has(field, text)

    def has(self, field, text):
        """Waits until the field has text, however it is grouped."""
        wanted = text.replace(" ", "")
        until(lambda: self.screen.value(field).replace(" ", "") == wanted,
              f"{field} does not have {text}", 5)

    def pinyin(self, letters, word):
        """Types letters, and takes word from what they may stand for."""
        self.type(letters)
        for _ in range(8):
            try:
                self.screen.press(word, exact=True, seconds=1.5)
                self._last = None
                return
            except NotThere:
                self.press(self.t("后面的字词"))
        raise NotThere(f"{letters} does not lead to {word}")

    def write(self, *words):
        """Chinese words by their letters: pairs of both."""
        for letters, word in words:
            self.pinyin(letters, word)


def place_of(node):
    """What tells one control from another."""
    if node is None:
        return None
    box = node.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
    return node.get_name(), box.x, box.y


class Keyboard:
    """Somebody with a keyboard: Tab to what they want, where the ring shows that they are there,
    and Return."""

    def __init__(self, screen):
        self.screen = screen
        self._pressed_at = 0.0

    def reach(self, name, most=60):
        """Tabs until what is called name has the focus and shows it."""
        self.screen.wait(name)
        self.screen.focus()
        for _ in range(most):
            self._tab()
            node = self._focused()
            if node is not None and node.get_name() == name:
                self._shows_ring(node)
                return
        raise NotThere(f"{name} is not reached by {most} tabs; there are: {self.screen.names()}")

    def press(self, name):
        self.reach(name)
        while time.monotonic() < self._pressed_at + TAP_INTERVAL_S:
            pause()
        self.screen.key("Return")
        self._pressed_at = time.monotonic()

    def _tab(self):
        """One tab further, and not another one before the focus is there."""
        before = place_of(self._focused())
        self.screen.key("Tab")
        deadline = time.monotonic() + 1.0
        while place_of(self._focused()) == before and time.monotonic() < deadline:
            pause()

    def _focused(self):
        try:
            return self.screen.focused()
        except GLib.Error:
            return None

    def _shows_ring(self, node):
        box = node.get_component_iface().get_extents(Atspi.CoordType.SCREEN)

        def is_drawn():
            # A line from the left of the control to its edge: the ring crosses it.
            seen = subprocess.run(
                ["import", "-silent", "-window", "root", "-crop",
                 f"{RING_PX}x1+{max(0, box.x - RING_PX)}+{box.y + box.height // 2}", "+repage",
                 "-depth", "8", "txt:-"], capture_output=True, text=True, check=True)
            return FOCUS_COLOUR in seen.stdout.upper()

        until(is_drawn, f"{node.get_name()} has the focus and does not show it", 5)
