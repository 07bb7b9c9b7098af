#!/bin/sh
# nbval 0.11.0 rejects a notebook that was just run and saved, where a cell replaces what it has shown.
#
# A loop that trains a network often shows its loss in one place: it clears the output (`clear_output`) or updates a
# display (`display(…, display_id=True)`, `update`). What Jupyter saves is what stays: the last one.
# nbclient 0.11.0 runs four such cells below, and saves what they leave. `pytest --nbval` runs each cell again and
# compares, which is what it is for.
# Expected: all four pass, as nothing is random, and a second run with nbclient saves the same outputs.
# Seen: the cell that only prints passes, and the three others fail. What was cleared counts as output, so two printed
# lines are compared with one. Of an updated display the first value is compared with the last, which was saved, also
# where it is the next cell that updates it. Such a cell has to say `NBVAL_IGNORE_OUTPUT`, and is not checked then.
# Messages `clear_output` and `update_display_data` are part of Jupyter's protocol. In `nbval/plugin.py` the first is
# a comment and the second does not occur; the documentation tells of neither.
#
# Ends with 0 as long as this is so.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
python3 -m venv "$work/python"
"$work/python/bin/pip" --quiet --disable-pip-version-check install \
  ipykernel==7.4.0 ipython==9.18.1 nbclient==0.11.0 nbformat==5.11.1 nbval==0.11.0 pytest==9.2.0
PATH="$work/python/bin:$PATH" HOME="$work" PYTHONDONTWRITEBYTECODE=1
export PATH HOME PYTHONDONTWRITEBYTECODE
cd "$work"
python - <<'PYTHON' 2>"$work/log" || { tail -n 5 "$work/log"; exit 1; }
import nbformat
from nbclient import NotebookClient
from nbformat import v4

CELLS = {
    "printed": ["print('loss 0.5')\nprint('loss 0.25')"],
    "cleared": ["from IPython.display import clear_output\nprint('loss 0.5')\nclear_output()\nprint('loss 0.25')"],
    "updated": ["shown = display('loss 0.5', display_id=True)\nshown.update('loss 0.25')"],
    "by-the-next": ["shown = display('loss 0.5', display_id=True)", "shown.update('loss 0.25')"],
}


def outputs(notebook):
    return [[dict(output) for output in cell.outputs] for cell in notebook.cells]


for name, sources in CELLS.items():
    notebook = v4.new_notebook(cells=[v4.new_code_cell(source) for source in sources])
    NotebookClient(notebook, kernel_name="python3").execute()
    nbformat.write(notebook, name + ".ipynb")
    again = nbformat.read(name + ".ipynb", as_version=4)
    NotebookClient(again, kernel_name="python3").execute()
    assert outputs(notebook) == outputs(again), name
PYTHON
passed=0
for name in printed cleared updated by-the-next; do
  status=0
  python -m pytest --nbval --quiet -p no:cacheprovider "$name.ipynb" >"$name.log" 2>&1 || status=$?
  echo "$name: pytest ends with $status, $(tail -n 1 "$name.log")"
  case $name:$status in printed:0 | cleared:1 | updated:1 | by-the-next:1) passed=$((passed + 1)) ;; esac
done
echo "nbval 0.11.0: $passed of 4 cells went as told above"
[ "$passed" = 4 ]
