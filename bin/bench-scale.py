"""Builds courses of many lessons, and prints what that costs: time, peak memory, bytes.

    bench-scale.py [--earlier UNROLL] [--sizes 50,200,1000] [--languages 1] [--keep FOLDER] UNROLL

The course is made here, from a seed: each lesson has 22 cells, figures, links to other lessons, and
prose of its own. Cells are those of one of five lessons, so that the cache has the results of all
after the first few. With --earlier the same course is built by another build of the tool, turn by
turn, and the ratio is printed.
"""
import argparse
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

WORDS = """
state step input output gate weight loss sequence cell vector matrix memory gradient layer value
number curve table figure error rate batch epoch letter note price tree melody sentence model
network answer question example reader lesson page line order sum product difference average
""".split()
VERBS = "carries keeps reads writes adds scales forgets follows compares repeats shows needs".split()
SIGNS = "状态步骤输入输出权重损失序列单元向量矩阵记忆梯度数值曲线误差批次字母音符价格句子模型网络回答问题例子读者课程页面次序"

CELLS = 22
VARIANTS = 5


def sentence(chance, lang):
    if lang == "zh":
        return "".join(chance.choice(SIGNS) for _ in range(chance.randint(14, 28))) + "。"
    words = []
    for _ in range(chance.randint(2, 4)):
        words += ["the", chance.choice(WORDS), chance.choice(VERBS), "the", chance.choice(WORDS)]
        words.append(chance.choice(["and", "while", "before", "because"]))
    return (" ".join(words[:-1]) + ".").capitalize()


def cell(number, variant):
    """The code of a cell: the same in every lesson of the variant, and in every language."""
    if number == 8:
        return "```swift unroll(steps: 3)\nElmanRNN(inputSize: 2, hiddenSize: 3, outputSize: 2)\n```"
    if number == 16:
        return "```swift cellMath(x: Tensor([1, 0.5]), h: Tensor([0.3, -0.6]))\n" \
            "RNNCell(inputSize: 2, hiddenSize: 2)\n```"
    if number % 3 == 0:
        code = f"let x{number} = randn({2 + variant}, {number % 5 + 2})\nx{number}.tanh().mean()"
    elif number % 3 == 1:
        code = f"var s{number} = {variant}\nfor i in 0..<{number} {{\n  s{number} += i * {variant + 1}\n}}\n" \
            f"print(s{number})"
    else:
        code = f"let list{number} = (0..<{number + 3}).map {{ $0 * {variant + 2} }}\n" \
            f"let total{number} = list{number}.reduce(0, +)"
    return f"```swift\n{code}\n```"


def name(number):
    return f"{number:04}-lesson.md"


def lesson(number, count, lang):
    chance = random.Random(f"{lang} {number}")
    variant = number % VARIANTS
    front = ["---", f"title: Lesson {number} of {count}", f"lang: {lang}", f"order: {number}",
             f"part: Part {(number - 1) // 20 + 1}", f"summary: {sentence(chance, lang)}"]
    if number > 1:
        front.append(f"needs: [{name(number - 1)}]")
    text = "\n".join(front + ["---", "", f"# Lesson {number} of {count}", ""])
    for index in range(1, CELLS + 1):
        if index % 4 == 1:
            text += f"\n## Section {index} of lesson {number}\n"
        other = chance.randint(1, count)
        prose = " ".join(sentence(chance, lang) for _ in range(4))
        text += f"\n{prose} See [lesson {other}]({name(other)}#section-1-of-lesson-{other}), where " \
            f"$`h_{index} = \\tanh(x\\,W + {variant})`$.\n\n{cell(index, variant)}\n"
    return text


def write_course(folder, count, languages):
    for lang in ["en", "zh"][:languages]:
        own = folder / "lessons" / lang
        own.mkdir(parents=True)
        (own / "index.md").write_text(
            f"---\ntitle: A course\nlang: {lang}\nsummary: Made for a measurement.\n---\n\n"
            f"# A course of {count} lessons\n\nIt begins with [the first]({name(1)}).\n",
            encoding="utf-8")
        for number in range(1, count + 1):
            (own / name(number)).write_text(lesson(number, count, lang), encoding="utf-8")


def run(tool, course, *arguments):
    """Wall seconds, seconds of processors, and the process's own peak in bytes."""
    start = time.perf_counter()
    process = subprocess.Popen([tool, "build", *arguments], cwd=course, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"unroll build ended with {process.returncode}:\n{output.decode()[-2000:]}")
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return wall, usage.ru_utime + usage.ru_stime, peak


class Built:
    """A course and what one build of the tool made of it."""

    def __init__(self, tool, root, count, languages):
        self.tool, self.count, self.edits, self.aside = tool, count, 0, 0
        self.folder = root
        root.mkdir()
        write_course(root, count, languages)
        self.costs = {}

    def cold(self):
        self.note("cold", *run(self.tool, self.folder))

    def unchanged(self):
        self.note("unchanged", *run(self.tool, self.folder))

    def edited(self):
        self.edits += 1
        path = self.folder / "lessons" / "en" / name(self.count // 2)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(". See ", f", {self.edits}. See ", 1), encoding="utf-8")
        self.note("one sentence edited", *run(self.tool, self.folder))

    def anew(self):
        """Every page again: what was made and parsed is forgotten, what cells gave is not.

        The pages are put aside: on ext4 a file is made slowly for half a minute after others were
        deleted, as each of their inodes is looked at and passed over.
        """
        self.aside += 1
        (self.folder / "output").rename(self.folder / f"aside-{self.aside}")
        for path in ["made", "pages", "lessons.json"]:
            path = self.folder / "lessons" / ".unroll" / path
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        self.note("all pages anew", *run(self.tool, self.folder))

    def note(self, what, seconds, work, peak):
        best, least, most = self.costs.get(what, (float("inf"), float("inf"), 0))
        self.costs[what] = (min(best, seconds), min(least, work), max(most, peak))

    def bytes(self):
        files = [path for path in (self.folder / "output").rglob("*") if path.is_file()]
        sizes = sorted(((path.stat().st_size, path.name) for path in files), reverse=True)
        others = [size for size in sizes if not size[1].startswith("print")]
        return sum(size for size, _ in sizes), sizes[0], others[0], len(files)


def measure(count, tools, root, languages, rounds):
    sides = [Built(tool, root / f"{count}-{index}", count, languages)
             for index, tool in enumerate(tools)]
    for work in ["cold"] + (["unchanged", "edited"] * rounds) + ["anew"] * max(1, rounds - 1):
        for side in sides:
            getattr(side, work)()
    return sides


def show(count, sides):
    print(f"\n{count} lessons")
    own = sides[0]
    for what, (seconds, work, peak) in own.costs.items():
        line = f"  {what:20} {seconds:7.2f} s {work:7.2f} s of work {peak / 1e6:5.0f} MB"
        for other in sides[1:]:
            before, effort, memory = other.costs[what]
            line += f"   earlier {before:7.2f} s {effort:7.2f} s {memory / 1e6:5.0f} MB   " \
                f"1/{before / seconds:.1f} of the time, 1/{effort / work:.1f} of the work"
        print(line)
    for side, title in zip(sides, ["now", "earlier"]):
        total, largest, other, files = side.bytes()
        print(f"  {title:20} {files} files, {total / 1e6:.1f} MB; largest {largest[1]} "
              f"{largest[0] / 1e3:.0f} kB, but for print {other[1]} {other[0] / 1e3:.0f} kB")
    sys.stdout.flush()


def show_growth(all_sides):
    """What each further lesson costs, from the smallest course to the largest."""
    (small, first), (large, last) = all_sides[0], all_sides[-1]
    if small == large:
        return
    print("\ngrowth per lesson")
    for what in first[0].costs:
        line = f"  {what:20}"
        for side in range(len(first)):
            costs = zip(first[side].costs[what], last[side].costs[what])
            seconds, _, peak = (later - earlier for earlier, later in costs)
            line += f" {1e3 * seconds / (large - small):8.2f} ms {peak / 1e3 / (large - small):7.1f} kB" \
                + ("   earlier" if side + 1 < len(first) else "")
        print(line)


def main():
    parser = argparse.ArgumentParser(prog="bin/bench scale")
    parser.add_argument("tool")
    parser.add_argument("--earlier", help="another build of the tool, measured beside")
    parser.add_argument("--sizes", default="50,200,1000")
    parser.add_argument("--languages", type=int, choices=[1, 2], default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", help="a folder for the courses, which stay there")
    options = parser.parse_args()
    tools = [tool for tool in [options.tool, options.earlier] if tool]
    root = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="unroll-scale-"))
    root.mkdir(parents=True, exist_ok=True)
    try:
        done = []
        for count in map(int, options.sizes.split(",")):
            sides = measure(count, tools, root, options.languages, options.rounds)
            show(count, sides)
            done.append((count, sides))
            if not options.keep:
                for side in sides:
                    shutil.rmtree(side.folder)
        show_growth(done)
    finally:
        if not options.keep:
            shutil.rmtree(root, ignore_errors=True)


main()
