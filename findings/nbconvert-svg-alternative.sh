#!/bin/sh
# nbconvert 7.17.2 gives a drawing no alternative text, although the drawing has one.
#
# The input is a notebook of nbformat 4.5 that nbformat 5.11.1 finds valid. Its one output is an SVG
# with `role="img"`, a `<title>` and a `<desc>`, and with `alt` in the output's metadata.
# Expected: the image on the page has these words as its `alt`.
# Seen: alt="No description has been provided for this image". A screen reader reads that sentence
# for every drawing, and `<title>` is out of its reach within the `data:` URL.
#
# Ends with 0 as long as this is so.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
python3 -m venv "$work/python"
"$work/python/bin/pip" --quiet --disable-pip-version-check install \
  nbformat==5.11.1 nbconvert==7.17.2
"$work/python/bin/python" - <<'PYTHON'
import re
import sys

import nbconvert
import nbformat
from nbformat import v4

drawing = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1" role="img">'
    "<title>A falling line</title><desc>From 3 to 1.</desc>"
    '<path d="M0 0L2 1" stroke="black"/></svg>'
)
output = v4.new_output(
    "display_data",
    {"image/svg+xml": drawing, "text/plain": "A falling line"},
    metadata={"image/svg+xml": {"alt": "A falling line"}, "alt": "A falling line"},
)
notebook = v4.new_notebook(cells=[v4.new_code_cell("draw()", outputs=[output])])
nbformat.validate(notebook)
page, _ = nbconvert.HTMLExporter().from_notebook_node(notebook)
images = re.findall(r"<img[^>]*>", page)
print(f"nbconvert {nbconvert.__version__}: {images[0][:80]}")
seen = len(images) == 1 and 'alt="No description has been provided for this image"' in images[0]
sys.exit(0 if seen else "this has changed: the drawing's words are on the page")
PYTHON
