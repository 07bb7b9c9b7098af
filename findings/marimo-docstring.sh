#!/bin/sh
# marimo 0.25.2 puts backslashes into the code that a lesson shows, when it takes over a notebook.
#
# The input is a notebook of nbformat 4.5 that is valid. Its one cell is Markdown and shows a step of a recurrent
# network: a block of Python, a function with a docstring in three quotation marks.
# Expected: after `marimo convert` the page shows the same block, and who copies it has a function.
# Seen: the page shows each of the six quotation marks with a backslash before it, and the block is no Python any
# more. `marimo export ipynb` brings the block back with the backslashes, so that it does not heal. Nothing is
# said, and `marimo check` finds nothing. With three single quotation marks, or one, the block is as it was.
# Python takes backslashes out of a plain text, not out of a raw one, and Markdown keeps them within code. Both meet
# in `marimo/_convert/common/format.py`: `markdown_to_marimo` sets them, and the text goes into `mo.md(r...)`.
# The guide for those who come from Jupyter does not tell of it.
#
# Ends with 0 as long as this is so.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
python3 -m venv "$work/python"
"$work/python/bin/pip" --quiet --disable-pip-version-check install nbformat==5.11.1 marimo==0.25.2
HOME="$work"
export HOME
cd "$work"
python/bin/python - <<'PYTHON'
import html
import re
import runpy
import subprocess
import sys

import marimo
import nbformat
from nbformat import v4

block = 'def step(h, x):\n    """One step of time."""\n    return 0.5 * h + x\n'
blocks = {
    "three double": block,
    "three single": block.replace('"""', "'''"),
    "one double": block.replace('"""', '"'),
}


def tool(*arguments):
    done = subprocess.run([sys.executable, "-m", "marimo", *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def is_python(text):
    try:
        compile(text, "block", "exec")
    except SyntaxError:
        return False
    return True


print("marimo", marimo.__version__)
seen = {}
for number, (name, block) in enumerate(blocks.items()):
    given, made, again = f"given{number}.ipynb", f"made{number}.py", f"again{number}.ipynb"
    assert is_python(block)
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell(f"A step:\n\n```python\n{block}```")])
    nbformat.validate(notebook)
    nbformat.write(notebook, given)
    tool("convert", given, "-o", made)
    quiet = tool("check", made).strip() == ""
    tool("export", "ipynb", made, "-o", again)
    back = nbformat.read(again, 4).cells[-1].source
    outputs, _ = runpy.run_path(made)["app"].run()
    page = next(output.text for output in outputs if isinstance(output, marimo.Html))
    shown = html.unescape(re.sub("<[^>]*>", "", re.search("<code>(.*?)</code>", page, re.S)[1]))
    seen[name] = shown.rstrip() == block.rstrip(), is_python(shown), block in back, quiet
    print(f"{name}: {shown.splitlines()[1].strip()} as it was: {seen[name][0]}, Python: {seen[name][1]}, "
          f"as it was after the way back: {seen[name][2]}, nothing said: {quiet}")
right = True, True, True, True
as_known = {"three double": (False, False, False, True), "three single": right, "one double": right}
sys.exit(0 if seen == as_known else "this has changed")
PYTHON
