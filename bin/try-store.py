"""Builds a course through nginx as its shared cache, with faults.

    try-store.py UNROLL NGINX
"""

import hashlib
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

UNROLL, NGINX = sys.argv[1:]

LESSONS = {
    f"l{number}": f"# Lesson {number}\n\n$x^{number}$\n\n"
    + "".join(
        f"```swift\nlet v{cell} = {number} + {cell}  // → {number + cell}\n```\n\n"
        for cell in range(3)
    )
    for number in range(1, 4)
}

CONFIG = """
daemon off;
{user}
pid {work}/nginx.pid;
error_log {work}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {store}/tmp;
  proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
  server {{
    listen 127.0.0.1:{port};
    location /cache/ {{
      root {store};
      dav_methods PUT;
      create_full_put_path {full};
      client_max_body_size 64m;
      limit_except GET PUT {{ deny all; }}
    }}
  }}
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """nginx in a folder of its own."""

    def __init__(self, work, full="on", store=None):
        self.port = free_port()
        self.store = store or work / "store"
        (self.store / "tmp").mkdir(parents=True, exist_ok=True)
        (self.store / "cache").mkdir(exist_ok=True)
        config = work / "nginx.conf"
        user = "user root;" if pathlib.Path("/root").owner() == "root" else ""
        config.write_text(
            CONFIG.format(
                work=work, store=self.store, port=self.port, full=full, user=user
            )
        )
        self.process = subprocess.Popen(
            [NGINX, "-c", str(config), "-p", str(work), "-e", f"{work}/start.log"]
        )
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        sys.exit("try-store: nginx does not start")

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Proxy:
    """Passes requests on to a server, and makes a fault of each, or of some."""

    def __init__(self, port, fault):
        self.target, self.fault = port, fault
        self.count = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

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
    "every connection is cut": lambda answer, _: answer[: len(answer) // 2],
    "every second connection is cut": lambda answer, count: answer[: len(answer) // (1 + count % 2)],
    "answers of 500": lambda *_: b"HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n",
    "other bytes": other_bytes,
    "no answer": lambda *_: None,
}


def build(folder, port, *more):
    """The course built in a folder of its own; the time in seconds and what was said."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in LESSONS.items():
        file = folder / f"lessons/{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    cache = [] if port is None else ["--cache", f"http://127.0.0.1:{port}/cache"]
    start = time.monotonic()
    run = subprocess.run(
        [UNROLL, "build", "--explain", *cache, *more], cwd=folder, capture_output=True, text=True
    )
    seconds = time.monotonic() - start
    if run.returncode != 0:
        sys.exit(f"try-store: exit code {run.returncode}\n{run.stderr}")
    pages = {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "output").rglob("*"))
        if path.is_file()
    }
    return seconds, pages, run.stderr.count(" ran: "), [
        line for line in run.stderr.split("\n") if line.startswith("warning: the cache")
    ]


def main():
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        failures = 0

        def expect(what, holds):
            nonlocal failures
            print(f"  {'ok' if holds else 'FAILED'}: {what}")
            failures += not holds

        alone, pages, cells, _ = build(work / "alone", None)
        print(f"without a cache: {alone:.2f} s, {cells} cells ran")
        server = Server(work)
        try:
            seconds, made, ran, warnings = build(work / "first", server.port)
            print(f"an empty cache: {seconds:.2f} s, {ran} cells ran")
            expect("the same pages, no warning", made == pages and not warnings and ran == cells)
            seconds, made, ran, warnings = build(work / "second", server.port)
            print(f"a full cache: {seconds:.2f} s, {ran} cells ran")
            expect("the same pages, nothing ran", made == pages and ran == 0 and not warnings)
            for fault, act in FAULTS.items():
                proxy = Proxy(server.port, act)
                seconds, made, ran, warnings = build(work / "faulty", proxy.port)
                proxy.listener.close()
                print(f"{fault}: {seconds:.2f} s, {ran} cells ran; {warnings}")
                expect("the same pages, a warning", made == pages and len(warnings) >= 1)
                expect("within 20 s more", seconds < alone + 20)
        finally:
            server.stop()
        seconds, made, ran, warnings = build(work / "down", server.port)
        print(f"no server: {seconds:.2f} s, {ran} cells ran; {warnings}")
        expect("the same pages, one warning", made == pages and len(warnings) == 1)

        server = Server(work, full="off", store=work / "strict")
        try:
            _, made, _, warnings = build(work / "strict-course", server.port)
            print(f"without create_full_put_path: {warnings}")
            expect("says what nginx needs", "create_full_put_path" in "".join(warnings))
            expect("the same pages", made == pages)
        finally:
            server.stop()

        small = work / "small"
        small.mkdir()
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], capture_output=True
        )
        if mounted.returncode != 0:
            print("a full disk: not tried, as nothing can be mounted here")
        else:
            try:
                server = Server(work, store=small)
                try:
                    (small / "rest").write_bytes(b"x" * 50_000)
                    seconds, made, ran, warnings = build(work / "full", server.port)
                    print(f"a full disk: {seconds:.2f} s; {warnings}")
                    expect("the same pages", made == pages)
                finally:
                    server.stop()
            finally:
                subprocess.run(["umount", str(small)], check=True)
        if failures:
            sys.exit(f"try-store: {failures} of these do not hold")


main()
