"""Processor time and memory of a command with all that it starts. Linux."""
import ctypes
import os
import pathlib
import resource
import subprocess
import sys
import threading
import time

PR_SET_CHILD_SUBREAPER = 36
# What the Swift compiler needs is its own.
COMPILER = ("swift-frontend", "ld.lld", "lld")


def be_parent_of_orphans():
    """The sandbox's first process outlives its starter: whoever adopts it knows what it took."""
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        sys.exit("this system does not say what all processes of a command took")


def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def processor_seconds(command, folder, accepted=(0,), path=None):
    """Of the command and of everything that it started, and its memory besides the compiler's."""
    before = spent()
    environment = dict(os.environ)
    if path:
        environment["PATH"] = f"{path}:{environment.get('PATH', '')}"
    process = subprocess.Popen([str(part) for part in command], cwd=folder, env=environment,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT)
    memory = Memory(process.pid)
    output = process.stdout.read()
    status = process.wait()
    memory.stop()
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            break
    if status not in accepted:
        sys.exit(f"{' '.join(map(str, command))} ended with {status}:\n"
                 + output.decode(errors="replace")[-2000:])
    return spent() - before, memory.most


class Memory(threading.Thread):
    """The most memory that a process and its descendants have at once, in bytes: each page once,
    shared by those who share it."""

    def __init__(self, root):
        super().__init__(daemon=True)
        self.root, self.most, self.is_over = root, 0, False
        self.start()

    def run(self):
        while not self.is_over:
            self.most = max(self.most, sum(map(proportional, descendants(self.root))))
            time.sleep(0.2)

    def stop(self):
        self.is_over = True
        self.join()


def descendants(root):
    found = [root]
    for process in found:
        for path in pathlib.Path(f"/proc/{process}/task").glob("*/children"):
            try:
                found += map(int, path.read_text().split())
            except OSError:
                pass
    return found


def program(process):
    """The name of what it runs; empty when it has ended."""
    try:
        return pathlib.Path(f"/proc/{process}/comm").read_text().strip()
    except OSError:
        return ""


def proportional(process):
    try:
        folder = pathlib.Path(f"/proc/{process}")
        if program(process) in COMPILER:
            return 0
        for line in folder.joinpath("smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
