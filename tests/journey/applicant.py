# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Somebody who finishes a matter at the kiosk: what every filing has in common, from the card to
the last look."""

import re
import time

from deployment import place, until
from people import Citizen, check, says
from screen import NotThere, TAP_INTERVAL_S, pause
from typist import Typist

PROVISIONAL = re.compile(r"\bK1-\d{8}-\d{4,}\b")
# Which page of how many.
PAGE = re.compile(r"(\d+) / (\d+)")


class Applicant(Citizen):
    @classmethod
    def come(cls, hall, words):
        """Opens the kiosk of a deployment, and is who stands before it."""
        screen = hall.start_kiosk()
        screen.wait("社会保险", seconds=60)
        place(screen.pid, 0, 0)
        applicant = cls(hall, screen, words)
        applicant.speak()
        return applicant

    def __init__(self, hall, screen, words):
        super().__init__(hall, screen, words)
        self.typist = Typist(screen, words)

    def press_on(self):
        """The one action of the page."""
        self.screen.press(self.t("下一步"), exact=True)

    def rest(self):
        """Pages that follow each other may have the same button, which does not count again at
        once."""
        rested = time.monotonic() + TAP_INTERVAL_S
        while time.monotonic() < rested:
            pause()

    def read_on(self, button, press=None):
        """Reads as many pages as there are before the button can be pressed, and presses it."""
        press = press or (lambda name: self.screen.press(name, exact=True, seconds=3))
        more = self.t("继续看")
        for _ in range(12):
            there = self.screen.wait(more, button)
            self.rest()
            try:
                press(there)
            except NotThere:
                continue  # How much there is room for was still being found out.
            if there == button:
                return
        raise NotThere(f"{button} does not come: {self.screen.names()}")

    def to_subject(self, subject):
        """From the home page to one of the things that can be looked up."""
        self.screen.press(self.t("查询", "ErrandRow"), exact=True)
        self.screen.wait(self.t("您想查询什么？"))
        self.screen.press(self.t(subject, "EnquiryViewModel"), exact=True)

    def to_mine(self, card):
        """From the home page to one's own matters, which are listed."""
        self.to_subject("我的事项")
        self.screen.wait(self.t("请将身份证平放在读卡区"))
        self.lay(card, self.t("%1 · 点一项看进度和下一步。"))
        self.lift()

    def take_up(self, card, matter, action):
        """One's own case of a matter, and what can be done about it now."""
        self.to_mine(card)
        self.screen.press(self.offer.matter(matter), exact=True)
        self.screen.press(self.t(action, "EnquiryViewModel"))

    def begin(self, card, matter, *pages):
        """From the home page to the first page of a filing: consent, or one of pages."""
        self.lay(card)
        self.lift()
        self.pick_matter(matter)
        self.screen.press(self.t("现在就在本机办理"))
        return self.screen.wait(self.t("请阅读并确认是否同意"), *pages)

    def agree(self):
        self.read_on(self.t("同意并继续"))
        return self.screen.wait(self.t("请核对您的信息"), self.t("要继续上次的填写吗？"))

    def asked(self, matter, field):
        """Waits for the question of a field."""
        label = self.offer.field(matter, field)
        self.screen.wait(label)
        return label

    def answer(self, matter, field, value):
        """Takes one of the choices of a field."""
        self.asked(matter, field)
        self.pick(self.offer.choice(matter, field, value))
        self.press_on()

    def to_summary(self):
        """Past the papers that are to be brought, if there are any."""
        summary, papers = self.t("请核对填写的内容"), self.t("还需要带到窗口的材料")
        if self.screen.wait(summary, papers) == papers:
            self.read_on(self.t("下一步"))

    def look_over(self):
        """All that the last look shows, page by page."""
        self.screen.wait(self.t("请核对填写的内容"))
        seen = []
        while True:
            names = self.screen.names()
            seen += names
            page = next(filter(None, map(PAGE.fullmatch, names)), None)
            if page is None or page.group(1) == page.group(2):
                return " ".join(seen)
            check(len(seen) < 1000, f"the pages do not end: {names}")
            self.screen.press(self.t("下一页选项"), exact=True)
            self.screen.wait_changed(names)
            self.rest()

    def to_last_look(self, matter, field, value):
        """All of a matter with one question, up to the last look."""
        self.agree()
        self.read_on(self.t("下一步"))
        self.answer(matter, field, value)
        self.to_summary()

    def hand_in(self):
        self.screen.press(self.t("确认提交", "FilingViewModel"))

    def receipt(self, secrets, who=""):
        """What the paper says before the centre has numbered it: its provisional number, and where
        its code leads."""
        paper, link = self.paper()
        found = PROVISIONAL.search(paper)
        check(found is not None, f"no provisional number on the paper: {paper}")
        check(says(paper, self.t("临时编号")), f"the paper does not say that it is one: {paper}")
        check(who in paper, f"the paper lacks the masked name: {paper}")
        check(all(secret not in paper for secret in secrets), "the paper says too much")
        return found.group(0), link


def official_number(phone, provisional, link, secrets):
    """What the page says that a paper's code leads to, once the centre has numbered the case."""
    page = ""

    def is_there():
        nonlocal page
        page = phone.page(link)
        return provisional in page and ("办件编号" in page or "Case number" in page)

    until(is_there, "the official number does not come", 40)
    check(all(secret not in page for secret in secrets), "the page says too much")
    cells = re.findall(r"<dd>([^<]+)</dd>", page)
    return next(cell for cell in cells if cell != provisional)
