"""Times `unroll grade` beside cold runs of the lesson, and beside nbgrader: processor time of all
processes, in one run. Linux.

    bench-grade.py PATH-OF-UNROLL COURSE

A hundred students answer the three exercises of lesson 2. First each program differs from all
others. Then many are the same but for their comments, as small answers are: these are judged once.
The notebook has the lesson's cells in NumPy, without its figures, the exercises as its graded cells,
and the same kinds of answers. nbgrader comes from PyPI, into a folder that goes again.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import handed_in
from bench_processes import be_parent_of_orphans, processor_seconds
from handed_in import EXERCISES, LESSON

UNROLL, COURSE = sys.argv[1:]
STUDENTS, NOTEBOOKS, COLD = 100, 10, 3
NBGRADER = ["nbgrader==0.9.6", "numpy", "ipykernel"]

BEFORE = [
    "import numpy as np\nrng = np.random.default_rng(0)",
    """ux1, ux2 = 0.5 * 1 - 0.5 * 0.5 + 1 * -1, 0 * 1 + 1 * 0.5 - 0.5 * -1
wh1, wh2 = 1 * 0 - 0.5 * 0, 0.5 * 0 + 1 * 0
a1, a2 = ux1 + 0 + wh1 + 0.25, ux2 + 0.5 + wh2 - 0.5""",
    """by_hand = np.tanh(np.array([a1, a2]))
a = np.array([a1, a2])
by_powers = (np.exp(a) - np.exp(-a)) / (np.exp(a) + np.exp(-a))
by_powers""",
    """sums = np.linspace(-4, 4, 41)
np.tanh(sums), 1 / (1 + np.exp(-sums))""",
    """s1, s2 = by_hand
scores = np.array([s1, s2, s1 + s2, s2 - s1])
shares = np.exp(scores) / np.exp(scores).sum()
shares""",
    """def softmax(x, axis):
    powers = np.exp(x - x.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)
U, W = np.array([[0.5, -0.5, 1], [0, 1, -0.5]]), np.array([[1, -0.5], [0.5, 1]])
V = np.array([[1, 0], [0, 1], [1, 1], [-1, 1]])
bU, bW = np.array([[0], [0.5]]), np.array([[0.25], [-0.5]])
x0, h0 = np.array([[1], [0.5], [-1]]), np.zeros((2, 1))
h1 = np.tanh(U @ x0 + bU + W @ h0 + bW)
y0 = softmax(V @ h1, 0)""",
    """assert (h1.ravel() == by_hand).all()
assert abs(y0.ravel() - shares).max() < 1e-6""",
    """wide, tall = np.concatenate([U, W], axis=1), np.concatenate([x0, h0])
np.allclose(np.tanh(wide @ tall + bU + bW), h1)""",
    """row_state = np.tanh(x0.T @ U.T + bU.T + h0.T @ W.T + bW.T)
np.allclose(row_state.T, h1)""",
    """class ElmanCell:
    def __init__(self, p, q, o, activation="softmax"):
        self.U, self.W, self.V = (rng.normal(size=s) for s in [(p, q), (q, q), (q, o)])
        self.b_u, self.b_w, self.activation = np.zeros((1, q)), np.zeros((1, q)), activation
    def parameter_count(self):
        return sum(x.size for x in (self.U, self.W, self.V, self.b_u, self.b_w))
    def __call__(self, x, h=None):
        h = np.zeros((len(x), self.W.shape[0])) if h is None else h
        h = np.tanh(x @ self.U + self.b_u + h @ self.W + self.b_w)
        y = h @ self.V
        if self.activation == "softmax":
            y = softmax(y, 1)
        if self.activation == "sigmoid":
            y = 1 / (1 + np.exp(-y))
        return y, h
cell = ElmanCell(3, 2, 4)
cell.U, cell.W, cell.V, cell.b_u, cell.b_w = U.T, W.T, V.T, bU.T, bW.T
output, hidden = cell(x0.T, h0.T)
days = np.concatenate([x0.T, rng.normal(size=(4, 3))])
five_outputs, five_states = cell(days, np.zeros((5, 2)))""",
    "assert np.allclose(five_states[0], hidden[0]) and np.allclose(five_outputs[0], output[0])",
    "square = np.array([[0.5, -0.5, 1], [0, 1, -0.5], [1, 0, 0]])\n(x0.T @ square.T, x0.T @ square)",
]
# The start of each exercise, the test, a right answer and a wrong one.
GRADED = [
    ("""h2 = np.zeros((2, 1))
h3 = np.tanh(U @ x0 + bU + W @ h2 + bW)""",
     """_, second = cell(np.array([[-1, 1, -0.5]]), h1.T)
_, third = cell(x0.T, second)
assert abs(h2 - second.T).max() < 1e-6, "The second state is made from the second day"
assert abs(h3 - third.T).max() < 1e-6, "The third state is made from the third day" """,
     """x1 = np.array([[-1], [1], [-0.5]])
h2 = np.tanh(U @ x1 + bU + W @ h1 + bW)
h3 = np.tanh(U @ x0 + bU + W @ h2 + bW)""",
     """x1 = np.array([[-1], [1], [-0.5]])
h2 = np.tanh(U @ x1 + bU + W @ np.zeros((2, 1)) + bW)
h3 = np.tanh(U @ x0 + bU + W @ h2 + bW)"""),
    ("q = 1", "assert 5 * q + q * q + q * 1 + q + q == 1280", "q = 32", "q = 33"),
    ("""rain = ElmanCell(3, 2, 1, activation="softmax")
likely = rain(days)[0].ravel()""",
     """assert len(set(likely)) == 5, "Five days have five different answers"
assert all(0 <= p <= 1 for p in likely)""",
     """rain = ElmanCell(3, 2, 1, activation="sigmoid")
likely = rain(days)[0].ravel()""",
     """rain = ElmanCell(3, 2, 1, activation="identity")
likely = rain(days)[0].ravel() * 100"""),
]


def ours(root):
    """Seconds for one cold run, and for all students, whose programs differ, and do not; the most
    memory while grading; how many programs differ then."""
    lessons = root / "lessons"
    shutil.copytree(COURSE, lessons, ignore=shutil.ignore_patterns(".unroll"))
    handed_in.write(root / "different", COURSE, STUDENTS, differ=True)
    programs = handed_in.write(root / "alike", COURSE, STUDENTS, differ=False)
    lesson = f"lessons/en/{LESSON}.md"

    def forget():
        shutil.rmtree(lessons / ".unroll", ignore_errors=True)
    run = [UNROLL, "run", lesson]
    # The compiler's own cache of C modules is filled once for each machine.
    processor_seconds(run, root)
    cold = []
    for _ in range(COLD):
        forget()
        cold.append(processor_seconds(run, root)[0])
    graded = []
    for folder in ("different", "alike"):
        forget()
        graded.append(processor_seconds([UNROLL, "grade", folder, "--lessons", lesson], root))
    (seconds, memory), (alike, _) = graded
    return sorted(cold)[len(cold) // 2], seconds, memory, alike, programs


def notebook(solutions=None, student=""):
    """As its author writes it, or with a student's answers."""
    def cell(source, name=None, **graded):
        # The fields of nbgrader's own format, version 3.
        settings = dict(schema_version=3, grade_id=name, grade=False, locked=False,
                        solution=False, task=False) if name else None
        if settings:
            settings.update(graded)
        return {"cell_type": "code", "metadata": {"nbgrader": settings} if settings else {},
                "source": source, "outputs": [], "execution_count": None}
    cells = [cell(source) for source in BEFORE]
    for index, (start, test, right, _) in enumerate(GRADED):
        if solutions:
            answer = f"{solutions[index]}\n# {student}"
        else:
            answer = f"### BEGIN SOLUTION\n{right}\n### END SOLUTION"
        cells.append(cell(answer, f"answer-{index}", solution=True))
        cells.append(cell(test, f"test-{index}", grade=True, locked=True, points=1))
    return json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 4, "metadata": {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}})


def peer(root):
    """The folder of a Python's programs with nbgrader: this one's, or a new one's; None for none."""
    probe = "import nbgrader, numpy, sys; sys.exit(nbgrader.__version__ != '0.9.6')"
    if subprocess.run([sys.executable, "-c", probe], capture_output=True).returncode == 0:
        return pathlib.Path(sys.executable).parent
    python = root / "peer"
    made = subprocess.run([sys.executable, "-m", "venv", python], capture_output=True)
    if made.returncode == 0:
        install = [python / "bin" / "python", "-m", "pip", "install", "--quiet", *NBGRADER]
        made = subprocess.run(install, capture_output=True)
    return python / "bin" if made.returncode == 0 else None


def theirs(root):
    """Seconds for one student; None where nbgrader cannot be had."""
    programs = peer(root)
    if programs is None:
        return None
    course = root / "course"
    (course / "source" / "ps1").mkdir(parents=True)
    (course / "nbgrader_config.py").write_text(
        'c = get_config()\nc.CourseDirectory.course_id = "c"\n')
    (course / "source" / "ps1" / "ps1.ipynb").write_text(notebook())
    nbgrader = [programs / "nbgrader"]
    # It looks for a program of its own there.
    processor_seconds(
        nbgrader + ["generate_assignment", "ps1", "--create"], course, path=programs)
    for student in range(NOTEBOOKS):
        folder = course / "submitted" / f"student-{student}" / "ps1"
        folder.mkdir(parents=True)
        answers = [exercise[2 + student % 2] for exercise in GRADED]
        (folder / "ps1.ipynb").write_text(notebook(answers, student))
    seconds, _ = processor_seconds(
        nbgrader + ["autograde", "ps1", "--create"], course, path=programs)
    graded = list((course / "autograded").glob("*/ps1/ps1.ipynb"))
    if len(graded) != NOTEBOOKS:
        sys.exit(f"nbgrader graded {len(graded)} of {NOTEBOOKS} notebooks")
    return seconds / NOTEBOOKS


def main():
    be_parent_of_orphans()
    root = pathlib.Path(tempfile.mkdtemp(prefix="unroll-bench-"))
    try:
        cold, graded, memory, alike, programs = ours(root)
        answers = STUDENTS * len(EXERCISES)
        print(f"processor time, {LESSON}, {STUDENTS} students × {len(EXERCISES)} exercises")
        print(f"  {answers} different programs                 {graded:8.2f} s")
        print(f"  {answers} cold runs, {COLD} measured              {answers * cold:8.1f} s"
              f" = {answers} × {cold:.2f} s")
        print(f"  grading costs of that                    1/{answers * cold / graded:.1f}"
              "   goal 1/15")
        print(f"  {programs} programs, with other comments        {alike:8.2f} s")
        print(f"  memory besides the compiler's         {memory / 1e6:8.0f} MB  goal 150 MB")
        notebook_seconds = theirs(root)
        if notebook_seconds is None:
            print("  nbgrader cannot be installed here: nothing to compare with")
            return
        print(f"  one notebook, nbgrader 0.9.6          {notebook_seconds:8.2f} s")
        for name, seconds in (("programs differ", graded), ("comments differ", alike)):
            own = seconds / STUDENTS
            print(f"  one student, where {name}    {own:8.2f} s"
                  f" = 1/{notebook_seconds / own:.1f} of a notebook   goal 1/6")
    finally:
        shutil.rmtree(root)


main()
