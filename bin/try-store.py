"""Builds a course through nginx as its shared cache, with faults.

    try-store.py UNROLL NGINX
"""
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

import small_course
from small_course import cells_that_ran
from web_store import WebStore

UNROLL, NGINX = sys.argv[1:]
LESSONS = 3
# What docs/many-machines.md states, in seconds: the waiting of a run, and a request under way.
BOUND = 10 + 5


class Proxy:
    """Passes requests on to a server, and makes a fault of each, or of some."""

    def __init__(self, port, fault):
        self.target, self.fault = port, fault
        self.count = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}/cache"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def stop(self):
        self.listener.close()

    def serve(self, connection):
        with connection:
            data = b""
            while b"\r\n\r\n" not in data:
                more = connection.recv(65536)
                if not more:
                    return
                data += more
            head, _, body = data.partition(b"\r\n\r\n")
            length = 0
            for line in head.split(b"\r\n"):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            while len(body) < length:
                body += connection.recv(65536)
            with socket.create_connection(("127.0.0.1", self.target)) as server:
                request = head.replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
                server.sendall(request + b"\r\n\r\n" + body)
                answer = b""
                while more := server.recv(65536):
                    answer += more
            self.count += 1
            answer = self.fault(answer, self.count)
            if answer is None:
                time.sleep(30)
            else:
                connection.sendall(answer)


def other_bytes(answer, _):
    head, _, body = answer.partition(b"\r\n\r\n")
    return head + b"\r\n\r\n" + bytes(byte ^ 1 for byte in body)


FAULTS = {
    "every connection is cut": lambda answer, _: answer[:len(answer) // 2],
    "every second connection is cut":
        lambda answer, count: answer[:len(answer) // (1 + count % 2)],
    "answers of 500": lambda *_: b"HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n",
    "other bytes": other_bytes,
    "no answer": lambda *_: None,
    "a second for each answer": lambda answer, _: (time.sleep(1), answer)[1],
}


def build(folder, cache):
    """The course built in a folder of its own: seconds, pages, cells that ran, warnings."""
    small_course.write(folder, small_course.lessons(LESSONS))
    option = [] if cache is None else ["--cache", cache]
    seconds, _, said = small_course.run([UNROLL, "build", "--explain", *option], folder)
    warnings = [line for line in said.split("\n") if line.startswith("warning: the cache")]
    return seconds, small_course.pages(folder), cells_that_ran(said), warnings


def try_faults(work, store, claims):
    alone, pages, cells, _ = build(work / "alone", None)
    print(f"without a cache: {alone:.2f} s, {cells} cells ran")
    # The proxy, so that faults meet an empty cache too: each has to be written through it.
    for fault, act in FAULTS.items():
        proxy = Proxy(store.port, act)
        seconds, made, ran, warnings = build(work / "faulty", proxy.address)
        proxy.stop()
        print(f"{fault}, nothing there: {seconds:.2f} s, {ran} cells ran; {warnings}")
        claims.expect("the same pages", made == pages)
        claims.expect(f"within {BOUND} s more", seconds < alone + BOUND)
    store.empty()
    seconds, made, ran, warnings = build(work / "first", store.address)
    print(f"an empty cache: {seconds:.2f} s, {ran} cells ran")
    claims.expect("the same pages, no warning", made == pages and not warnings and ran == cells)
    seconds, made, ran, warnings = build(work / "second", store.address)
    print(f"a full cache: {seconds:.2f} s, {ran} cells ran")
    claims.expect("the same pages, nothing ran", made == pages and ran == 0 and not warnings)
    for fault, act in FAULTS.items():
        proxy = Proxy(store.port, act)
        seconds, made, ran, warnings = build(work / "faulty", proxy.address)
        proxy.stop()
        print(f"{fault}: {seconds:.2f} s, {ran} cells ran; {warnings}")
        claims.expect("the same pages, one warning of each kind",
                      made == pages and 1 <= len(warnings) <= 2)
        claims.expect(f"within {BOUND} s more", seconds < alone + BOUND)
    store.stop()
    seconds, made, ran, warnings = build(work / "down", store.address)
    print(f"no server: {seconds:.2f} s, {ran} cells ran; {warnings}")
    claims.expect("the same pages, one warning", made == pages and len(warnings) == 1)
    return pages


def try_settings(work, pages, claims):
    store = WebStore(NGINX, work / "strict", full="off")
    try:
        _, made, _, warnings = build(work / "strict-course", store.address)
        print(f"without create_full_put_path: {warnings}")
        claims.expect("says what nginx needs", "create_full_put_path" in "".join(warnings))
        claims.expect("the same pages", made == pages)
    finally:
        store.stop()


def try_full_disk(work, pages, claims):
    small = work / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(small)], capture_output=True)
    if mounted.returncode != 0:
        print("a full disk: not tried, as nothing can be mounted here")
        return
    try:
        for name, cache in ("a server", None), ("a folder", str(small / "folder")):
            store = WebStore(NGINX, work / "full-server", store=small)
            try:
                # Room for a few entries.
                (small / "rest").write_bytes(bytes((512 << 10) - (32 << 10)))
                seconds, made, _, warnings = build(work / "full", cache or store.address)
                print(f"a full disk, {name}: {seconds:.2f} s; {warnings}")
                claims.expect("the same pages, a warning", made == pages and len(warnings) == 1)
                (small / "rest").unlink()
                _, made, _, warnings = build(work / "full", cache or store.address)
                claims.expect("nothing half-written is taken later",
                              made == pages and not warnings)
            finally:
                store.stop()
                for left in small.iterdir():
                    shutil.rmtree(left)
    finally:
        subprocess.run(["umount", str(small)], check=True)


def main():
    claims = small_course.Claims("try-store")
    with tempfile.TemporaryDirectory(prefix="unroll-store-") as name:
        work = pathlib.Path(name)
        store = WebStore(NGINX, work / "web")
        try:
            pages = try_faults(work, store, claims)
        finally:
            store.stop()
        try_settings(work, pages, claims)
        try_full_disk(work, pages, claims)
    claims.end()


main()
