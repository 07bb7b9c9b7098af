"""Times `unroll practice`: from the save of an answer to its verdict, as a student at a terminal has
it. Wall time; each answer differs from all before.

    bench-practice.py PATH-OF-UNROLL
"""
import os
import pathlib
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

UNROLL = sys.argv[1]
SAVES, WARM = 24, 4
GOAL = 0.2

LESSON = """# Halves

```swift
let days = [3, 1, 2]
```

```swift exercise {#half}
let h = 0.0
```

```swift test
let h: Double = answer { h }
check("The state is one half.", h, ==, 0.5)
```

```swift solution
let h = 0.5
```
"""


class Session:
    """A student who practises, and never looks away."""

    def __init__(self, folder):
        self.process = subprocess.Popen([UNROLL, "practice"], cwd=folder, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def wait_for_verdict(self):
        said, end = b"", time.monotonic() + 60
        while b" points\n" not in said:
            left = max(0, end - time.monotonic())
            ready, _, _ = select.select([self.process.stdout], [], [], left)
            piece = os.read(self.process.stdout.fileno(), 1 << 16) if ready else b""
            if not piece:
                sys.exit(f"no verdict came:\n{said.decode(errors='replace')}")
            said += piece

    def quit(self):
        self.process.stdin.write(b"q")
        self.process.stdin.close()
        self.process.wait()


def main():
    root = pathlib.Path(tempfile.mkdtemp(prefix="unroll-bench-"))
    try:
        (root / "lessons").mkdir()
        (root / "lessons" / "halves.md").write_text(LESSON)
        session = Session(root)
        session.wait_for_verdict()
        answer = root / "lessons" / "answers" / "halves" / "half.swift"
        times = []
        for index in range(SAVES):
            time.sleep(0.3)
            new = answer.with_name("half.new")
            new.write_text(f"let h = {index}.25\n")
            start = time.perf_counter()
            os.rename(new, answer)
            session.wait_for_verdict()
            times.append(time.perf_counter() - start)
        session.quit()
        times = sorted(times[WARM:])
        print(f"save to verdict, median of {len(times)}     {statistics.median(times) * 1000:6.0f} ms"
              f"   goal {GOAL * 1000:.0f} ms")
        print(f"  least, and nine in ten within        {times[0] * 1000:6.0f} ms"
              f" {times[len(times) * 9 // 10] * 1000:6.0f} ms")
    finally:
        shutil.rmtree(root)


main()
