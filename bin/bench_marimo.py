"""The same cells in marimo, with NumPy: what a notebook takes that has nothing to compile.

`marimo edit --watch` shows a saved file at once only with `watcher_on_save = "autorun"`; else it marks cells
as stale. Seen with 0.25.2 from PyPI.
"""

import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

CELLS = [
    """ux1 = 0.5 * 1 - 0.5 * 0.5 + 1 * -1
ux2 = 0 * 1 + 1 * 0.5 - 0.5 * -1
a1 = ux1 + 0.25
a2 = ux2 + 0.5 - 0.5
a1, a2""",
    """by_hand = np.tanh(np.array([a1, a2]))
by_hand""",
    """sums = np.linspace(-4, 4, 41)
squeezed = np.stack([np.tanh(sums), 1 / (1 + np.exp(-sums))])
squeezed[:, -1]""",
    """s1, s2 = by_hand
scores = np.array([s1, s2, s1 + s2, s2 - s1])
shares = np.exp(scores) / np.exp(scores).sum()
shares""",
    """U = np.array([[0.5, -0.5, 1], [0, 1, -0.5]])
W = np.array([[1, -0.5], [0.5, 1]])
V = np.array([[1, 0], [0, 1], [1, 1], [-1, 1]])
bU = np.array([[0], [0.5]])
bW = np.array([[0.25], [-0.5]])
x0 = np.array([[1], [0.5], [-1]])
h0 = np.zeros((2, 1))
h1 = np.tanh(U @ x0 + bU + W @ h0 + bW)
y0 = np.exp(V @ h1) / np.exp(V @ h1).sum()
y0""",
    """np.abs(h1.ravel() - by_hand).max(), np.abs(y0.ravel() - shares).max()""",
    """wide = np.concatenate([U, W], axis=1)
tall = np.concatenate([x0, h0], axis=0)
in_one = np.tanh(wide @ tall + (bU + bW))
np.allclose(in_one, h1)""",
    """row_state = np.tanh(x0.T @ U.T + bU.T + h0.T @ W.T + bW.T)
(row_state.T == h1).all()""",
    """square = np.array([[0.5, -0.5, 1], [0, 1, -0.5], [1, 0, 0]])
meant, written = x0.T @ square.T, x0.T @ square
(meant != written).any()""",
    """x1 = np.array([[-1], [1], [-0.5]])
h2 = np.tanh(U @ x1 + bU + W @ h1 + bW)
h3 = np.tanh(U @ x0 + bU + W @ h2 + bW)
h3""",
]


def notebook(word, value):
    """The notebook's text with a word of prose and a value in its last cell."""
    parts = [
        "import marimo\n\napp = marimo.App()\n",
        "@app.cell\ndef _():\n    import marimo as mo\n    import numpy as np\n    return mo, np\n",
        "@app.cell(hide_code=True)\ndef _(mo):\n"
        f"    mo.md(\"A recurrent network reads one day at a time. {word}\")\n    return\n",
    ]
    for cell in CELLS:
        body = "\n".join("    " + line for line in cell.split("\n"))
        parts.append(f"@app.cell\ndef _(*_):\n{body}\n    return\n")
    parts.append(f"@app.cell\ndef _():\n    measured = {value} + 1\n    measured\n    return\n")
    parts.append('if __name__ == "__main__":\n    app.run()\n')
    return "\n\n".join(parts)


class Marimo:
    """The notebook, open in marimo's own server."""

    def __init__(self, program):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="bench-marimo-"))
        (self.folder / "pyproject.toml").write_text('[tool.marimo.runtime]\nwatcher_on_save = "autorun"\n')
        self.file = self.folder / "notebook.py"
        self.file.write_text(notebook("word", 1))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [program, "edit", "--watch", "--headless", "--no-token", "--port", str(port), "notebook.py"],
            cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
            # Neither telemetry nor a look for a newer release, and nobody's own settings.
            env={**os.environ, "HOME": str(self.folder), "MARIMO_SKIP_UPDATE_CHECK": "1"})
        self.address = f"http://127.0.0.1:{port}/"
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("marimo does not start")

    def close(self):
        os.killpg(self.process.pid, 9)
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
