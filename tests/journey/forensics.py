# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether anything of the people of a journey was left in clear: what their cards carry, what they
typed, photographs of their papers, their signatures and the documents that were made for them, in
every file of the deployment (stores, logs, printed output, homes, what lay in passing), in what
a running program holds open, files without a name included, and in its memory."""

import base64
import json
import os
import stat
import time
import urllib.parse

from screen import NotThere, pause

# What the sample cards carry, and nobody else needs to know.
CARDS = {"zhang": ["张建国", "11010519880506997X", "样例街道1号院2号楼301室"],
         "li": ["李小明", "110105200306129966", "样例街道5号"],
         "longterm": ["陈志强", "110105197002089999", "样例路88号"]}

# What is there where something lies in clear that nobody can tell the words of beforehand.
TRACES = {"a photograph (JPEG)": b"\xff\xd8\xff\xe0\x00\x10JFIF",
          "a document (PDF)": b"%PDF-1.",
          "a signature": b'"byHand"'}


def coded(plain):
    """Base64 of it in the middle of something: what its neighbours take part in is cut off."""
    for shift in range(3):
        text = base64.b64encode(bytes(shift) + plain)
        yield text[(0, 2, 3)[shift]:len(bytes(shift) + plain) // 3 * 4]


def writings(text):
    """Every way in which text might stand in a file, with its name."""
    for form in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        yield form, text.encode(form)
    yield "escaped JSON", json.dumps(text)[1:-1].encode()
    yield "a percent-encoded address", urllib.parse.quote(text).encode()
    for text_in_base64 in coded(text.encode()):
        yield "base64", text_in_base64


def look_through(content, where, secrets):
    for secret in secrets:
        for form, written in writings(secret):
            if written in content:
                raise NotThere(f"{where} holds {secret} as {form}")
    for trace, written in TRACES.items():
        if any(form in content for form in (written, *coded(written))):
            raise NotThere(f"{where} holds {trace}")


def memory(pid):
    """What a running program may write to and so keep: heap, stacks, variables; piece by piece,
    each with its name. Overlapping by what a secret may be long."""
    most, overlap = 1 << 20, 1 << 10
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, \
            open(f"/proc/{pid}/mem", "rb", buffering=0) as content:
        for line in maps:
            span, rights, _, _, _, *name = line.split(maxsplit=5)
            if not rights.startswith("rw"):
                continue
            begin, end = (int(address, 16) for address in span.split("-"))
            for at in range(begin, end, most):
                try:
                    content.seek(at)
                    piece = content.read(min(most + overlap, end - at))
                except OSError:
                    # Given back meanwhile, or a device's.
                    continue
                # Most of a stack was never written to.
                if piece.count(0) < len(piece):
                    yield f"{name[0].strip() if name else 'memory'} at {at:x}", piece


def look_through_memory(pid, secrets, seconds=15):
    """The memory of a running program, for texts as Qt, the wire and a card hold them. A moment
    after a session it is to be gone."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return look_through_memory_now(pid, secrets)
        except NotThere:
            if time.monotonic() > deadline:
                raise
        pause()


def is_in_memory(pid, secrets):
    """Whether the proof finds what is shown right now: else it proves nothing afterwards."""
    try:
        look_through_memory_now(pid, secrets)
    except NotThere:
        return True
    return False


def look_through_memory_now(pid, secrets):
    count = 0
    for where, piece in memory(pid):
        for secret in secrets:
            for form in ("utf-8", "utf-16-le", "gb18030"):
                at = piece.find(secret.encode(form))
                if at >= 0:
                    raise NotThere(f"memory: {where} + {at:x} holds {secret} as {form}")
        count += len(piece)
    # A program without a page of memory has ended: that is no proof.
    if count < 1 << 20:
        raise NotThere(f"the memory of {pid} could not be read")
    return count


def look_through_files(folder, secrets):
    """Every file below folder but what other departments know of these people, and share."""
    count = 0
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "departments"]
        for name in files:
            path = os.path.join(place, name)
            # Sockets and the devices' links are not content.
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    look_through(file.read(), path, secrets)
                count += 1
    return count


def look_through_open_files(pid, secrets):
    """What a running program has open, whether it still has a name or not."""
    for descriptor in os.listdir(f"/proc/{pid}/fd"):
        path = f"/proc/{pid}/fd/{descriptor}"
        try:
            if stat.S_ISREG(os.stat(path).st_mode):
                with open(path, "rb") as file:
                    look_through(file.read(), f"{path} ({os.readlink(path)})", secrets)
        except OSError:
            continue


def nothing_is_left(hall, terminal, secrets):
    """Looks at the running terminal (its process id) in memory and open files, ends everything, and
    looks at all files."""
    look_through_memory(terminal, secrets)
    look_through_open_files(terminal, secrets)
    hall.stop_all()
    look_through_files(hall.folder, secrets)
