# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a person does at the programs' screens, done through the accessibility tree as a screen
reader would, or by real pointer events where asked for."""

import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

Atspi.init()
# One slow answer must not hold a whole journey.
Atspi.set_timeout(2000, 5000)


# A finger does not come again sooner than this; the kiosk takes what does for the last tap's echo.
TAP_INTERVAL_S = 0.5
# Between two looks at a screen.
PAUSE_S = 0.03
# A page is drawn sooner than that: what is not on it then is not on it.
DRAWN_S = 1.5
# A window has the parts of all its pages below it, those that are hidden too.
CHILDREN_AT_MOST = 5000


class NotThere(AssertionError):
    """Something expected on the screen did not come in time."""


def walk(node, depth=0):
    """Every accessible below node that is showing, with its parents before it."""
    if node is None or depth > 40:
        return
    yield node
    try:
        count = node.get_child_count()
    except GLib.Error:
        return
    for index in range(min(count, CHILDREN_AT_MOST)):
        try:
            child = node.get_child_at_index(index)
            if child is not None and child.get_state_set().contains(Atspi.StateType.SHOWING):
                yield from walk(child, depth + 1)
        except GLib.Error:
            continue


class Screen:
    """One program's window."""

    def __init__(self, pid, uses_pointer=False):
        self.pid = pid
        self.uses_pointer = uses_pointer
        self._app = None
        self._next_tap = 0.0
        # What a person had to do here.
        self.taps = 0
        self.keys = 0

    def app(self):
        """The program's root in the tree, found by its process id."""
        if self._app is not None:
            return self._app
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            try:
                if child is not None and child.get_process_id() == self.pid:
                    self._app = child
                    return child
            except GLib.Error:
                continue
        return None

    def nodes(self):
        app = self.app()
        if app is None:
            return
        app.clear_cache()
        for index in range(app.get_child_count()):
            yield from walk(app.get_child_at_index(index))

    def names(self):
        """All names on the screen, top down."""
        found = []
        for node in self.nodes():
            try:
                name = node.get_name()
            except GLib.Error:
                continue
            if name:
                found.append(name)
        return found

    def find(self, name, exact=False):
        for node in self.nodes():
            try:
                text = node.get_name() or ""
            except GLib.Error:
                continue
            if text == name or (not exact and name in text):
                yield node

    def described(self, text):
        """What has text in its second line, which a screen reader says after the name."""
        for node in self.nodes():
            try:
                if text in (node.get_description() or ""):
                    yield node
            except GLib.Error:
                continue

    def shows(self, name, exact=False):
        return next(self.find(name, exact), None) is not None

    def value(self, field):
        """What stands in the field of that name, which may be the page's title as well."""
        for node in self.find(field, exact=True):
            try:
                if node.get_description():
                    return node.get_description()
            except GLib.Error:
                continue
        return ""

    def _having(self, state):
        for node in self.nodes():
            try:
                if node.get_state_set().contains(state) and node.get_name():
                    yield node
            except GLib.Error:
                continue

    def checked(self):
        """The names of all that is chosen or switched on."""
        return [node.get_name() for node in self._having(Atspi.StateType.CHECKED)]

    def focused(self):
        """What has the keyboard's focus: the innermost one, if several say so."""
        found = list(self._having(Atspi.StateType.FOCUSED))
        return found[-1] if found else None

    def wait(self, *names, seconds=15.0):
        """The first of names that appears; NotThere with what is there instead."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                present = self.names()
            except GLib.Error:
                present = []
            for name in names:
                if any(name in text for text in present):
                    return name
            pause()
        raise NotThere(f"none of {names} came within {seconds} s; there are: {self.names()}")

    def wait_gone(self, name, seconds=15.0):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not self.shows(name):
                return
            pause()
        raise NotThere(f"{name} is still there after {seconds} s")

    def press(self, name, seconds=15.0, exact=False):
        """Presses the button called name as soon as it can be pressed."""
        self._press_one(lambda: self.find(name, exact), name, seconds)

    def press_described(self, text, seconds=15.0):
        """Presses the button whose second line has text in it."""
        self._press_one(lambda: self.described(text), text, seconds)

    def _press_one(self, nodes, what, seconds):
        deadline = time.monotonic() + seconds
        while self.uses_pointer and time.monotonic() < self._next_tap:
            pause()
        while time.monotonic() < deadline:
            for node in nodes():
                try:
                    if self._press_node(node):
                        return
                except GLib.Error:
                    continue
            pause()
        raise NotThere(f"no button {what} to press within {seconds} s; there are: {self.names()}")

    def choose(self, name, following, seconds=15.0):
        """Presses the choice called name, on whichever page of the choices it is; the other name
        is that of the button that turns the page."""
        deadline = time.monotonic() + seconds
        turns_at = time.monotonic() + DRAWN_S
        while time.monotonic() < deadline:
            try:
                if any(self._press_node(node) for node in self.find(name, exact=True)):
                    return
                if time.monotonic() > turns_at and self.turn(following):
                    turns_at = time.monotonic() + DRAWN_S
            except GLib.Error:
                pass
            pause()
        raise NotThere(f"no choice {name} within {seconds} s; there are: {self.names()}")

    def turn(self, following):
        """Turns the page of the choices, if there is another one."""
        return any(self._press_node(node) for node in self.find(following, exact=True))

    def wait_changed(self, names, seconds=5.0):
        """Waits until something else is on the screen than names."""
        deadline = time.monotonic() + seconds
        while self.names() == names and time.monotonic() < deadline:
            pause()

    def press_twice(self, name):
        """Two presses so close that the second can only be an echo: both of a double tap."""
        self.press(name)
        try:
            node = next(self.find(name), None)
            if node is not None:
                self._press_node(node)
        except GLib.Error:
            # The page that carried the button is gone: just what the first press was for.
            pass

    def press_until(self, name, expected, tries=8):
        """Presses name until expected is there: a press that comes within 400 ms of the last one
        on the same button counts as that one, as it should."""
        for _ in range(tries):
            try:
                # Not there any more: what it leads to is on its way.
                self.press(name, exact=True, seconds=2)
            except NotThere:
                pass
            try:
                self.wait(expected, seconds=2)
                return
            except NotThere:
                continue
        raise NotThere(f"{expected} does not come after {name}; there are: {self.names()}")

    def _press_node(self, node):
        states = node.get_state_set()
        action = node.get_action_iface()
        if action is None or not states.contains(Atspi.StateType.ENABLED):
            return False
        for index in range(action.get_n_actions()):
            if action.get_action_name(index) in ("Press", "Toggle"):
                if self.uses_pointer:
                    click(node)
                    self._next_tap = time.monotonic() + TAP_INTERVAL_S
                else:
                    action.do_action(index)
                self.taps += 1
                return True
        return False

    def draw(self, strokes):
        """Writes on the page's canvas with a real pointer: from pen down to pen up, through points
        in shares of the canvas. As slowly as a hand: of what comes within a frame, only the end
        counts."""
        pad = next((node for node in self.nodes() if node.get_role() == Atspi.Role.CANVAS), None)
        if pad is None:
            raise NotThere(f"nothing to write on; there are: {self.names()}")
        box = pad.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
        for stroke in strokes:
            steps = []
            for across, down in stroke:
                steps += ["mousemove", str(box.x + round(across * box.width)),
                          str(box.y + round(down * box.height)), "sleep", "0.05"]
                if "mousedown" not in steps:
                    steps += ["mousedown", "1", "sleep", "0.05"]
            subprocess.run(["xdotool", *steps, "mouseup", "1"], check=True)

    def focus(self):
        """Gives the keyboard to this program's window, as a window manager would."""
        windows = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.pid)],
                                 capture_output=True, text=True, check=False).stdout.split()
        if not windows:
            raise NotThere("the program has no window")
        subprocess.run(["xdotool", "windowraise", windows[-1], "windowfocus", "--sync",
                        windows[-1]], check=True)

    def type(self, text):
        """Types into whatever has the focus."""
        subprocess.run(["xdotool", "type", "--delay", "5", "--", text], check=True)
        self.keys += len(text)

    def key(self, name):
        subprocess.run(["xdotool", "key", "--", name], check=True)
        self.keys += 1


def click(node):
    """A real pointer press in the middle of what node says it occupies."""
    box = node.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
    subprocess.run(["xdotool", "mousemove", str(box.x + box.width // 2),
                    str(box.y + box.height // 2), "click", "1"], check=True)


def pause(seconds=None):
    """Lets the bus deliver, and looks again after a frame or two."""
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(False)
    time.sleep(seconds or PAUSE_S)
