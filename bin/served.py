"""A course that `unroll serve` serves, for tests and measurements."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time


# Nothing runs any more, and the server is there.
IDLE = "!['busy','lost'].includes(document.querySelector('.unroll-bar')?.dataset.unrollState ?? 'busy')"


class Server:
    """The server, on a copy of the lessons."""

    def __init__(self, unroll, lessons, *arguments):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="unroll-served-"))
        shutil.copytree(
            lessons, self.folder / "lessons",
            ignore=shutil.ignore_patterns("answers", "right", "wrong"),
        )
        self.unroll = unroll
        self.arguments = arguments
        self.process = None
        self.start()

    def start(self):
        self.log = open(self.folder / "log.txt", "ab")
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            [self.unroll, "serve", *self.arguments], cwd=self.folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=self.log,
        )
        line = self.process.stdout.readline().decode()
        found = re.search(r"http://\S+", line)
        if not found:
            raise SystemExit("the server does not start: " + self.said())
        self.address = found.group()
        self.root = "/".join(self.address.split("/")[:3])
        self.token = self.address.split("token=")[1]

    def page(self, path):
        return f"{self.root}/{path}?token={self.token}"

    def lesson(self, path):
        return self.folder / "lessons" / path

    def said(self):
        return (self.folder / "log.txt").read_text()

    def kill(self, number=signal.SIGKILL):
        os.kill(self.process.pid, number)
        return self.process.wait()

    def close(self):
        if self.process.poll() is None:
            self.kill(signal.SIGTERM)
        shutil.rmtree(self.folder, ignore_errors=True)
