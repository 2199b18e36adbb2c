# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What goes wrong, chosen by the seed. A fault lasts a while and is undone; several are under way
at once, but only one at each node and each link."""

import errno
import random
import signal
import threading
import time

from waiting import Gone

AT_ONCE = 4
DATABASE = "database"
DAY_MS = 86_400_000


def is_over_midnight(off):
    """Whether a clock that is so many milliseconds off shows another day in Beijing, now or within
    a minute."""
    now = round(time.time() * 1000) + 8 * 3_600_000
    return any((now + later) // DAY_MS != (now + later + off) // DAY_MS for later in (0, 60_000))


class Weather(threading.Thread):
    """Faults until told to stop."""

    def __init__(self, city, seed, history):
        super().__init__(name="weather", daemon=True)
        self.city = city
        self.network = city.network
        self.seed = seed
        self.random = random.Random(f"{seed} weather")
        self.history = history
        self.is_over = threading.Event()
        self.busy = {}
        self.counts = {}
        self.problems = []
        self.of_links = [(self.partition, 5), (self.half_open, 1), (self.refuse, 1),
                         (self.slow, 3), (self.lossy, 2), (self.reset, 2), (self.lose_answers, 4),
                         (self.overtake, 3)]
        self.of_nodes = [(self.kill, 4), (self.restart, 1), (self.stand_still, 2),
                         (self.clock_jump, 2)]
        self.of_disks = [(self.full_disk, 2), (self.read_only_disk, 2)]
        self.of_database = [(self.database_crash, 2)] if city.database else []
        self.kinds = self.of_links + self.of_nodes + self.of_disks + self.of_database
        # Each kind once before any comes again: a short run has them all too.
        self.to_come = [kind for kind, _ in self.kinds]
        self.random.shuffle(self.to_come)

    def run(self):
        turn = 0
        while not self.is_over.wait(self.random.uniform(0.3, 1.2)):
            # What is chosen does not hang on how long the last one took.
            turn += 1
            self.random = random.Random(f"{self.seed} weather {turn}")
            self.busy = {what: thread for what, thread in self.busy.items() if thread.is_alive()}
            if len(self.busy) >= AT_ONCE:
                continue
            kinds, weights = zip(*self.kinds)
            kind = (self.to_come[-1] if self.to_come else
                    self.random.choices(kinds, weights)[0])
            target = self.target(kind)
            if target in self.busy:
                continue
            if self.to_come:
                self.to_come.pop()
            fault = kind(target)
            thread = threading.Thread(target=self.guard, args=(fault,), daemon=True)
            self.busy[target] = thread
            thread.start()

    def guard(self, fault):
        try:
            fault()
        except Exception as problem:  # Whatever it was, the run has failed: it is told at the end.
            self.problems.append(f"{type(problem).__name__}: {problem}")

    def end(self):
        """No more faults; those under way are waited for."""
        self.is_over.set()
        self.join(30)
        for thread in self.busy.values():
            thread.join(120)

    def target(self, kind):
        if any(kind == one for one, _ in self.of_database):
            return DATABASE
        if any(kind == one for one, _ in self.of_links):
            # What the administrator says arrives, and in order: a slot's places only grow.
            names = [name for name in self.network.links if not name.startswith("console")]
        elif any(kind == one for one, _ in self.of_disks):
            names = [name for name, node in self.city.nodes.items() if node.has_disk]
            names += [DATABASE] if self.city.database else []
        else:
            names = self.city.nodes
        return self.random.choice(sorted(names))

    def length(self, least=0.5, most=6.0):
        return self.random.uniform(least, most)

    def note(self, fault, target, **details):
        self.counts[fault] = self.counts.get(fault, 0) + 1
        self.history.note("fault", fault=fault, at=target, **details)

    def lasting(self, fault, target, seconds, begin, undo, **details):
        """A fault that begins, lasts and is undone, also when the weather ends meanwhile."""
        def act():
            self.note(fault, target, seconds=round(seconds, 2), **details)
            begin()
            self.is_over.wait(seconds)
            undo()
            self.history.note("fault over", fault=fault, at=target)
        return act

    # Between nodes.

    def on_link(self, fault, target, begin, seconds=None, **details):
        link = self.network.links[target]
        return self.lasting(fault, target, seconds or self.length(),
                            lambda: self.network.change(lambda: begin(link)),
                            lambda: self.network.change(link.heal), **details)

    def partition(self, target):
        way = self.random.choice(("up", "down", "both"))

        def begin(link):
            for name in ("up", "down") if way == "both" else (way,):
                getattr(link, name).is_open.clear()
        return self.on_link("partition", target, begin, self.length(0.5, 9), way=way)

    def half_open(self, target):
        def begin(link):
            link.answers = False
            link.reset()
        return self.on_link("half open", target, begin)

    def refuse(self, target):
        def begin(link):
            link.accepts = False
            link.reset()
        return self.on_link("refuse", target, begin)

    def slow(self, target):
        latency = self.random.uniform(0.02, 0.4)

        def begin(link):
            link.up.latency = link.down.latency = latency
        return self.on_link("slow", target, begin, latency=round(latency, 3))

    def lossy(self, target):
        def begin(link):
            link.up.loss = link.down.loss = 0.2
        return self.on_link("lossy", target, begin)

    def reset(self, target):
        return self.lasting("reset", target, 0,
                            lambda: self.network.change(self.network.links[target].reset),
                            lambda: None)

    def lose_answers(self, target):
        """What is asked arrives and is done; the answer does not come, so it is asked again."""
        link = self.network.links[target]

        def undo():
            link.reset()
            link.down.is_open.set()
        return self.lasting("lost answers", target, self.length(0.3, 1.5),
                            lambda: self.network.change(link.down.is_open.clear),
                            lambda: self.network.change(undo))

    def overtake(self, target):
        """What is on its way stays there; what is asked on new connections passes it. It arrives
        later, out of order and often for the second time."""
        link = self.network.links[target]
        return self.lasting("overtaken", target, self.length(2, 18),
                            lambda: self.network.change(link.hold_up),
                            lambda: self.network.change(link.let_go))

    # At a node.

    def kill(self, target):
        node = self.city.nodes[target]

        def begin():
            node.stop(signal.SIGKILL)
        return self.lasting("kill -9", target, self.length(0, 4), begin, node.start_again)

    def restart(self, target):
        node = self.city.nodes[target]

        def begin():
            code = node.stop()
            if code != 0:
                raise Gone(f"{target} ended with {code}")
        return self.lasting("restart", target, self.length(0, 2), begin, node.start_again)

    def stand_still(self, target):
        node = self.city.nodes[target]
        return self.lasting("standstill", target, self.length(0.5, 7), node.pause, node.resume)

    def full_disk(self, target):
        return self.bad_disk("full disk", target, errno.ENOSPC)

    def read_only_disk(self, target):
        return self.bad_disk("read-only disk", target, errno.EROFS)

    def bad_disk(self, fault, target, error):
        """Half of the time the process is killed meanwhile, and starts only when the disk is well
        again."""
        if target == DATABASE:
            return self.lasting(fault, target, self.length(0.5, 5),
                                lambda: self.city.database.troubles.set_disk(error),
                                self.city.database.recover)
        node = self.city.nodes[target]
        dies = self.random.random() < 0.5

        def undo():
            if dies:
                node.stop(signal.SIGKILL)
            node.troubles.set_disk(0)
            if not node.running():
                node.start_again()
        return self.lasting(fault, target, self.length(0.5, 5),
                            lambda: node.troubles.set_disk(error), undo, dies=dies)

    def clock_jump(self, target):
        """A terminal's clock may be days off; a hall's and the centre's day is the day."""
        is_kiosk = self.city.nodes[target].takes_orders
        most = 3 * 86_400_000 if is_kiosk else 20 * 60_000
        off = self.random.randint(-most, most)
        if not is_kiosk and is_over_midnight(off):
            off = -off
        node = self.city.nodes[target]
        return self.lasting("clock jump", target, self.length(1, 8),
                            lambda: node.troubles.set_clock(off),
                            lambda: node.troubles.set_clock(0), seconds_off=off // 1000)

    def database_crash(self, target):
        """One of its processes is killed: it throws everybody out and recovers from its log."""
        return self.lasting("database crash", target, 0, self.city.database.crash,
                            self.city.database.recover)
