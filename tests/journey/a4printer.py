# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The printer for A4 that stands beside a kiosk: a real one that speaks IPP, ippeveprinter of CUPS,
as tests/drivers/document starts it, and what somebody reads on the sheets that it printed."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import unicodedata
import urllib.request

from deployment import free_port
from people import check
from words import ROOT

PEER = os.path.join(ROOT, "tests", "drivers", "document")
PATIENCE_S = 30
# As it stands on the sheet: groups of four.
CHECK_CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4})+\b")


class A4Printer:
    """Works in a folder of its own: what a printer keeps is not the kiosk's."""

    def __init__(self):
        self._folder = tempfile.mkdtemp(prefix="onewindow-a4-")
        self._port = free_port()
        self._peer = None
        self._printer = 0
        shutil.copy(os.path.join(PEER, "ipp_command"), self._at("command"))
        self.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.let_go()
        self._end()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def uri(self):
        return f"ipp://localhost:{self._port}/ipp/print"

    def start(self):
        """Switches it on, with paper."""
        self._end()
        self._peer = subprocess.Popen(
            [os.path.join(PEER, "ipp_peer"), self._folder, str(self._port), self._at("command"),
             "application/pdf"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        said = ""
        for line in self._peer.stdout:
            said += line
            if line == "ready\n":
                break
        check(said.endswith("ready\n"), f"the printer does not start: {said}")
        self._printer = int(re.search(r"printer (\d+)", said).group(1))

    def was_asked(self):
        """Whether somebody has seen how it is, since it was switched on."""
        with open(self._at("printer.log"), encoding="utf-8", errors="replace") as file:
            return "Get-Printer-Attributes successful-ok" in file.read()

    def pull_the_plug(self):
        os.kill(self._printer, signal.SIGKILL)

    def set_paper(self, sheets):
        """Sheets in its tray, by its own page for whoever stands before it. Any tray at 0 counts
        as empty: the other one is away."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        opener.open(f"http://localhost:{self._port}/media?size1=iso_a4_210x297mm&type1=stationery"
                    f"&level1={sheets}&size3=&type3=&level3=-2", timeout=PATIENCE_S).read()

    def hold(self):
        """What it takes from now on does not come out until let_go()."""
        with open(self._at("hold"), "w", encoding="ascii"):
            pass

    def let_go(self):
        if os.path.exists(self._at("hold")):
            os.remove(self._at("hold"))

    def sheets(self):
        """The documents that it received, in order."""
        return [Sheet(self._at(name)) for name in sorted(os.listdir(self._folder))
                if name.startswith("received-") and name.endswith(".pdf")]

    def _at(self, name):
        return os.path.join(self._folder, name)

    def _end(self):
        if self._peer is not None:
            self._peer.stdin.close()
            self._peer.wait(PATIENCE_S)
            self._peer.stdout.close()
            self._peer = None


class Sheet:
    """A document as it lies in the printer's tray."""

    def __init__(self, path):
        self._path = path
        with open(path, "rb") as file:
            check(file.read(5) == b"%PDF-", f"{path} is no PDF")

    def words(self):
        """As somebody reads them: a font has one drawing for a character and a radical of the same
        look, and a PDF names the one or the other."""
        text = subprocess.run(["pdftotext", "-layout", self._path, "-"], capture_output=True,
                              text=True, check=True).stdout
        return unicodedata.normalize("NFKC", text)

    def code(self):
        """What a telephone reads off its first page."""
        picture = self._path.removesuffix(".pdf")
        subprocess.run(["pdftoppm", "-r", "200", "-gray", "-png", "-singlefile", self._path,
                        picture], check=True)
        seen = subprocess.run(["zbarimg", "-q", "--raw", picture + ".png"], capture_output=True,
                              text=True, check=False)
        return seen.stdout.strip()

    def check_code(self):
        found = CHECK_CODE.search(self.words())
        check(found is not None, f"no check code on the sheet: {self.words()}")
        return found.group(0)
