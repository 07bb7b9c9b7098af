"""A small course for trying Unroll on several machines, and what was made of it."""
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import time

CELLS = 3


def lessons(count):
    """Formulas and cells that all differ, so that no lesson takes another one's results."""
    return {
        f"l{number}": f"# Lesson {number}\n\n$x^{number}$\n\n" + "".join(
            f"```swift\nlet v{cell} = {number} + {cell}  // → {number + cell}\n```\n\n"
            for cell in range(CELLS))
        for number in range(1, count + 1)
    }


# One that is wrong, one that is stopped, and a link that leads nowhere.
FAILING = {
    "m1": "# Wrong\n\n```swift\nlet a = 2 + 3  // → 6\n```\n",
    "m2": "# Stopped\n\n```swift\nlet b = [1][1]\n```\n\n[none](nowhere.md)\n",
}


def write(folder, course):
    """The course in a fresh folder."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in course.items():
        file = folder / f"lessons/{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def pages(folder):
    """The digest of each page, by its path."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "output").rglob("*")) if path.is_file()
    }


def run(command, folder, accepted=(0,), environment=None):
    """Seconds, and what was printed and said."""
    start = time.monotonic()
    made = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True)
    if made.returncode not in accepted:
        sys.exit(f"{' '.join(map(str, command))} ended with {made.returncode}:\n{made.stderr}")
    return time.monotonic() - start, made.stdout, made.stderr


def cells_that_ran(said):
    """Of what `--explain` said."""
    return said.count(" ran: ")


class Claims:
    """What has to hold. Prints each, and ends the program if one of them did not."""

    def __init__(self, program):
        self.program, self.failures = program, 0

    def expect(self, what, holds):
        print(f"  {'ok' if holds else 'FAILED'}: {what}", flush=True)
        self.failures += not holds

    def end(self):
        if self.failures:
            sys.exit(f"{self.program}: {self.failures} of these do not hold")


def is_tool(process):
    """Whether a process, by its number, is the tool: `bin/unroll` is a script that becomes the program it has built."""
    try:
        words = pathlib.Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return os.path.basename(words[0]) == b"unroll"


def path_of(program, *folders):
    """Where a program is that may be out of the path of everyday users."""
    for folder in folders:
        if (pathlib.Path(folder) / program).exists():
            return f"{folder}/{program}"
    found = shutil.which(program)
    if not found:
        sys.exit(f"{program} is not installed")
    return found
