"""Tests of what goes wrong while a course is served: cells that never end, processes that somebody kills,
a server that dies while the reader types, a file and a page that change at the same time."""

import os
import pathlib
import random
import signal
import tempfile
import time

from bench_processes import descendants, program
from chromium import Browser
from served import IDLE, Server

BUSY = "document.querySelector('.unroll-bar')?.dataset.unrollState === 'busy'"
FAILED = "document.querySelector('.unroll-bar')?.dataset.unrollState === 'error'"
LESSON = "en/a.md"
PAGE = "en/a.html"


def text(second, first="let a = 1"):
    return (
        "# A lesson\n\nIt begins.\n\n```swift\n" + first + "\n```\n\nIt goes on.\n\n```swift\n" + second
        + "\n```\n\nIt ends.\n\n```swift\nlet c = a + 1\n```\n")


class Small:
    """A served course of one lesson, and a page that shows it."""

    def __init__(self, unroll, *arguments):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="unroll-small-"))
        (self.home / "en").mkdir()
        (self.home / LESSON).write_text(text("let b = 2"))
        self.server = Server(unroll, self.home, *arguments)
        self.file = self.server.lesson(LESSON)
        self.browser = Browser()
        self.open()

    def open(self):
        self.browser.open(self.server.page(PAGE))
        self.browser.wait("document.querySelector('.unroll-edit')", 60)
        self.browser.wait(IDLE, 120)

    def shows(self, value, seconds=60):
        """Waits for a value beside a line."""
        self.browser.wait(
            f"[...document.querySelectorAll('.v')].some(v => v.textContent.trim() === '{value}')", seconds)

    def close(self):
        self.browser.close()
        self.server.close()


HOSTILE = {
    "loops": "while true {}",
    "floods": 'while true { print("again and again and again") }',
    "crashes": 'fatalError("boom")',
    "eats memory": "var all: [[Double]] = []\nwhile true { all.append(Array(repeating: 1, count: 1_000_000)) }",
    "starts threads": "import Foundation\nfor _ in 0..<1000 { Thread { sleep(60) }.start() }\nsleep(60)",
    "kills its group": "import Foundation\nkill(0, SIGKILL)",
}


def hostile_cells_leave_the_page_alone(unroll):
    small = Small(unroll)
    slowest = 0
    for turn, (name, code) in enumerate(HOSTILE.items()):
        small.file.write_text(text(code))
        small.browser.wait(f"{BUSY} || {FAILED}", 30, name)
        time.sleep(0.7)
        value = 70_001 + turn
        began = time.perf_counter()
        small.file.write_text(text(f"let b = {value} + 1"))
        small.shows(value + 1, 30)
        slowest = max(slowest, time.perf_counter() - began)
        small.browser.wait(IDLE, 30)
    print(f"        the next edit was shown after {slowest * 1000:.0f} ms at most")
    # One that is still running when the server is told to end.
    small.file.write_text(text("while true {}"))
    small.browser.wait(BUSY, 30)
    below = descendants(small.server.process.pid)[1:]
    assert below, "a kernel runs"
    status = small.server.kill(signal.SIGTERM)
    assert status == 143, f"SIGTERM gives {status}"
    until = time.monotonic() + 5
    while any(pathlib.Path(f"/proc/{process}").exists() for process in below):
        assert time.monotonic() < until, f"a process is left: {below}"
        time.sleep(0.05)
    small.close()


def what_is_killed_from_outside_comes_back(unroll):
    small = Small(unroll)
    for turn, name in enumerate(["unroll-kernel", "swift-frontend", "bwrap", "unroll-confine"]):
        value = 80_001 + 2 * turn
        # Something new to compile, and a while to run.
        small.file.write_text(text(f"import Foundation\nusleep(700_000)\nlet b = {value} + 1"))
        until = time.monotonic() + 3
        killed = 0
        while not killed and time.monotonic() < until:
            for process in descendants(small.server.process.pid):
                if program(process) == name:
                    try:
                        os.kill(process, signal.SIGKILL)
                        killed += 1
                    except ProcessLookupError:
                        pass
        small.browser.wait(IDLE, 60, f"after {name} was killed")
        said = small.browser.run("document.querySelector('.unroll-bar').innerText")
        if killed:
            print(f"        {name}, {killed} killed: {said.splitlines()[-1] if said else '-'}")
        # Whatever the page said of it, the next save is as if nothing had been.
        small.file.write_text(text(f"let b = {value} + 2"))
        small.shows(value + 2)
        small.browser.wait(IDLE, 60)
        assert not small.browser.run(FAILED), small.browser.run("document.querySelector('.unroll-bar').innerText")
    small.close()


def fifty_kills_lose_no_keystroke(unroll, turns=50):
    small = Small(unroll)
    browser = small.browser
    cell = ".cell[data-cell='1']"
    field = f"document.querySelector({cell + ' .CodeMirror'!r})"
    chance = random.Random(1)
    browser.run(f"document.querySelector({cell + ' .unroll-edit'!r}).click()")
    browser.wait(field)
    lost = []
    for turn in range(turns):
        browser.run(f"{field}.CodeMirror.setValue('')")
        browser.run(f"{field}.CodeMirror.focus()")
        typed = ""
        keys = chance.randrange(1, 25)
        dies = chance.randrange(keys + 1)
        for key in range(keys):
            if key == dies:
                small.server.kill()
            piece = f"v{key} "
            browser.type(piece)
            typed += piece
            if chance.random() < 0.1:
                # It may be on its way to the server when that dies.
                browser.key("Enter", modifiers=8)
        if small.server.process.poll() is None:
            small.server.kill()
        shown = browser.run(f"{field}.CodeMirror.getValue()")
        assert shown == typed, f"the editor shows {shown!r}, typed was {typed!r}"
        small.server.start()
        if turn % 2:
            browser.open(small.server.page(PAGE))
        browser.wait(field, 60, "the editor is open again")
        browser.wait(f"{IDLE} && !document.documentElement.classList.contains('unroll-lost')", 60)
        found = browser.run(f"{field}.CodeMirror.getValue()")
        if found != typed:
            lost.append((turn, typed, found))
    assert not lost, f"{len(lost)} of {turns} drafts were lost: {lost[:2]}"
    small.close()


def disk_and_page_both_stay(unroll, turns=24):
    """Edits by an editor and in the page, in any order: the page shows one of both or both, and each
    text that a reader confirmed is in a file."""
    small = Small(unroll)
    browser = small.browser
    cell = ".cell[data-cell='1']"
    field = f"document.querySelector({cell + ' .CodeMirror'!r})"
    chance = random.Random(2)
    author, confirmed, conflicts = "let a = 1", [], 0
    for turn in range(turns):
        for kind in chance.choice([["disk"], ["page"], ["disk", "page"], ["page", "disk"]]):
            value = 1000 * (turn + 1) + chance.randrange(1000)
            if kind == "disk":
                author = f"let a = {value}  // author"
                small.file.write_text(text("let b = 2", author))
                if chance.random() < 0.5:
                    time.sleep(chance.random() * 0.2)
                continue
            if not browser.run(f"!!{field}"):
                browser.run(f"document.querySelector({cell + ' .unroll-edit'!r})?.click()")
                browser.wait(field)
            mine = f"let a = {value}  // reader"
            browser.run(f"{field}.CodeMirror.setValue({mine!r})")
            browser.run(f"{field}.CodeMirror.focus()")
            browser.key("Enter", modifiers=8)
            confirmed.append(mine)
            if chance.random() < 0.5:
                time.sleep(chance.random() * 0.2)
        # The author was quicker: both are shown, and the reader chooses.
        browser.wait("Object.keys(localStorage).length === 0 || document.querySelector('.unroll-note button')",
                     30, "the server has the reader's text, or says why not")
        if browser.run("!!document.querySelector('.unroll-note button')"):
            conflicts += 1
            assert author in browser.run("document.querySelector('.unroll-note').textContent")
            mine = chance.random() < 0.5
            browser.run(f"document.querySelectorAll('.unroll-note button')[{0 if mine else 1}].click()")
            if not mine:
                confirmed.pop()
            browser.wait("Object.keys(localStorage).length === 0", 30, "the choice is kept")
        browser.wait(IDLE, 60)
        if browser.run(f"!!{field}"):
            browser.run(f"{field}.CodeMirror.focus()")
            browser.key("Escape")
            browser.wait(f"!{field}")
    browser.open(small.server.page(PAGE))
    browser.wait("document.querySelector('.unroll-edit')", 60)
    browser.wait(IDLE, 60)
    assert author in small.file.read_text(), "the author's file is the author's"
    page = browser.run("document.querySelector('article').textContent")
    last = confirmed[-1]
    assert author in page or last in page, "the page shows one of both"
    answers = small.server.lesson("answers")
    kept = "\n".join(file.read_text() for file in answers.rglob("*") if file.is_file())
    assert last in kept, "the reader's last text is in a file"
    conflict = browser.run("document.querySelector('.unroll-conflict')?.textContent ?? ''")
    if author in page and last not in page.replace(conflict, ""):
        assert last in conflict, "the reader's text is shown beside the author's"
    print(f"        {conflicts} times the author was quicker")
    small.close()


TESTS = [
    hostile_cells_leave_the_page_alone, what_is_killed_from_outside_comes_back,
    fifty_kills_lose_no_keystroke, disk_and_page_both_stay,
]
