"""Validates notebooks, converts them to HTML, and looks for what was lost on the way.

    try-notebook.py NOTEBOOKS PAGES
"""

import base64
import html
import pathlib
import re
import sys
import warnings

import bs4
import nbformat
from nbconvert import HTMLExporter


def words(text):
    """The words of a text, whatever stands between them: the line break in `"close\\n1"`, too, which a
    page sets apart."""
    return re.findall(r"[^\W_]+", re.sub(r"\\n(?![a-z])", " ", text))


def shown(markup):
    """What a reader of HTML sees, and the text of its formulas."""
    soup = bs4.BeautifulSoup(markup, "html.parser")
    for element in soup(["style", "script"]):
        element.decompose()
    return soup.get_text(" ")


def missing(wanted, text):
    """The words that are not in the text, or less often."""
    counts = {}
    for word in words(text):
        counts[word] = counts.get(word, 0) + 1
    lost = []
    for word in words(wanted):
        counts[word] = counts.get(word, 0) - 1
        if counts[word] < 0:
            lost.append(word)
    return lost


def prose(source):
    """The words of Markdown: tags and the targets of links are none."""
    source = re.sub(r"\]\((<[^>]*>|[^)\s]*)[^)]*\)", "]", source)
    source = re.sub(r"(?m)^\[[^\]]*\]: .*$", "", source)
    source = re.sub(r"(?m)^(`{3,}|~{3,}).*$", "", source)
    source = re.sub(r"(?m)^ *[0-9]+[.)] ", "", source)
    source = re.sub(r"\\<", "&lt;", source)
    return html.unescape(re.sub(r"</?[a-z][^>]*>", "", source))


def faults(notebook, page):
    soup = bs4.BeautifulSoup(page, "html.parser")
    drawn = soup.find_all(class_="jp-Cell")
    if len(drawn) != len(notebook.cells):
        yield f"{len(notebook.cells)} cells, of which {len(drawn)} are drawn"
        return
    ids = {tag["id"] for tag in soup.find_all(id=True)}
    for link in soup.find_all("a", href=re.compile("^#.")):
        if "anchor-link" not in link.get("class", []) and link["href"][1:] not in ids:
            yield f"{link['href']}: leads nowhere"
    for cell, element in zip(notebook.cells, drawn):
        text = shown(str(element))
        wanted = prose(cell.source) if cell.cell_type == "markdown" else cell.source
        lost = missing(wanted, text)
        if lost:
            yield f"{cell.id}: lost {' '.join(lost[:8])}"
        if cell.cell_type == "markdown":
            pictures = len(re.findall(r"!\[[^\]]*\]\(attachment:", cell.source))
            if pictures != len(element.find_all("img", src=re.compile("^data:image/"))):
                yield f"{cell.id}: a picture is lost"
            continue
        outputs = element.find_all(class_="jp-OutputArea-child")
        if len(outputs) != len(cell.outputs):
            yield f"{cell.id}: {len(cell.outputs)} outputs, of which {len(outputs)} are drawn"
            continue
        for output, child in zip(cell.outputs, outputs):
            yield from (f"{cell.id}: {fault}" for fault in output_faults(output, child))


def output_faults(output, element):
    text = shown(str(element))
    data = output.get("data", {})
    if output.output_type == "stream":
        wanted = output.text
    elif output.output_type == "error":
        wanted = "\n".join(output.traceback)
    else:
        wanted = shown(data["text/html"]) if "text/html" in data else data.get(
            "text/latex", data["text/plain"]
        )
    lost = missing(wanted, text)
    if lost:
        yield f"an output lost {' '.join(lost[:8])}"
    if wanted.count("$$") == 0 and "$" in text and not element.find(class_="tex2jax_ignore"):
        if output.output_type not in ("stream", "error"):
            yield "a dollar may be taken for a formula"
    tables = data.get("text/html", "").count("<table")
    if tables != len(element.find_all("table")):
        yield "a table is lost"
    if "image/svg+xml" in data:
        image = element.find("img", src=re.compile("^data:image/svg"))
        if image is None or not image.get("alt"):
            yield "a drawing is lost, or says nothing"
        elif base64.b64decode(image["src"].split(",")[1]).decode() != data["image/svg+xml"]:
            yield "the drawing is another one than the picture in the page"


def main():
    source, target = map(pathlib.Path, sys.argv[1:3])
    paths = sorted(source.rglob("*.ipynb"))
    found = 0
    exporter = HTMLExporter()
    for path in paths:
        text = path.read_text(encoding="utf-8")
        problems = []
        notebook = nbformat.reads(text, as_version=4)
        try:
            # What it mends by itself, it only warns of.
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                nbformat.validate(notebook)
        except (nbformat.ValidationError, Warning) as error:
            problems.append(str(error).splitlines()[0])
        if nbformat.writes(notebook).rstrip("\n") != text.rstrip("\n"):
            problems.append("nbformat writes it otherwise")
        page, _ = exporter.from_notebook_node(notebook)
        problems += faults(notebook, page)
        for link in re.findall(r"\]\(([^)#:\s]*\.ipynb)", text):
            if not (path.parent / link).exists():
                problems.append(f"{link}: no such notebook")
        place = (target / path.relative_to(source)).with_suffix(".html")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(page, encoding="utf-8")
        for problem in problems:
            print(f"{path.relative_to(source)}: {problem}")
        found += len(problems)
    print(f"{len(paths)} notebooks, {found} faults")
    return 1 if found or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
