# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The two people of every journey and what each does at a screen: the citizen at the kiosk and the
clerk at the counter."""

import time

from deployment import number_in
from screen import NotThere, TAP_INTERVAL_S, pause
from words import Offer

# What most come for.
MATTER = "si-enrol"

HAND_S = 0.8
# So long a paper is away from the scanner before it is shown again.
AWAY_S = 3.5


def check(condition, problem):
    if not condition:
        raise NotThere(problem)


def choose_language(screen, name):
    """From a screen in Chinese, by the name that the language has in itself."""
    screen.press("语言 Language")
    screen.press(name)


def says(paper, text):
    """Whether it stands on the paper, on however many lines."""
    return "".join(text.split()) in "".join(paper.split())


class Citizen:
    """Somebody at the kiosk who speaks the language of words."""

    def __init__(self, hall, screen, words):
        self.hall = hall
        self.screen = screen
        self.t = words
        self.offer = Offer(words.language)
        self._shown = 0.0
        self.come_for(MATTER)

    def come_for(self, matter):
        """By its id in the catalogue."""
        self.theme, self.matter = self.offer.theme(matter), self.offer.matter(matter)

    def speak(self):
        """A kiosk speaks Chinese to whoever comes; the next language is one press away. To whoever
        only came back to the home page it speaks theirs."""
        shown = self.screen.wait(self.t("取号办事"), "取号办事")
        if self.t.language == "en" and shown == "取号办事":
            choose_language(self.screen, "English")
            self.screen.wait(self.t("取号办事"))

    def lay(self, card, *pages):
        """Lays the card down and waits until it was read: for the choice of a theme, or one of
        pages."""
        pages = pages or (self.t("%1，请选择业务类别"), self.t("请选择业务类别"))
        self.hall.bench(f"card lay {card}")
        return self.screen.wait(*pages, seconds=20)

    def lift(self):
        """Takes the card away; a hand needs its time before it can lay one down again."""
        self.hall.bench("card lift")
        lifted = time.monotonic()
        while time.monotonic() < lifted + HAND_S:
            pause()

    def choose(self):
        self.screen.press(self.theme)
        self.screen.press(self.matter)

    def pick(self, name):
        """One of the choices, which may be many."""
        self.screen.choose(name, self.t("下一页选项"))

    def pick_matter(self, matter):
        """A matter by its theme, both by their ids in the catalogue."""
        self.pick(self.offer.theme(matter))
        self.pick(self.offer.matter(matter))

    def sign_out(self):
        self.screen.press(self.t("退出登录"))
        self.speak()

    def paper(self):
        """What was printed last: its words, and what its code says."""
        ticket = self.hall.last_ticket()
        return ticket["text"], ticket["qr"]

    def choose_without_card(self):
        self.choose()
        self.screen.press(self.t("不刷卡，继续取号"))
        self.screen.wait(self.t("确认取号"))

    def confirm(self):
        """Confirms and takes the paper; what is printed on it, and the number."""
        self.screen.press(self.t("确认取号"))
        return self.take_paper()

    def take_paper(self):
        self.screen.wait(self.t("取号成功，请取走小票"), seconds=40)
        paper = self.hall.last_ticket()["text"]
        number = number_in(paper)
        check(number is not None, f"no number on the paper: {paper}")
        return number, paper

    def finish(self):
        self.screen.press(self.t("完成"))
        self.speak()

    def take_without_card(self):
        self.choose_without_card()
        number, _ = self.confirm()
        self.finish()
        return number

    def take_with_card(self, card):
        self.lay(card)
        self.choose()
        number, _ = self.confirm()
        self.lift()
        self.finish()
        return number

    def to_appointments(self, card):
        """From the home page to one's own appointments; which page that is."""
        self.screen.press(self.t("预约与签到"))
        self.screen.wait(self.t("请将身份证平放在读卡区"))
        page = self.lay(card, self.t("我的预约"), self.t("您还没有预约"))
        self.lift()
        return page

    def check_in(self, card, times):
        """To the appointment of these times, as the screens say them; the number for it."""
        self.to_appointments(card)
        # The terminal may not have heard of it yet.
        self.screen.wait(times, seconds=20)
        self.screen.press(times)
        self.screen.press(self.t("签到取号"))
        return self.take_checked_in()

    def take_checked_in(self):
        number, paper = self.take_paper()
        klass = next((line for line in paper.splitlines() if self.t("类别") in line), "")
        check(self.t("预约", "ClassText") in klass, f"not the class of those who booked: {paper}")
        self.finish()
        return number

    def scan(self, code, *pages):
        """Shows a code to the scanner until one of pages comes. The terminal may not have heard
        yet what has become of the number; and one code counts again only after it was away for a
        while."""
        held = self.t("您已有这个号码")
        for _ in range(6):
            while time.monotonic() < self._shown + AWAY_S:
                pause()
            self._shown = time.monotonic()
            self.hall.bench(f"scanner scan {code}")
            page = self.screen.wait(*pages, held)
            if page != held:
                return page
            self.screen.press(self.t("不用了"))
            self.speak()
        raise NotThere("the terminal never hears what has become of the number")

    def go_home(self):
        """Back to the first page, whatever is on the screen."""
        home = (self.t("取号办事"), "取号办事")
        ways = [self.t(way) for way in ("完成", "退出登录", "首页")]
        self.screen.wait(*ways, *home)
        if not any(self.screen.shows(name) for name in home):
            self.screen.press(next(way for way in ways if self.screen.shows(way)))
        # The next person starts in Chinese again.
        self.speak()


class Clerk:
    """Somebody at the counter, who signs in by keyboard alone."""

    def __init__(self, hall, screen, words, account="wang"):
        self.hall = hall
        self.screen = screen
        self.t = words
        self.account = account
        self._pressed = {}

    def sign_in(self):
        self.hall.sign_in(self.screen, self.t, self.account)

    def open_window(self):
        # Again, where the counter was still busy with the one who signed in.
        self.screen.press_until(self.t("开放窗口"), self.t("按 F1 叫下一位"))

    def waits_for_next(self):
        self.screen.wait(self.t("按 F1 叫下一位"))

    def has(self, number):
        self.screen.wait(f"{self.t('当前号码 %1')} {number}")

    def call(self, number):
        """Calls the next one, who must be number."""
        self.screen.wait(number, seconds=20)
        self.screen.press(self.t("下一位"), exact=True)
        self.has(number)

    def serve(self):
        self.screen.press(self.t("开始办理"), exact=True)
        self.screen.press_until(self.t("办结", "ActionRow"), self.t("按 F1 叫下一位"))

    def look(self):
        """Whom the window has in hand, or nothing, and whether nobody waits."""
        names = self.screen.names()
        title = self.t("当前号码 %1")
        number = next((number_in(name) for name in names if title in name), None)
        return number, self.t("等候 0 人") in names

    def number_in_hand(self):
        return self.look()[0]

    def call_whoever(self, seconds=6.0):
        """Calls the next one; their number, or nothing where nobody waits any more."""
        self.screen.press(self.t("下一位"), exact=True)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            number = self.number_in_hand()
            if number:
                return number
            pause()
        return None

    def miss(self):
        self.screen.press(self.t("过号", "ActionRow"), exact=True)
        self.waits_for_next()

    def take_call_back(self):
        """Whether there was still time for it."""
        try:
            self.screen.press(self.t("撤销叫号"), seconds=3)
        except NotThere:
            return False
        free = self.t("按 F1 叫下一位")
        return self.screen.wait(free, self.t("已超过可撤销的时间")) == free

    def suspend(self, reason):
        self.screen.press(self.t("挂起"), exact=True)
        self.screen.wait(self.t("为什么挂起？号码保留，本人回来后按 F11 叫回"))
        self.screen.press(reason, exact=True)
        self.waits_for_next()

    def bring_back(self, number):
        self.screen.press(self.t.filled("叫回 %1", number), exact=True)
        self.has(number)

    def send_to_window(self, window, reason):
        """On to whoever sits at the window of that name, and to nobody else."""
        self.screen.press(self.t("转移", "ActionRow"), exact=True)
        self.screen.wait(self.t("转移到哪里？号码和取号时间不变"))
        self.screen.press(self.t.filled("只由 %1 叫号", window), exact=True)
        self.screen.wait(self.t("为什么转移？"))
        self.screen.press(reason, exact=True)
        self.waits_for_next()

    def key(self, name):
        """A key of this counter's keyboard. A finger does not come down on the same one again
        sooner than TAP_INTERVAL_S; the counter takes what does for an echo."""
        while time.monotonic() < self._pressed.get(name, 0.0) + TAP_INTERVAL_S:
            pause()
        self.screen.focus()
        self.screen.key(name)
        self._pressed[name] = time.monotonic()

    def key_until(self, name, expected, tries=8):
        """Presses a key until expected is on the screen: one that comes within 400 ms of the last
        counts as that one."""
        for _ in range(tries):
            self.key(name)
            try:
                self.screen.wait(expected, seconds=2)
                return
            except NotThere:
                continue
        raise NotThere(f"{expected} does not come after {name}: {self.screen.names()}")
