"""A page in headless Chromium, driven over a pipe by the DevTools protocol: what stands there, clicks, keys, prints."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress

PROGRAM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
LAUNCH = "import os, sys; [os.dup2(int(sys.argv[n]), n + 2) for n in (1, 2)]; os.execv(sys.argv[3], sys.argv[3:])"
"""Chromium takes commands from descriptor 3 and answers on 4."""
KEYS = {"Escape": 27, "/": 191, "j": 74, "k": 75}


class Chromium:
    """One browser with one page; messages are parted by NUL (--remote-debugging-pipe)."""

    def __init__(self, profile):
        """Start the browser with a profile of its own."""
        commands, results = os.pipe(), os.pipe()
        self.process = subprocess.Popen(
            [
                sys.executable, "-c", LAUNCH, str(commands[0]), str(results[1]), PROGRAM, "--headless", "--no-sandbox",
                "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", f"--user-data-dir={profile}",
                "--remote-debugging-pipe", "about:blank",
            ],
            pass_fds=(commands[0], results[1]), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(commands[0])
        os.close(results[1])
        self.commands, self.results = os.fdopen(commands[1], "wb"), os.fdopen(results[0], "rb")
        self.number, self.session, self.events = 0, None, []
        page = next(each for each in self.call("Target.getTargets")["targetInfos"] if each["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def receive(self):
        """Return the next message."""
        data = bytearray()
        while (byte := self.results.read(1)) != b"\0":
            assert byte, "the browser has gone"
            data += byte
        return json.loads(data)

    def call(self, method, **parameters):
        """Call a method and return its result; events that come meanwhile are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.commands.write(json.dumps(message).encode() + b"\0")
        self.commands.flush()
        while (answer := self.receive()).get("id") != self.number:
            self.events.append(answer)
        assert "error" not in answer, answer
        return answer["result"]

    def open(self, address):
        """Load a page that is not the one before, and wait for it; the events of that one are forgotten."""
        self.events.clear()
        self.call("Page.navigate", url=address)
        while not any(each["method"] == "Page.loadEventFired" for each in self.events):
            self.events.append(self.receive())

    def value(self, script):
        """Return what a script evaluates to."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key):
        """Press and release a key."""
        text = {"text": key} if len(key) == 1 else {}
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=KEYS.get(key, ord(key[0])),
                **(text if kind == "keyDown" else {}),
            )  # fmt: skip

    def click(self, selector):
        """Click on the middle of an element."""
        box = self.value(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center'}}); "
            "const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def pdf(self):
        """Print the page."""
        return base64.b64decode(self.call("Page.printToPDF", printBackground=True)["data"])

    def close(self):
        """End the browser."""
        self.session = None
        with suppress(AssertionError, OSError):
            self.call("Browser.close")
        self.process.wait(10)
        self.commands.close()
        self.results.close()
