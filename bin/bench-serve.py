"""Times the live course: from the save of a file to the change in the page, in headless Chromium.

    bench-serve.py UNROLL LESSONS [SAVES]

Medians and 95th percentiles, warm. With $MARIMO, a path of marimo, the same cells run beside it with NumPy.
"""

import os
import re
import statistics
import subprocess
import sys
import time

from bench_marimo import Marimo, notebook
from bench_processes import COMPILER, Memory, descendants, program, proportional
from chromium import Browser
from served import IDLE, Server

UNROLL, LESSONS = sys.argv[1:3]
SAVES = int(sys.argv[3]) if len(sys.argv) > 3 else 50

# Resolves with the time of the first change after which the condition holds.
WATCH = """
window.until = condition => new Promise(resolve => {
  const now = () => performance.timeOrigin + performance.now();
  const look = () => { if (condition()) { observer.disconnect(); resolve(now()); return true; } };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  look();
}); 1
"""


def shown(name, times, goal):
    times = sorted(times)
    p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
    print(f"{name:<44} {statistics.median(times):7.0f} ms {p95:7.0f} ms   goal {goal}", flush=True)


def idle(browser):
    browser.wait(IDLE, 300)


def saved(browser, write, condition):
    """Milliseconds from the save until the page has it."""
    browser.run(f"window.seen = until(() => {condition}); 1")
    began = time.time() * 1000
    write()
    return browser.run("window.seen") - began


def opened(server, page):
    browser = Browser()
    browser.open(server.page(page))
    browser.wait("document.querySelector('.unroll-bar')", 300)
    idle(browser)
    browser.run(WATCH)
    return browser


def prose(server):
    browser = opened(server, "en/15-lstm.html")
    file = server.lesson("en/15-lstm.md")
    text = file.read_text()
    head, rest = text.split("\n# ", 1)
    title, body = rest.split("\n", 1)
    paragraph = next(p for p in body.split("\n\n") if re.match(r"[A-Z][a-z ]+", p.strip()))
    times = []
    for turn in range(SAVES + 2):
        word = f"Word{turn}x"
        new = text.replace(paragraph, paragraph + " " + word, 1)
        times.append(saved(browser, lambda: file.write_text(new),
                           f"document.querySelector('article').textContent.includes('{word}')"))
        time.sleep(0.25)
    file.write_text(text)
    browser.close()
    shown("a word of prose, lesson 15", times[2:], "60 · 120")


def last_cell(server):
    browser = opened(server, "en/02-one-cell.html")
    file = server.lesson("en/02-one-cell.md")
    text = file.read_text()
    place = text.rfind("\n```swift\n") + len("\n```swift\n")
    times = []
    for turn in range(SAVES + 2):
        value = 700_001 + turn * 13
        new = text[:place] + f"let measured = {value} + 1\n" + text[place:]
        times.append(saved(
            browser, lambda: file.write_text(new),
            f"[...document.querySelectorAll('.v')].some(v => v.textContent.trim() === '{value + 1}')"))
        idle(browser)
    file.write_text(text)
    browser.close()
    shown("the last cell of lesson 2", times[2:], "200 · 350")


def first_cell(server):
    browser = opened(server, "en/02-one-cell.html")
    file = server.lesson("en/02-one-cell.md")
    text = file.read_text()
    place = text.find("\n```swift\n") + len("\n```swift\n")
    first, whole, plain = [], [], []
    for turn in range(max(5, SAVES // 5)):
        value = 500_001 + turn * 17
        new = text[:place] + f"let measured = {value} + 1\n" + text[place:]
        began = time.time() * 1000
        first.append(saved(
            browser, lambda: file.write_text(new),
            f"[...document.querySelectorAll('.v')].some(v => v.textContent.trim() === '{value + 1}')"))
        idle(browser)
        whole.append(time.time() * 1000 - began)
        other = text[:place] + f"let measured = {value} + 3\n" + text[place:]
        copy = server.folder / "plain" / "lessons" / "en"
        copy.mkdir(parents=True, exist_ok=True)
        (copy / "02-one-cell.md").write_text(other)
        began = time.perf_counter()
        subprocess.run([UNROLL, "run", "lessons/en/02-one-cell.md", "-q"], cwd=copy.parent.parent,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        plain.append((time.perf_counter() - began) * 1000)
    file.write_text(text)
    browser.close()
    shown("the first cell of lesson 2, its value", first[1:], "200")
    shown("  all cells", whole[1:], f"1.2 × {statistics.median(plain[1:]):.0f} (unroll run)")


def start(server):
    times = []
    for _ in range(max(5, SAVES // 5)):
        server.kill()
        server.start()
        jar = server.folder / "jar"
        subprocess.run(["curl", "-s", "-L", "-c", jar, "-b", jar, "-o", "/dev/null",
                        server.page("en/02-one-cell.html")], check=True)
        times.append((time.perf_counter() - server.began) * 1000)
    shown("the first page after a start, cached", times, "300")


def resting(server):
    browser = opened(server, "en/02-one-cell.html")
    time.sleep(1)

    def ticks():
        fields = open(f"/proc/{server.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    before = ticks()
    time.sleep(10)
    print(f"{'idle, of a core':<44} {(ticks() - before) / 10:7.2f} %               goal < 1 %")
    browser.close()


def page_edit(server):
    """The last cell, edited in the page: from Shift-Enter on."""
    browser = opened(server, "en/02-one-cell.html")
    cells = browser.run("[...document.querySelectorAll('.cell')].filter(c => c.querySelector('pre.code .v')"
                        " && c.querySelector(':scope > .unroll-cell-tools .unroll-edit')).map(c => c.dataset.cell)")
    place = f".cell[data-cell='{cells[-1]}']"
    browser.run(f"document.querySelector({place + ' .unroll-edit'!r}).click()")
    field = f"document.querySelector({place + ' .CodeMirror'!r})"
    browser.wait(field)
    code = browser.run(f"{field}.CodeMirror.getValue()")
    times = []
    for turn in range(SAVES + 2):
        value = 900_001 + turn * 13
        new = f"let measured = {value} + 1\n{code}"
        browser.run(f"{field}.CodeMirror.setValue({new!r}); {field}.CodeMirror.focus()")
        times.append(saved(
            browser, lambda: browser.key("Enter", modifiers=8),
            f"[...document.querySelectorAll('.v')].some(v => v.firstChild?.textContent.trim() === '{value + 1}'"
            f" || v.textContent.includes('{value + 1}'))"))
        idle(browser)
    browser.run(f"document.querySelector({place + ' .unroll-reset'!r}).click()")
    browser.close()
    shown("a cell edited in the page", times[2:], "as the file, + 20")


def marimo(server):
    """The same cells in another notebook."""
    program = os.environ.get("MARIMO")
    if not program:
        print("marimo beside it: not measured, as MARIMO names none")
        return
    other = Marimo(program)
    browser = Browser()
    try:
        browser.open(other.address)
        browser.wait("document.body.innerText.includes('reads one day')", 120, "marimo shows the notebook")
        time.sleep(3)
        browser.run(WATCH)
        prose, last = [], []
        for turn in range(SAVES + 2):
            word, value = f"Word{turn}x", 300_001 + turn * 13
            prose.append(saved(browser, lambda: other.file.write_text(notebook(word, 1)),
                               f"document.body.textContent.includes('{word}')"))
            time.sleep(0.4)
            last.append(saved(browser, lambda: other.file.write_text(notebook(word, value)),
                              f"document.body.textContent.includes('{value + 1}')"))
            time.sleep(0.4)
    finally:
        browser.close()
        other.close()
    shown("marimo: a word of prose", prose[2:], "at least ours")
    shown("marimo: the last cell", last[2:], "ours is at most 3 × this")


def ten_lessons(server):
    """Ten lessons open in ten tabs, each of them saved once."""
    browser = Browser()
    pages = sorted(path.stem for path in (server.folder / "lessons" / "en").glob("[01][0-9]-*.md"))[:10]
    browser.open(server.page(f"en/{pages[0]}.html"))
    for page in pages[1:]:
        browser.call("Target.createTarget", url=f"{server.root}/en/{page}.html")
    memory = Memory(server.process.pid)
    for page in pages:
        file = server.lesson(f"en/{page}.md")
        text = file.read_text()
        place = text.find("\n```swift\n") + len("\n```swift\n")
        file.write_text(text[:place] + "let measured = 1\n" + text[place:])
        still = 0
        while still < 8:
            time.sleep(0.25)
            compiles = any(program(process) in COMPILER for process in descendants(server.process.pid))
            still = 0 if compiles else still + 1
        file.write_text(text)
    memory.stop()
    now = sum(map(proportional, descendants(server.process.pid)))
    print(f"{'ten lessons open, all but compilers':<44} {now / 1e6:7.0f} MB, {memory.most / 1e6:.0f} at most"
          "   goal < 600 MB", flush=True)
    browser.close()


server = Server(UNROLL, LESSONS)
print(f"{'':<44} {'median':>10} {'95th':>10}")
ALL = [start, prose, last_cell, page_edit, first_cell, marimo, resting, ten_lessons]
chosen = os.environ.get("ONLY", "")
for measure in [one for one in ALL if chosen in one.__name__]:
    try:
        measure(server)
    except Exception as error:
        print(f"{measure.__name__}: {type(error).__name__}: {error}", flush=True)
server.close()
