"""Times what readers' choices cost the author and the reader.

    bench-controls.py PATH-OF-UNROLL COURSE

The course's lesson on long sequences gets a control of 7 values for a radius of W: where the lesson has
it, behind all else, and in its middle, where half a minute of training comes after it. What that adds
to a build is compared with the runs of the cells after it, in copies of the lesson that have a value
written out, and with building seven such copies cold. A page with 24 outcomes is clicked in headless
Chromium, where it is there.
"""
import atexit
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

from chromium import Browser

UNROLL, COURSE = (os.path.abspath(path) for path in sys.argv[1:])
LESSON = "en/14-long-sequences.md"
VALUES = ["0.5", "0.7", "0.8", "0.9", "1.0", "1.1", "1.2"]


def group():
    """A control group of our own and how to read its processor time in seconds; None where none can be
    had. A kernel that is killed leaves children that nobody waits for, whom `os.times` does not count."""
    for parent, name, unit in [
        ("/sys/fs/cgroup/cpuacct", "cpuacct.usage", 1e-9), ("/sys/fs/cgroup", "cpu.stat", 1e-6)]:
        place = pathlib.Path(parent) / f"bench-controls-{os.getpid()}"
        if not (pathlib.Path(parent) / "cgroup.procs").exists():
            continue
        try:
            place.mkdir()
        except OSError:
            continue
        atexit.register(place.rmdir)
        if (place / name).exists():
            # `12345`, or `usage_usec 12345` first of several lines.
            return place, lambda: unit * int((place / name).read_text().split()[:2][-1])
    return None


GROUP = group()


def run(folder, cache, *words):
    """Processor time of a command, in seconds."""
    def enter():
        if GROUP:
            (GROUP[0] / "cgroup.procs").write_text(str(os.getpid()))

    def now():
        if GROUP:
            return GROUP[1]()
        times = os.times()
        return times.children_user + times.children_system

    before = now()
    subprocess.run(
        [UNROLL, *words], cwd=folder, check=False, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, env={**os.environ, "UNROLL_CACHE": str(cache)},
        preexec_fn=enter)
    return now() - before


def course(folder, text):
    """A copy of the course whose lesson is `text`."""
    shutil.copytree(COURSE, folder / "lessons")
    (folder / "lessons" / LESSON).write_text(text)
    return folder


PLACE = "```swift gradientFlow(steps: 100, input: zeros(100, 1))"
SECTION = "## A radius of your choice"
WHOLE = (pathlib.Path(COURSE) / LESSON).read_text()


def unlinked(text):
    """A text that does without the section of the lesson's own control."""
    return re.sub(r"\[([^\]]*)\]\(#radius\)", r"\1", text)


BEFORE_SECTION = unlinked(WHOLE[: WHOLE.index(SECTION)])
ORIGINAL = BEFORE_SECTION + unlinked(WHOLE[WHOLE.index("## In short"):])
assert "control(" not in ORIGINAL, "the lesson is another one now"


def control(value, choices):
    return f'control("radius", {value}, in: [{", ".join(choices)}])' if choices else value


def middle(value, choices=None):
    """The lesson with a radius of W that is chosen, or written out, before its longest cells."""
    assert PLACE in ORIGINAL and "scaled(to: 1.5)" in ORIGINAL, "the lesson is another one now"
    cell = f"```swift\nlet radius: Float = {control(value, choices)}\n```\n\n"
    return ORIGINAL.replace(PLACE, cell + PLACE, 1).replace("scaled(to: 1.5)", "scaled(to: radius)")


def end(value, choices=None):
    """The lesson with its own control, or with a value written out in its place."""
    text, count = re.subn(r"= control\(.*?\n?\)\n", f"= {control(value, choices)}\n", WHOLE, flags=re.S)
    assert count == 1, "the lesson is another one now"
    return text


def built(root, name, text):
    """Processor time of building a lesson cold, and of running its cells when all is compiled."""
    folder, cache = course(root / name, text), root / f"{name}-cache"
    cold = run(folder, cache, *BUILD)
    shutil.rmtree(folder / "output")
    drawn = run(folder, cache, *BUILD)
    shutil.rmtree(folder / "output")
    for results in list(cache.rglob("results")):
        shutil.rmtree(results)
    whole = run(folder, cache, *BUILD)
    return cold, whole - drawn, whole


BUILD = ["build", f"lessons/{LESSON}", "-o", "output", "--format", "html"]


CLICKS = """(async () => {
  const times = []
  for (const button of document.querySelectorAll('input[type=radio]')) {
    // From the beginning of a frame, so that waiting for the next one does not count.
    await new Promise(done => requestAnimationFrame(done))
    const start = performance.now()
    button.click()
    document.body.getBoundingClientRect()
    // A message that is sent before a frame is painted arrives after it.
    await new Promise(done => requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = done
      channel.port2.postMessage(0)
    }))
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return [times[times.length >> 1], times[times.length - 1]]
})()"""


def click(page):
    """The usual and the longest time from a click to its painted frame, in milliseconds; None without
    Chromium.

    The page is the one that readers get: it has no script, and a debugger clicks."""
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        return None
    browser = Browser()
    try:
        browser.open(page.as_uri())
        time.sleep(3)
        browser.run(CLICKS)
        return browser.run(CLICKS)
    finally:
        browser.close()


def compare(root, place, lesson, head):
    """Prints what seven values cost at a place. `head`: the lesson up to the control."""
    usual = VALUES[3]
    copies = [built(root, f"{place}-copy-{value}", lesson(value)) for value in VALUES]
    cold = sum(copy[0] for copy in copies)
    before = built(root, f"{place}-before", head)[1]
    own = sum(copy[1] - before for value, copy in zip(VALUES, copies) if value != usual)
    # With its pages, which have six more outcomes to draw.
    alone = built(root, f"{place}-alone", lesson(usual, [usual]))[2]
    seven = built(root, f"{place}-seven", lesson(usual, VALUES))[2]
    added = seven - alone
    print(f"at the {place} of the lesson, seconds of processor time")
    print(f"  seven edited copies, cold       {cold:7.2f}")
    print(f"  a control of 7 values adds      {added:7.2f}: {added / cold:.2f} × the copies, at most {1 / 6:.2f}")
    # A difference of long runs: a short one is lost in what they vary by.
    if own > cold / 10:
        print(f"  the dependent cells' own runs   {own:7.2f}, for six of the values: it adds {added / own:.2f} ×"
              " those, at most 1.3")
    else:
        print("  the dependent cells' own runs   too short to be told from the others'")


with tempfile.TemporaryDirectory() as name:
    root = pathlib.Path(name)
    compare(root, "end", end, BEFORE_SECTION)
    compare(root, "middle", middle, ORIGINAL[: ORIGINAL.index(PLACE)])
    many = [f"{0.1 * n:.1f}" for n in range(1, 25)]
    budget = "controls: { seconds: 600, bytes: 4MB }\n---\n"
    text = middle("0.9", many).replace("\n---\n", "\n" + budget, 1)
    folder = course(root / "many", text)
    run(folder, root / "many-cache", *BUILD)
    page = next(folder.rglob("14-long-sequences.html"))
    size = page.stat().st_size
    assert page.read_text().count('type="radio"') == len(many), "the choices were not computed"
    times = click(page)
    if times is None:
        print("a click                         not measured: no Chromium")
    else:
        usual, longest = times
        print(f"a click, 24 outcomes, {size // 1024} KB {usual:9.0f} ms, {longest:.0f} at most; at most 50")
