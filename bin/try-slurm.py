"""Builds, checks and grades in shares that are tasks of a Slurm array on one node.

    try-slurm.py UNROLL COURSE
"""
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import handed_in
import small_course
from small_course import cells_that_ran
from web_store import free_port

UNROLL, COURSE = sys.argv[1:]
SHARES = 4
STUDENTS = 24
LESSON = "02-one-cell"

CONFIG = """
ClusterName=try
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={controller_port}
SlurmdPort={node_port}
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket={work}/munge.socket
CredType=cred/munge
StateSaveLocation={work}/state
SlurmdSpoolDir={work}/spool
SlurmctldPidFile={work}/slurmctld.pid
SlurmdPidFile={work}/slurmd.pid
SlurmctldLogFile={work}/slurmctld.log
SlurmdLogFile={work}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
SchedulerParameters=sched_interval=1
NodeName={host} NodeAddr=127.0.0.1 CPUs={cores} State=UNKNOWN
PartitionName=try Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""

# What a site writes: one script for each kind of work.
BUILD = """#!/bin/sh
#SBATCH --array=1-{shares} --output={work}/logs/build-%a.txt
cd {work}/node-$SLURM_ARRAY_TASK_ID
exec {unroll} build --jobs 1 --shard $SLURM_ARRAY_TASK_ID/{shares} --cache {work}/cache
"""
WEAVE = """#!/bin/sh
#SBATCH --output={work}/logs/weave.txt
cd {work}/last
exec {unroll} build --explain --cache {work}/cache
"""
CHECK = """#!/bin/sh
#SBATCH --array=1-{shares} --output={work}/logs/check-%a.txt
cd {work}/checked
exec {unroll} check --json --jobs 1 --shard $SLURM_ARRAY_TASK_ID/{shares} \\
  >check-$SLURM_ARRAY_TASK_ID.json
"""
GRADE = """#!/bin/sh
#SBATCH --array=1-{shares} --output={work}/logs/grade-%a.txt
cd {work}/class
exec {unroll} grade in --lessons lessons/en/{lesson}.md --json --jobs 1 --feedback pages \\
  --shard $SLURM_ARRAY_TASK_ID/{shares} >marks-$SLURM_ARRAY_TASK_ID.json
"""


class Node:
    """munged, slurmctld and slurmd in a folder of their own."""

    def __init__(self, work):
        self.work = work
        self.processes = []
        self.environment = os.environ | {"SLURM_CONF": f"{work}/slurm.conf"}
        for folder in ("state", "spool", "logs"):
            (work / folder).mkdir()
        (work / "munge.key").write_bytes(os.urandom(128))
        (work / "munge.key").chmod(0o400)
        (work / "slurm.conf").write_text(CONFIG.format(
            host=socket.gethostname().split(".")[0], work=work, cores=os.cpu_count(),
            controller_port=free_port(), node_port=free_port()))

    def start(self):
        work = self.work
        self.launch(
            "munged", "--foreground", "--force", f"--key-file={work}/munge.key",
            f"--socket={work}/munge.socket", f"--pid-file={work}/munge.pid",
            f"--log-file={work}/munge.log", f"--seed-file={work}/munge.seed")
        self.wait("munge", lambda: (work / "munge.socket").exists())
        self.launch("slurmctld", "-D", "-i")
        self.launch("slurmd", "-D")
        self.wait("slurmd", lambda: "idle" in self.ask("sinfo", "-h", "-o", "%t"))

    def launch(self, program, *arguments):
        with open(self.work / f"{program}.out", "wb") as output:
            self.processes.append(subprocess.Popen(
                [small_course.path_of(program, "/usr/sbin"), *arguments], env=self.environment,
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True))

    def wait(self, what, holds, seconds=30):
        end = time.monotonic() + seconds
        while not (held := holds()):
            if time.monotonic() > end:
                for log in sorted(self.work.glob("*.log")) + sorted(self.work.glob("*.out")):
                    print(f"{log.name}: {log.read_text(errors='replace')[-1500:]}")
                sys.exit(f"try-slurm: {what} does not start")
            time.sleep(0.2)
        return held

    def ask(self, *command, accepted=None):
        made = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        if accepted is not None and made.returncode not in accepted:
            sys.exit(f"try-slurm: {' '.join(command)} ended with {made.returncode}: {made.stderr}")
        return made.stdout

    def submit(self, script, *options, wait=True, accepted=(0,)):
        """The number of the job; with `wait`, when all of its tasks ended."""
        file = self.work / "job.sh"
        file.write_text(script)
        options += ("--wait",) if wait else ()
        made = subprocess.run(
            ["sbatch", "--parsable", *options, str(file)], env=self.environment,
            capture_output=True, text=True)
        if made.returncode not in accepted:
            sys.exit(f"try-slurm: sbatch ended with {made.returncode}: {made.stderr}"
                     + "".join(log.read_text() for log in sorted(self.work.glob("logs/*"))))
        return made.stdout.strip()

    def exit_codes(self, job):
        """By task: `0:9` is the exit code and the signal. From scontrol: `--wait` hides signals."""
        text = self.ask("scontrol", "show", "job", job)
        return dict(zip(
            map(int, re.findall(r"ArrayTaskId=(\d+)", text)),
            re.findall(r"ExitCode=(\S+)", text)))

    def end(self):
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def try_building(node, claims, fill):
    work = node.work
    course = small_course.lessons(8)
    for name in ["alone", "last", *(f"node-{number}" for number in range(1, SHARES + 1))]:
        small_course.write(work / name, course)
    seconds, _, _ = small_course.run([UNROLL, "build"], work / "alone")
    start = time.monotonic()
    array = node.submit(BUILD.format(**fill), wait=False)
    node.submit(
        WEAVE.format(**fill), f"--dependency=afterok:{array}", "--kill-on-invalid-dep=yes")
    print(f"a build: {seconds:.1f} s alone; {SHARES} tasks on {os.cpu_count()} cores and the last "
          f"build {time.monotonic() - start:.1f} s, Slurm's own waiting included")
    made = [list((work / f"node-{number}/lessons/.unroll/results").glob("*"))
            for number in range(1, SHARES + 1)]
    claims.expect("each task computed a part", all(made))
    claims.expect("the last build ran nothing",
                  cells_that_ran((work / "logs/weave.txt").read_text()) == 0)
    claims.expect("its pages are those of one machine",
                  small_course.pages(work / "last") == small_course.pages(work / "alone") != {})


def problems(report):
    return sorted(
        json.dumps(problem, sort_keys=True)
        for lesson in report["lessons"] for problem in lesson["problems"])


def try_checking(node, claims, fill):
    checked = node.work / "checked"
    small_course.write(checked, small_course.lessons(4) | small_course.FAILING)
    small_course.run([UNROLL, "build"], checked, accepted=(1,))
    whole = json.loads(small_course.run([UNROLL, "check", "--json"], checked, accepted=(1,))[1])
    array = node.submit(CHECK.format(**fill), accepted=(1,))
    shares = [json.loads((checked / f"check-{number}.json").read_text())
              for number in range(1, SHARES + 1)]
    print(f"a check: exit codes {node.exit_codes(array)}")
    claims.expect("each lesson is in one share",
                  sorted(lesson["path"] for share in shares for lesson in share["lessons"])
                  == sorted(lesson["path"] for lesson in whole["lessons"]))
    claims.expect("they say what one run says",
                  sorted(problem for share in shares for problem in problems(share))
                  == problems(whole) != [])
    claims.expect("the tasks whose lessons fail end with 1, the others with 0",
                  {number: f"{share['exitCode']}:0" for number, share in enumerate(shares, 1)}
                  == node.exit_codes(array))


def kill(task):
    """Kills the tool that a task runs, as a machine without memory does it; whether there was one."""
    killed = False
    own = f"SLURM_ARRAY_TASK_ID={task}".encode()
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            names = (process / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if own in names and small_course.is_tool(process.name):
            os.kill(int(process.name), signal.SIGKILL)
            killed = True
    return killed


def try_grading(node, claims, fill):
    folder = node.work / "class"
    folder.mkdir()
    shutil.copytree(COURSE, folder / "lessons", ignore=shutil.ignore_patterns(".unroll"))
    handed_in.write(folder / "in", COURSE, STUDENTS, differ=True)
    one = node.work / "one"
    shutil.copytree(folder, one)
    grade = [UNROLL, "grade", "in", "--lessons", f"lessons/en/{LESSON}.md"]
    seconds, table, _ = small_course.run([*grade, "--csv", "marks.csv", "--feedback", "pages"], one)
    start = time.monotonic()
    array = node.submit(GRADE.format(**fill), wait=False)
    # While it judges: it has begun to remember results.
    results = folder / "lessons/.unroll/results"
    node.wait("the array", lambda: results.is_dir() and len(list(results.iterdir())) > 3, 300)

    def killed_task():
        """The task that began last, by its number, if it still runs. It is killed not by scancel, which
        asks politely before it kills."""
        running = node.ask("squeue", "-h", "-r", "-t", "R", "-o", "%K", "-j", array).split()
        last = max(running, key=int, default=None)
        return last if last and kill(last) else None

    killed = node.wait("a task to kill", killed_task)
    moment = time.monotonic() - start
    node.wait("the array's end", lambda: not node.ask("squeue", "-h", "-j", array).strip(), 600)
    codes = node.exit_codes(array)
    print(f"a class of {STUDENTS}: {seconds:.1f} s alone; task {killed} was killed after "
          f"{moment:.1f} s of {time.monotonic() - start:.1f} s; exit codes {codes}")
    claims.expect("the task that was killed has a signal, the others passed",
                  {str(number) for number, code in codes.items() if code == "0:9"} == {killed}
                  and sum(code == "0:0" for code in codes.values()) == SHARES - 1)
    reports = [f"marks-{number}.json" for number in range(1, SHARES + 1)]
    refused = subprocess.run([UNROLL, "grade", "--merge", *reports, "--csv", "never.csv"],
                             cwd=folder, capture_output=True, text=True)
    claims.expect("a merge without it is refused and writes nothing",
                  refused.returncode == 64 and f"marks-{killed}.json" in refused.stderr
                  and not (folder / "never.csv").exists())
    node.submit(GRADE.format(**fill), f"--array={killed}")
    merged = small_course.run([UNROLL, "grade", "--merge", *reports, "--csv", "marks.csv"], folder)
    claims.expect("started again, the merged table is that of one run", merged[1] == table)
    claims.expect("so is the file for a spreadsheet",
                  (folder / "marks.csv").read_bytes() == (one / "marks.csv").read_bytes())
    claims.expect("so are the students' pages",
                  {page.name: page.read_bytes() for page in (folder / "pages").iterdir()}
                  == {page.name: page.read_bytes() for page in (one / "pages").iterdir()})


def main():
    if os.geteuid() != 0:
        sys.exit("try-slurm: slurmd has to be started as root")
    if not os.path.ismount("/sys/fs/cgroup"):
        sys.exit("try-slurm: slurmd needs /sys/fs/cgroup, which is not mounted here")
    claims = small_course.Claims("try-slurm")
    with tempfile.TemporaryDirectory(prefix="unroll-slurm-") as name:
        node = Node(pathlib.Path(name))
        try:
            node.start()
            print(node.ask("sinfo", "--version").strip())
            fill = {"work": node.work, "unroll": UNROLL, "shares": SHARES, "lesson": LESSON}
            try_building(node, claims, fill)
            try_checking(node, claims, fill)
            try_grading(node, claims, fill)
        finally:
            node.end()
    claims.end()


main()
