"""Times the course and a class in two shards on this machine, beside one run of the same.

    bench-shards.py UNROLL COURSE [course] [class [STUDENTS] [alike]]

The course: cold with two jobs; then in two shares at once, each in a checkout of its own with one
shared cache; then in fresh checkouts, which have that cache and nothing else. Pages have to be the
same bytes, and the fresh checkouts compile nothing and run no cell. The same folder is also given
out by nginx, if there is one ($NGINX).

The class: the three exercises of lesson 2. Each program is different, or, with `alike`, differs in
its comments alone, as small answers do: these are judged once. One of the two shares is killed
in the middle and started again. The merged table has to be that of one run.
"""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import handed_in
import small_course
from small_course import cells_that_ran
from web_store import WebStore

UNROLL, COURSE, *PARTS = sys.argv[1:]
SHARES, FRESH, STUDENTS = 2, 3, 1000
KEY = os.environ | {"UNROLL_CACHE_KEY": "a secret for this bench alone"}


def checkout(folder):
    """The course as it is cloned: no cache, no pages."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copytree(COURSE, folder / "lessons", ignore=shutil.ignore_patterns(".unroll"))
    return folder


def at_once(commands):
    """Seconds until all of them ended; each is a command and its folder."""
    start = time.monotonic()
    processes = [subprocess.Popen(command, cwd=folder, env=KEY, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.PIPE, text=True)
                 for command, folder in commands]
    for process in processes:
        said = process.communicate()[1]
        if process.returncode != 0:
            sys.exit(f"a share ended with {process.returncode}:\n{said[-2000:]}")
    return time.monotonic() - start


def compiled(folder):
    return len(list((folder / "lessons/.unroll").glob("cells/*")))


def bench_course(root, claims):
    # The compiler's own cache of C modules is filled once for each machine.
    first = sorted(pathlib.Path(COURSE).glob("en/*.md"))[0]
    small_course.run([UNROLL, "run", f"lessons/en/{first.name}"], checkout(root / "first"))
    alone = checkout(root / "alone")
    cold, _, said = small_course.run([UNROLL, "build", "--jobs", f"{SHARES}", "--explain"], alone)
    pages, cells = small_course.pages(alone), cells_that_ran(said)
    print(f"the course, cold, --jobs {SHARES}                {cold:8.1f} s   {cells} cells ran")
    store = root / "store"
    shares = at_once([
        ([UNROLL, "build", "--jobs", "1", "--shard", f"{number}/{SHARES}", "--cache", store],
         checkout(root / f"machine-{number}")) for number in range(1, SHARES + 1)])
    places = [("a folder", str(store))]
    nginx = os.environ.get("NGINX") or shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
    web = None
    if nginx:
        (root / "web/store").mkdir(parents=True)
        (root / "web/store/cache").symlink_to(store)
        web = WebStore(nginx, root / "web")
        places.append(("nginx", web.address))
    try:
        for index, (name, place) in enumerate(places):
            times = []
            for _ in range(FRESH):
                fresh = checkout(root / "fresh")
                seconds, _, said = small_course.run(
                    [UNROLL, "build", "--explain", "--cache", place, "--cache-read-only"], fresh,
                    environment=KEY)
                times.append(seconds)
                claims.expect("the pages of one machine; nothing compiled, no cell ran",
                              small_course.pages(fresh) == pages and cells_that_ran(said) == 0
                              and compiled(fresh) == 0)
            last = sorted(times)[FRESH // 2]
            if index == 0:
                print(f"{SHARES} shares at once, each --jobs 1          {shares:8.1f} s"
                      f"   and the last build {shares + last:.1f} s"
                      f" = {cold / (shares + last):.2f} × as fast")
            print(f"a fresh checkout, cache in {name:9}      {last:8.2f} s"
                  f" = 1/{cold / last:.0f} of cold   goal 3 s")
        if web:
            print(f"requests of one fresh checkout           "
                  f"{len(web.log.read_text().splitlines()) // FRESH:8}")
    finally:
        if web:
            web.stop()


def bench_class(root, students, differ, claims):
    folder = checkout(root / "class")
    programs = handed_in.write(folder / "in", COURSE, students, differ)
    machines = [root / f"grader-{number}" for number in range(1, SHARES + 1)]
    for machine in machines:
        shutil.copytree(folder, machine)
    grade = [UNROLL, "grade", "in", "--lessons", f"lessons/en/{handed_in.LESSON}.md"]
    alone, table, _ = small_course.run(
        [*grade, "--jobs", f"{SHARES}", "--csv", "marks.csv"], folder)
    print(f"{students} students × {len(handed_in.EXERCISES)} exercises, {programs} programs, "
          f"--jobs {SHARES}   {alone:8.1f} s")
    store = root / "class-store"

    def share(number):
        report = open(folder / f"marks-{number}.json", "wb")
        with report:
            return subprocess.Popen(
                [*grade, "--jobs", "1", "--shard", f"{number}/{SHARES}", "--json",
                 "--cache", store],
                cwd=machines[number - 1], env=KEY, stdout=report, stderr=subprocess.DEVNULL,
                start_new_session=True)
    start = time.monotonic()
    processes = [share(number) for number in range(1, SHARES + 1)]
    results = machines[-1] / "lessons/.unroll/results"
    # In the middle, and not before something is judged.
    while processes[-1].poll() is None and (
            time.monotonic() - start < alone / 2 or not any(results.rglob("*"))):
        time.sleep(0.01)
    moment = time.monotonic() - start
    if processes[-1].poll() is None:
        os.killpg(processes[-1].pid, signal.SIGKILL)
    killed = processes[-1].wait() == -signal.SIGKILL
    judged = len(list(results.rglob("*")))
    merge = [UNROLL, "grade", "--merge", *(f"marks-{n}.json" for n in range(1, SHARES + 1))]
    refused = subprocess.run(merge, cwd=folder, capture_output=True).returncode
    again = time.monotonic()
    processes[-1] = share(SHARES)
    statuses = [process.wait() for process in processes]
    print(f"{SHARES} shares, one killed after {moment:.0f} s and begun again"
          f" {time.monotonic() - start:8.1f} s   {time.monotonic() - again:.1f} s of it afterwards;"
          f" {judged} results were there")
    claims.expect("a share was killed while it worked, and no merge was made without it",
                  killed and judged > 0 and refused == 64)
    claims.expect("both shares ended well", statuses == [0] * SHARES)
    seconds, merged, _ = small_course.run([*merge, "--csv", "merged.csv"], folder)
    print(f"the merge                                {seconds:8.2f} s")
    claims.expect("the merged table is that of one run, byte for byte", merged == table and
                  (folder / "merged.csv").read_bytes() == (folder / "marks.csv").read_bytes())
    rows = (folder / "merged.csv").read_text().splitlines()[1:]
    claims.expect("each student is there once",
                  [row.split(",")[0] for row in rows] == sorted(
                      path.name for path in (folder / "in").iterdir()))


def main():
    claims = small_course.Claims("bench shards")
    root = pathlib.Path(tempfile.mkdtemp(prefix="unroll-bench-"))
    numbers = [int(part) for part in PARTS if part.isdigit()]
    try:
        if "course" in PARTS or not PARTS:
            bench_course(root, claims)
        if "class" in PARTS or not PARTS:
            bench_class(root, numbers[0] if numbers else STUDENTS,
                        "alike" not in PARTS, claims)
    finally:
        shutil.rmtree(root)
    claims.end()


main()
