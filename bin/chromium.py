"""Headless Chromium by its DevTools protocol, with the standard library alone."""

import base64
import json
import os
import shutil
import socket
import struct
import subprocess
import tempfile
import time


class Socket:
    """A WebSocket's client, as far as DevTools needs one (RFC 6455): text, whole messages."""

    def __init__(self, address):
        host, path = address.removeprefix("ws://").split("/", 1)
        name, port = host.split(":")
        self.stream = socket.create_connection((name, int(port)))
        self.stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        key = base64.b64encode(os.urandom(16)).decode()
        self.stream.sendall(
            f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self.rest = b""
        while b"\r\n\r\n" not in self.rest:
            self.rest += self.stream.recv(65536)
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        assert b" 101 " in head.split(b"\r\n")[0], head

    def send(self, text):
        data = text.encode()
        mask = os.urandom(4)
        size = len(data)
        if size < 126:
            head = struct.pack("!BB", 0x81, 0x80 | size)
        elif size < 65536:
            head = struct.pack("!BBH", 0x81, 0xFE, size)
        else:
            head = struct.pack("!BBQ", 0x81, 0xFF, size)
        # Masking is a rule for clients; a mask of many bytes at once is quick enough.
        long = (mask * (size // 4 + 1))[:size]
        body = (int.from_bytes(data, "big") ^ int.from_bytes(long, "big")).to_bytes(size, "big")
        self.stream.sendall(head + mask + body)

    def _take(self, count):
        while len(self.rest) < count:
            piece = self.stream.recv(1 << 20)
            if not piece:
                raise EOFError("the browser closed the connection")
            self.rest += piece
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken

    def receive(self, timeout):
        self.stream.settimeout(timeout)
        text = b""
        while True:
            first, second = self._take(2)
            size = second & 0x7F
            if size == 126:
                size = struct.unpack("!H", self._take(2))[0]
            elif size == 127:
                size = struct.unpack("!Q", self._take(8))[0]
            body = self._take(size)
            if first & 0x0F in (0, 1):
                text += body
                if first & 0x80:
                    return text.decode()
            elif first & 0x0F == 8:
                raise EOFError("the browser closed the connection")


class Browser:
    """One Chromium with one page."""

    def __init__(self, width=1280, height=900, dark=False, mobile=False):
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        if not program:
            raise SystemExit("chromium is missing: apt-get install chromium")
        self.folder = tempfile.mkdtemp(prefix="unroll-browser-")
        self.process = subprocess.Popen(
            [
                program, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
                f"--user-data-dir={self.folder}", "--no-first-run", "--hide-scrollbars", "about:blank",
            ],
            stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        )
        place = os.path.join(self.folder, "DevToolsActivePort")
        until = time.monotonic() + 30
        while not os.path.exists(place) or not open(place).read().count("\n"):
            if time.monotonic() > until:
                raise SystemExit("chromium does not start")
            time.sleep(0.05)
        port = open(place).read().split("\n")[0]
        self.port = int(port)
        self.number = 0
        self.session = None
        self.events = []
        path = open(place).read().split("\n")[1]
        self.socket = Socket(f"ws://127.0.0.1:{port}{path}")
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")
        self.call("Runtime.enable")
        self.call("Log.enable")
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height,
            deviceScaleFactor=2 if mobile else 1, mobile=mobile,
        )
        if dark:
            self.call(
                "Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}]
            )

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session and not method.startswith("Target."):
            message["sessionId"] = self.session
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.receive(60))
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer.get("result", {})
            if "method" in answer:
                self.events.append(answer)

    def run(self, code):
        """The value of a JavaScript expression; a promise is waited for."""
        result = self.call(
            "Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True, userGesture=True
        )
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["exception"].get("description"))
        return result["result"].get("value")

    def open(self, address):
        self.call("Page.navigate", url=address)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def wait(self, condition, seconds=20, what=None):
        until = time.monotonic() + seconds
        while True:
            try:
                if self.run(f"!!({condition})"):
                    return
            except RuntimeError:
                pass
            if time.monotonic() > until:
                raise AssertionError(f"did not happen in {seconds} s: {what or condition}")
            time.sleep(0.03)

    def key(self, key, code=None, modifiers=0, text=None):
        numbers = {"Enter": 13, "Escape": 27, "Tab": 9, "Backspace": 8}
        shared = {
            "key": key, "code": code or key, "modifiers": modifiers,
            "windowsVirtualKeyCode": numbers.get(key, 0),
        }
        down = dict(shared, type="keyDown")
        if text:
            down["text"] = text
        self.call("Input.dispatchKeyEvent", **down)
        self.call("Input.dispatchKeyEvent", type="keyUp", **shared)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def shoot(self, path):
        data = self.call("Page.captureScreenshot", format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def problems(self):
        """What the page complained about: exceptions, and what its policy kept out."""
        self.run("1")
        found = []
        for event in self.events:
            if event["method"] == "Runtime.exceptionThrown":
                details = event["params"]["exceptionDetails"]
                found.append(details.get("exception", {}).get("description", details["text"]))
            if event["method"] == "Log.entryAdded" and event["params"]["entry"]["level"] == "error":
                found.append(event["params"]["entry"]["text"])
        return found

    def close(self):
        try:
            self.socket.send(json.dumps({"id": 0, "method": "Browser.close"}))
            self.process.wait(10)
        except Exception:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
