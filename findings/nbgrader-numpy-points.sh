#!/bin/sh
# nbgrader 0.9.6 gives full points where a test computes part of them with NumPy 2, even where it computes 0.
#
# A test cell may give part of its points: its last line has them as a number. The tests below are worth 2 points,
# and each of the four pairs has the same number twice, once from NumPy and once from Python.
# Expected: both of a pair get the same points. Were a number not taken, an error, or the points left to a teacher.
# Seen: with numbers of Python it is 1, 0, 1 and 0.5 of 2 points. With those of NumPy it is 2 of 2 each time. A share
# of right steps, `np.mean(foreseen == right) * 2`, is what a lesson on networks scores with, and the best
# and the worst hand-in get the same. An array without dimensions and a negative number of Python get all points, too.
# NumPy 2 shows a number as `np.float64(1.0)`, and `get_partial_grade` in `nbgrader/utils.py` makes a float of that
# text or gives all points. A line in the log tells so. The user guide has parts of points as a plan only.
#
# Ends with 0 as long as this is so.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
python3 -m venv "$work/python"
"$work/python/bin/pip" --quiet --disable-pip-version-check install \
  numpy==2.3.5 ipykernel==7.4.0 nbclient==0.11.0 nbconvert==7.17.2 nbgrader==0.9.6
PATH="$work/python/bin:$PATH" HOME="$work"
export PATH HOME
cd "$work"
python - <<'PYTHON' 2>"$work/log" || { tail -n 5 "$work/log"; exit 1; }
import os
import sys
from importlib.metadata import version

import nbformat
from nbformat import v4
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

pairs = {
    "half": ("np.mean(foreseen == right) * 2", "float(np.mean(foreseen == right) * 2)"),
    "none": ("np.mean(foreseen == -right) * 2", "float(np.mean(foreseen == -right) * 2)"),
    "count": ("np.sum(foreseen == right)", "int(np.sum(foreseen == right))"),
    "float32": ("np.float32(0.5)", "float(np.float32(0.5))"),
    "others": ("np.array(0.5)", "-1.0"),
}
start = "import numpy as np\nright = np.array([1, 2])\nforeseen = np.array([1, 3])"
cells = [v4.new_code_cell(start)]
for name, sources in pairs.items():
    for kind, source in zip(("numpy", "python"), sources):
        about = {"schema_version": 3, "grade": True, "locked": True, "solution": False, "task": False}
        about |= {"grade_id": f"{name}-{kind}", "points": 2}
        cells.append(v4.new_code_cell(source, metadata={"nbgrader": about}))
kernel = {"name": "python3", "language": "python", "display_name": "Python 3"}
notebook = v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
nbformat.validate(notebook)

config = Config()
config.CourseDirectory.root = os.getcwd()
api = NbGraderAPI(config=config)
os.makedirs("source/lesson")
os.makedirs("submitted/pupil/lesson")
nbformat.write(notebook, "source/lesson/net.ipynb")
made = api.generate_assignment("lesson")
nbformat.write(nbformat.read("release/lesson/net.ipynb", 4), "submitted/pupil/lesson/net.ipynb")
graded = api.autograde("lesson", "pupil")
assert made["success"] and graded["success"], (made, graded)
with Gradebook("sqlite:///gradebook.db") as gradebook:
    handed_in = gradebook.find_submission_notebook("net", "lesson", "pupil")
    points = {grade.name: grade.auto_score for grade in handed_in.grades}
print("nbgrader", version("nbgrader"), "numpy", version("numpy"))
seen = {}
for name, sources in pairs.items():
    seen[name] = points[f"{name}-numpy"], points[f"{name}-python"]
    for source, number in zip(sources, seen[name]):
        print(f"{source}: {number} of 2 points")
as_known = {"half": (2, 1), "none": (2, 0), "count": (2, 1), "float32": (2, 0.5), "others": (2, 2)}
sys.exit(0 if seen == as_known else "this has changed")
PYTHON
