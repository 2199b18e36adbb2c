# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A headless Chromium with the screen of a telephone, driven over its debugging pipe."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time

PATIENCE = 60
# What a page's fingers and eyes need, asked of the page itself: what does not fit into its width,
# what is too small to be tapped, what has too little contrast (WCAG 2: 4.5), what has no name.
FAULTS = """(function () {
  var faults = [];
  function light(text) {
    var parts = text.match(/[\\d.]+/g).slice(0, 3).map(function (value) {
      value = Number(value) / 255;
      return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }
  function ground(element) {
    for (; element; element = element.parentElement) {
      var colour = getComputedStyle(element).backgroundColor;
      if (!/, 0\\)$/.test(colour)) { return light(colour); }
    }
    return 1;
  }
  if (document.documentElement.scrollWidth > window.innerWidth) { faults.push('too wide'); }
  if (!document.documentElement.lang) { faults.push('no language'); }
  document.querySelectorAll('body *').forEach(function (element) {
    var box = element.getBoundingClientRect();
    if (box.width === 0 || /^(SCRIPT|NOSCRIPT)$/.test(element.tagName)) { return; }
    var own = Array.prototype.some.call(element.childNodes, function (node) {
      return node.nodeType === 3 && node.data.trim();
    });
    var name = element.tagName + ' ' + element.textContent.slice(0, 30);
    if (own) {
      var one = light(getComputedStyle(element).color);
      var other = ground(element);
      var ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (ratio < 4.5) { faults.push('contrast ' + ratio.toFixed(1) + ': ' + name); }
      if (parseFloat(getComputedStyle(element).fontSize) < 16) { faults.push('small: ' + name); }
    }
    if (/^(A|BUTTON)$/.test(element.tagName)) {
      if (box.height < 44) { faults.push('low ' + box.height + ': ' + name); }
      if (!element.textContent.trim()) { faults.push('nameless: ' + element.outerHTML); }
    }
  });
  return faults;
})()"""


class Browser:
    """One page of 360 x 640; ends with this object. What it would vibrate is in window.shaken, and
    how many tones it has made in window.tones."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="onewindow-browser-")
        to_read, self.to_write = os.pipe()
        self.from_read, from_write = os.pipe()
        # Chromium reads its commands from 3 and answers on 4. What it says of the bus and the
        # graphics it does not find here is of no use to anybody.
        self.process = subprocess.Popen(
            ["bash", "-c", f'exec chromium "$@" 3<&{to_read} 4>&{from_write}', "chromium",
             "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu",
             "--disable-dev-shm-usage", "--ignore-certificate-errors", "--no-proxy-server",
             "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--hide-scrollbars", "--mute-audio", "--user-data-dir=" + self.profile,
             "about:blank"],
            pass_fds=(to_read, from_write), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True)
        os.close(to_read)
        os.close(from_write)
        self.unread = b""
        self.number = 0
        self.session = None
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target,
                                 flatten=True)["sessionId"]
        self.send("Page.enable")
        self.send("Emulation.setDeviceMetricsOverride", width=360, height=640,
                  deviceScaleFactor=2, mobile=True)
        self.send("Page.addScriptToEvaluateOnNewDocument", source=(
            "window.shaken = [];"
            "navigator.vibrate = function (what) { window.shaken.push(what); return true; };"
            "window.tones = 0;"
            "var tone = AudioContext.prototype.createOscillator;"
            "AudioContext.prototype.createOscillator = function () {"
            "  window.tones += 1; return tone.call(this); };"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.to_write)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.from_read)
        shutil.rmtree(self.profile, ignore_errors=True)

    def send(self, method, **parameters):
        """A command of the debugging protocol, and what it answers."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to_write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def receive(self):
        while b"\0" not in self.unread:
            piece = os.read(self.from_read, 1 << 16)
            if not piece:
                raise RuntimeError("the browser has gone")
            self.unread += piece
        message, _, self.unread = self.unread.partition(b"\0")
        return json.loads(message)

    def open(self, url):
        self.send("Page.navigate", url=url)
        self.until("location.href !== 'about:blank' && document.readyState === 'complete'")

    def value(self, script):
        answer = self.send("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{script}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def until(self, script):
        """Asks the page again and again, until it is so or patience ends."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                if self.value(f"!!({script})"):
                    return
            except RuntimeError as gone:  # A page that is being left.
                if "browser has gone" in str(gone):
                    raise
            if time.monotonic() > end:
                text = self.value("document.body.innerText")
                raise AssertionError(f"not so: {script}\n{text}")
            time.sleep(0.05)

    def tap(self, selector):
        """As a finger does, so that it counts as one for the browser."""
        place = self.value(
            f"(function () {{ var one = document.querySelector({json.dumps(selector)});"
            "one.scrollIntoView({block: 'center'});"
            "var box = one.getBoundingClientRect();"
            "return {x: box.x + box.width / 2, y: box.y + box.height / 2}; })()")
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **place)

    def picture(self, path):
        data = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=True,
                         clip=dict(self.value("({x: 0, y: 0, width: 360, "
                                              "height: document.documentElement.scrollHeight})"),
                                   scale=1))["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))
