# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The network between the nodes: one relay a pair, which the test can cut, slow down and stop in
each direction. Bytes pass untouched, so TLS goes through from end to end. What is written to a
stopped direction is kept and delivered when it opens again, also when the sender has given up long
ago and asked anew on another connection: that is late delivery, reordering and duplicates at
once."""

import asyncio
import socket
import threading

CHUNK = 65536
CONNECTIONS = 200


class Way:
    """One direction of a link."""

    def __init__(self):
        self.is_open = asyncio.Event()
        self.is_open.set()
        self.latency = 0.0
        self.loss = 0.0


class Link:
    """Everything that one node says to another goes through here. Where the other is several
    processes, each connection goes to any that answers; they see the address it came from."""

    def __init__(self, network, name, target_ports):
        self.network = network
        self.name = name
        self.target_ports = list(target_ports)
        self.up = Way()
        self.down = Way()
        self.accepts = True
        self.answers = True
        self.connections = {}
        self.passing = asyncio.Event()
        self.passing.set()
        self.held_up = self.passing
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]

    async def serve(self):
        await asyncio.start_server(self.take, sock=self.listener)

    async def take(self, reader, writer):
        if not self.accepts or len(self.connections) >= CONNECTIONS:
            writer.transport.abort()
            return
        if not self.answers:
            # Half open: the connection stands, and nobody is behind it.
            self.connections[writer] = None
            return
        try:
            far_reader, far_writer = await self.connect(writer.get_extra_info("peername")[0])
        except OSError:
            writer.transport.abort()
            return
        self.connections[writer] = far_writer
        try:
            passing = self.passing
            await asyncio.gather(self.pump(reader, far_writer, self.up, passing),
                                 self.pump(far_reader, writer, self.down, passing))
        except asyncio.CancelledError:
            pass  # The network is taken down.
        self.drop(writer)

    async def connect(self, address):
        ports = self.network.random.sample(self.target_ports, len(self.target_ports))
        for port in ports[:-1]:
            try:
                return await asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))
            except OSError:
                continue
        return await asyncio.open_connection("127.0.0.1", ports[-1], local_addr=(address, 0))

    async def pump(self, source, sink, way, passing):
        """Passes on until the source ends; what was read is delivered even if that is late."""
        try:
            while data := await source.read(CHUNK):
                delay = way.latency
                if way.loss and self.network.random.random() < way.loss:
                    delay += self.network.random.uniform(0.2, 1.5)  # Until TCP sends it again.
                if delay:
                    await asyncio.sleep(delay)
                await way.is_open.wait()
                await passing.wait()
                sink.write(data)
                await sink.drain()
            await way.is_open.wait()
            await passing.wait()
            sink.write_eof()
        except (OSError, RuntimeError):
            sink.transport.abort()

    def drop(self, writer):
        far = self.connections.pop(writer, None)
        for end in (writer, far):
            if end is not None:
                end.transport.abort()

    def hold_up(self):
        """The connections there are stand still; new ones do not."""
        self.held_up, self.passing = self.passing, asyncio.Event()
        self.held_up.clear()
        self.passing.set()

    def let_go(self):
        self.held_up.set()

    def reset(self):
        for writer in list(self.connections):
            self.drop(writer)

    def heal(self):
        for way in (self.up, self.down):
            way.is_open.set()
            way.latency = way.loss = 0.0
        self.let_go()
        was_half_open = not self.answers
        self.accepts = self.answers = True
        if was_half_open:
            self.reset()


class Network:
    """All links, on a thread of their own."""

    def __init__(self, random):
        self.random = random
        self.links = {}
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def add(self, name, target_ports):
        """A new link; its port is what the client connects to."""
        async def make():
            link = Link(self, name, target_ports)
            await link.serve()
            return link
        self.links[name] = asyncio.run_coroutine_threadsafe(make(), self.loop).result(10)
        return self.links[name]

    def change(self, action):
        """Runs action(), which changes a link, where the links live."""
        async def act():
            action()
        asyncio.run_coroutine_threadsafe(act(), self.loop).result(10)

    def heal(self):
        for link in self.links.values():
            self.change(link.heal)

    def stop(self):
        async def end():
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
        asyncio.run_coroutine_threadsafe(end(), self.loop).result(10)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
