"""Audits built pages; see bin/audit, which installs what this needs.

Exit code 1 where anything is wrong, with a line for each thing; else 0.
"""
import argparse
import base64
import fnmatch
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse

WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
# What tidy 5 does not know of today's HTML, the attributes of SVG and addresses in Chinese; vnu looks
# at the same pages and does.
TIDY_IGNORED = re.compile(r"proprietary attribute|escaping malformed URI")
TIDY_LINE = re.compile(r"line (\d+) column (\d+) - (Error|Warning): (.*)")


class Browser:
    """Chromium without a window, driven by its own protocol."""

    def __init__(self, path):
        import websocket  # Not on every machine, and nothing else needs it.

        self.profile = tempfile.TemporaryDirectory(prefix="unroll-audit-")
        self.process = subprocess.Popen(
            [path, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--remote-debugging-port=0", "--remote-allow-origins=*", "--no-first-run",
             f"--user-data-dir={self.profile.name}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if "DevTools listening on " in line:
                address = line.split("DevTools listening on ")[1].strip()
                break
        else:
            sys.exit(f"audit: {path} did not start")
        host = urllib.parse.urlsplit(address).netloc
        self.numbers = itertools.count(1)
        self.events = []
        self.socket = websocket.create_connection(address, timeout=600)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.socket.close()
        self.socket = websocket.create_connection(
            f"ws://{host}/devtools/page/{target}", timeout=600)
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait(10)
        self.profile.cleanup()

    def call(self, method, **params):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]
            if "method" in message:
                self.events.append(message)

    def wait(self, method):
        while True:
            for event in self.events:
                if event["method"] == method:
                    return
            message = json.loads(self.socket.recv())
            if "method" in message:
                self.events.append(message)

    def open(self, url):
        self.events = []
        self.call("Page.navigate", url="about:blank")
        self.wait("Page.loadEventFired")
        self.events = []
        self.call("Page.navigate", url=url)
        self.wait("Page.loadEventFired")

    def look(self, scheme, size):
        width, height = size
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=width < 500)
        self.call("Emulation.setEmulatedMedia", media="screen",
                  features=[{"name": "prefers-color-scheme", "value": scheme},
                            {"name": "prefers-reduced-motion", "value": "reduce"}])

    def run(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True,
                           returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get(
                "description", "script failed"))
        return answer["result"].get("value")

    def press(self, key):
        code = {"ArrowDown": 40, "ArrowUp": 38, "Enter": 13, "Escape": 27, "Tab": 9}[key]
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key,
                      windowsVirtualKeyCode=code)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def shot(self, path, whole):
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"],
                "height": min(size["height"], 12000 if whole else 900), "scale": 1}
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True,
                         clip=clip)["data"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(data))

    def foreign_requests(self):
        return [event["params"]["request"]["url"] for event in self.events
                if event["method"] == "Network.requestWillBeSent"
                and not event["params"]["request"]["url"].startswith(("file:", "data:", "about:"))]

    def complaints(self):
        """What the console says: a script that failed, a policy that something broke."""
        return [event["params"]["entry"]["text"] for event in self.events
                if event["method"] == "Log.entryAdded"
                and event["params"]["entry"]["level"] == "error"] + [
            event["params"]["exceptionDetails"]["text"] for event in self.events
            if event["method"] == "Runtime.exceptionThrown"]


def tidy(pages, root):
    problems = []
    for page in pages:
        answer = subprocess.run(["tidy", "-q", "-e", "-utf8", "--drop-empty-elements", "no", page],
                                capture_output=True, text=True, check=False)
        for line in answer.stderr.splitlines():
            match = TIDY_LINE.match(line)
            if match and not TIDY_IGNORED.search(match[4]):
                problems.append(f"{page.relative_to(root)}:{match[1]}:{match[2]}: {match[4]}")
    return problems


def vnu(pages, root, tools):
    jar = next(pathlib.Path(tools).rglob("vnu.jar"), None)
    if jar is None:
        return None
    answer = subprocess.run(
        ["java", "-Xss16m", "-jar", jar, "--format", "json", *pages],
        capture_output=True, text=True, check=False)
    try:
        messages = json.loads(answer.stderr)["messages"]
    except (ValueError, KeyError):
        return [f"vnu failed: {answer.stderr[:500]}"]
    problems = []
    for message in messages:
        page = pathlib.Path(urllib.parse.unquote(urllib.parse.urlsplit(message["url"]).path))
        kind = message.get("subType", message["type"])
        # The validator for CSS in it is older than half of today's CSS, and that for HTML than popovers.
        if kind == "info" or message["message"].startswith("CSS:"):
            continue
        if re.match(r"Attribute “popover(target)?” not allowed", message["message"]):
            continue
        problems.append(f"{page.relative_to(root)}:{message.get('lastLine', 1)}: {kind}: "
                        f"{message['message']} … {message.get('extract', '')[:120]!r}")
    return problems


def epubcheck(books, root, tools):
    """What each EPUBCheck says: the newest, and the older one of Debian where it is installed."""
    jars = [jar for jar in pathlib.Path(tools).rglob("epubcheck.jar")]
    jars += [jar for jar in [pathlib.Path("/usr/share/java/epubcheck.jar")] if jar.exists()]
    if not jars:
        return None
    problems = []
    for jar, book in itertools.product(jars, books):
        # Into a file: on standard output 4.2.6 mixes its JSON with other lines.
        with tempfile.NamedTemporaryFile(suffix=".json") as report:
            answer = subprocess.run(["java", "-jar", jar, book, "--json", report.name],
                                    capture_output=True, text=True, check=False)
            try:
                messages = json.loads(pathlib.Path(report.name).read_text(encoding="utf-8"))
            except ValueError:
                problems.append(f"{book.relative_to(root)}: EPUBCheck failed: {answer.stderr[:500]}")
                continue
        version = messages["checker"]["checkerVersion"]
        for message in messages["messages"]:
            if message["severity"] not in ("FATAL", "ERROR", "WARNING"):
                continue
            place = (message["locations"] or [{"path": "", "line": 0}])[0]
            problems.append(f"{book.relative_to(root)}: {place['path']}:{place['line']}: "
                            f"{message['ID']}: {message['message']} (EPUBCheck {version})")
    return problems


AXE_OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
                           "best-practice"], "resultTypes": ["violations"]}


def looks(page):
    """What a page is looked at in. The one for print is for paper, and all of it is on others."""
    every = list(itertools.product(SCHEMES, WIDTHS.items()))
    return every[:1] if page.name == "print.html" else every


def accessibility(browser, axe, page, root, shots):
    """Violations, sideways scrolling, foreign requests, complaints: in each look of the page."""
    problems, foreign = [], []
    name = page.relative_to(root)
    for scheme, (device, size) in looks(page):
        browser.look(scheme, size)
        browser.open(page.as_uri())
        where = f"{name} [{scheme}, {device}]"
        browser.run(axe)
        found = browser.run(
            f"axe.run(document, {json.dumps(AXE_OPTIONS)}).then(r => r.violations.map(v => "
            "({id: v.id, help: v.help, nodes: v.nodes.map(n => n.target.join(' ') + ': ' "
            "+ n.html.slice(0, 120))})))")
        for violation in found:
            problems.append(f"{where}: {violation['id']}: {violation['help']}: "
                            f"{len(violation['nodes'])} times, as {violation['nodes'][0]}")
        over = browser.run("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            problems.append(f"{where}: is {over} px wider than the screen")
        foreign += [f"{where}: asks for {url}" for url in browser.foreign_requests()]
        problems += [f"{where}: {text}" for text in browser.complaints()]
        if shots:
            flat = str(name).replace("/", "-").removesuffix(".html")
            browser.shot(shots / f"{flat}-{device}-{scheme}.png", whole=name.name != "print.html")
    return problems, foreign


def search(browser, page, root):
    """Looks a term of the page's own index up, as a reader would, by keyboard alone."""
    name = page.relative_to(root)
    browser.look("light", WIDTHS["desktop"])
    browser.open(page.as_uri())
    problems = []

    def expect(holds, what):
        if not holds:
            problems.append(f"{name}: {what}")

    state = """({found: document.querySelectorAll('#results > li').length,
        marks: [...document.querySelectorAll('#results mark')].map(m => m.textContent),
        status: document.querySelector('#status').textContent,
        first: document.querySelector('#results a')?.textContent ?? '',
        focus: document.activeElement.id || document.activeElement.tagName,
        hidden: document.querySelector('#headings').hidden})"""
    expect(browser.run("document.activeElement.id") == "query", "the field has no focus")
    headings = browser.run(
        "[...document.querySelectorAll('#headings a')].map(a => a.textContent)")
    expect(len(headings) > 0, "the index of headings is empty")
    # Two of its headings: whole, and by its beginning in another case.
    for heading in headings[len(headings) // 3::max(1, len(headings) // 3)][:3]:
        word = re.findall(r"[A-Za-z]{3,}|[\u4e00-\u9fff]{2,}", heading)
        if not word:
            continue
        query = word[0][:4].upper() if word[0].isascii() else word[0][:2]
        browser.run("document.querySelector('#query').value = ''")
        browser.run("document.querySelector('#query').focus()")
        started = time.perf_counter()
        browser.type(query)
        now = browser.run(state)
        spent = time.perf_counter() - started
        expect(now["found"] > 0, f"`{query}` of the heading “{heading}” finds nothing")
        expect(now["marks"] and all(query.lower() == m.lower() for m in now["marks"]),
               f"`{query}` marks {now['marks'][:3]}")
        expect(now["status"] != "" and now["hidden"], f"`{query}`: no word on what was found")
        expect(spent < 0.5, f"`{query}` took {spent:.2f} s")
    browser.press("ArrowDown")
    expect(browser.run(state)["focus"] == "A", "the arrow does not lead to the first result")
    target = browser.run("document.activeElement.href")
    browser.press("Escape")
    expect(browser.run(state)["focus"] == "query", "Escape does not lead back to the field")
    browser.run("document.querySelector('#query').value = ''")
    browser.type("<img src=x onerror=alert(1)> zzqqxx")
    now = browser.run(state)
    expect(now["found"] == 0 and now["status"] != "", "nonsense finds something")
    expect(not browser.run("!!document.querySelector('main img')"), "a query becomes HTML")
    if target:
        browser.open(target)
        expect(browser.run("!location.hash || !!document.getElementById("
                           "decodeURIComponent(location.hash.slice(1)))"),
               f"the first result leads to {target}, which is not there")
    return problems


def read_as_readers_do(pages, root, options, add):
    """Opens each page in the browser, in every look, and tries the search."""
    axe = next(pathlib.Path(options.tools).rglob("axe.min.js")).read_text(encoding="utf-8")
    browser = Browser(options.browser)
    try:
        found, foreign, looked = [], [], 0
        for page in pages:
            if sys.stderr.isatty():
                print(f"\r\x1b[K{page.relative_to(root)}", end="", file=sys.stderr, flush=True)
            one, other = accessibility(browser, axe, page, root, options.shots)
            found += one
            foreign += other
            looked += len(looks(page))
        if sys.stderr.isatty():
            print("\r\x1b[K", end="", file=sys.stderr)
        add("accessibility by axe-core", looked, found)
        add("requests to elsewhere", looked, foreign)
        searches = [page for page in pages if page.name == "search.html"]
        add("search by keyboard", len(searches),
            [problem for page in searches for problem in search(browser, page, root)])
    finally:
        browser.close()


def main():
    parser = argparse.ArgumentParser(prog="audit")
    parser.add_argument("folder", nargs="?", default="output", type=pathlib.Path)
    parser.add_argument("--pages", default="*", metavar="PATTERN")
    parser.add_argument("--shots", type=pathlib.Path, metavar="FOLDER")
    parser.add_argument("--html-only", action="store_true")
    parser.add_argument("--browser", help=argparse.SUPPRESS)
    parser.add_argument("--tools", help=argparse.SUPPRESS)
    options = parser.parse_args()
    root = options.folder.resolve()

    def files(ending):
        return sorted(file for file in root.rglob(f"*.{ending}")
                      if fnmatch.fnmatch(str(file.relative_to(root)), options.pages))

    pages, books = files("html"), files("epub")
    if not pages and (options.html_only or not books):
        sys.exit(f"audit: {options.folder} has no pages: run `bin/unroll build` first")
    table, problems = [], []

    def add(what, count, found):
        table.append((what, count, "—" if found is None else len(found)))
        problems.extend(found or [])

    if pages:
        add("HTML by tidy", len(pages), tidy(pages, root))
    if pages and not options.html_only:
        add("HTML by vnu", len(pages), vnu(pages, root, options.tools))
        read_as_readers_do(pages, root, options, add)
    if books and not options.html_only:
        add("books by EPUBCheck", len(books), epubcheck(books, root, options.tools))
    for problem in problems:
        print(problem)
    print(f"{'':<28} {'looked at':>10} {'wrong':>8}")
    for what, count, wrong in table:
        print(f"{what:<28} {count:>10} {wrong:>8}")
    return 1 if problems else 0


sys.exit(main())
