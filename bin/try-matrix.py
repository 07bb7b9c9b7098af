"""Runs the steps of a matrix for GitHub Actions by hand.

    try-matrix.py UNROLL DOCUMENT
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import small_course
import yaml

UNROLL, DOCUMENT = sys.argv[1:]


def filled(text, values):
    """With the values in place of `${{ … }}`."""
    return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda found: str(values[found[1]]), text)


class Runner:
    """A folder with what a step may use: `unroll` on the path, and artifacts."""

    def __init__(self, work):
        self.work, self.artifacts = work, work / "artifacts"
        tools = work / "tools"
        tools.mkdir()
        (tools / "unroll").write_text(f'#!/bin/sh\nexec "{UNROLL}" "$@"\n')
        (tools / "unroll").chmod(0o755)
        self.environment = os.environ | {
            "PATH": f"{tools}:{os.environ['PATH']}", "GITHUB_EVENT_NAME": "pull_request"}

    def run(self, job, values, folder):
        for step in job["steps"]:
            if "uses" in step:
                self.use(step["uses"].split("@")[0], step.get("with", {}), values, folder)
            elif step.get("name") == "Install Unroll":
                print(f"  {folder.name}: Unroll is there")
            else:
                command = filled(step["run"], values)
                made = subprocess.run(["sh", "-e", "-c", command], cwd=folder,
                                      env=self.environment, capture_output=True, text=True)
                print(f"  {folder.name}: {command}: {made.stdout.splitlines()[-1:]}")
                if made.returncode != 0:
                    sys.exit(f"try-matrix: ended with {made.returncode}: {made.stderr}")

    def use(self, action, inputs, values, folder):
        match action:
            case "actions/checkout":
                small_course.write(folder, small_course.lessons(6))
            case "actions/upload-artifact":
                shutil.copytree(folder / inputs["path"],
                                self.artifacts / filled(inputs["name"], values))
            case "actions/download-artifact":
                for artifact in sorted(self.artifacts.glob(inputs["pattern"])):
                    shutil.copytree(artifact, folder / inputs["path"], dirs_exist_ok=True)
            case "actions/upload-pages-artifact":
                shutil.copytree(folder / inputs["path"], self.artifacts / "pages/output")
            case other:
                sys.exit(f"try-matrix: does not know {other}")


def main():
    text = pathlib.Path(DOCUMENT).read_text(encoding="utf-8")
    jobs = yaml.safe_load(re.search(r"```yaml\n(jobs:.*?)```", text, re.DOTALL)[1])["jobs"]
    claims = small_course.Claims("try-matrix")
    with tempfile.TemporaryDirectory(prefix="unroll-matrix-") as name:
        work = pathlib.Path(name)
        runner = Runner(work)
        for shard in jobs["share"]["strategy"]["matrix"]["shard"]:
            runner.run(jobs["share"], {"matrix.shard": shard}, work / f"share-{shard}")
        runner.run(jobs["course"], {}, work / "course")
        small_course.write(work / "alone", small_course.lessons(6))
        small_course.run([UNROLL, "build"], work / "alone")
        claims.expect("the last job compiled nothing",
                      not (work / "course/lessons/.unroll/cells").exists())
        claims.expect("its pages are those of one machine",
                      small_course.pages(runner.artifacts / "pages")
                      == small_course.pages(work / "alone") != {})
    claims.end()


main()
