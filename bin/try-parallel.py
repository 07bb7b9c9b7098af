"""Builds in shares that are jobs of GNU parallel over ssh, on two network namespaces of this machine.

    try-parallel.py UNROLL COURSE
"""
import csv
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import small_course
from small_course import cells_that_ran
from web_store import WebStore

UNROLL, COURSE = sys.argv[1:]
SHARES = 4
LESSONS = 8
NETWORK = "10.203.77"
BRIDGE = "unroll-try"

SSHD = """
Port 22
ListenAddress {address}
HostKey {work}/host-key
PidFile none
AuthorizedKeysFile {work}/key.pub
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
PasswordAuthentication no
"""


def call(*command):
    made = subprocess.run(command, capture_output=True, text=True)
    if made.returncode != 0:
        sys.exit(f"try-parallel: {' '.join(command)} ended with {made.returncode}: {made.stderr}")
    return made.stdout


class Machine:
    """A network namespace with sshd, where one folder is another one than outside."""

    def __init__(self, number, work):
        self.number, self.work = number, work
        self.name = f"{BRIDGE}-{number}"
        self.address = f"{NETWORK}.{number + 1}"
        self.folder = work / f"machine-{number}"
        self.process = None

    def start(self):
        work, link = self.work, f"unroll-v{self.number}"
        call("ip", "netns", "add", self.name)
        call("ip", "link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", self.name)
        call("ip", "link", "set", link, "master", BRIDGE, "up")
        for command in (["addr", "add", f"{self.address}/24", "dev", "eth0"],
                        ["link", "set", "eth0", "up"], ["link", "set", "lo", "up"]):
            call("ip", "-n", self.name, *command)
        config = work / f"sshd-{self.number}"
        config.write_text(SSHD.format(address=self.address, work=work))
        # Its own checkout lies where each of them has the course.
        place = 'mount --bind "$1" "$2" && mkdir -p /run/sshd && exec "$3" -D -e -f "$4"'
        with open(work / f"sshd-{self.number}.log", "wb") as log:
            self.process = subprocess.Popen(
                ["ip", "netns", "exec", self.name, "sh", "-c", place, "sh", self.folder,
                 work / "course", small_course.path_of("sshd", "/usr/sbin"), config],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def end(self):
        if self.process:
            self.process.terminate()
            self.process.wait()
        # Connections that are still open.
        pids = subprocess.run(
            ["ip", "netns", "pids", self.name], capture_output=True, text=True).stdout.split()
        for pid in map(int, pids):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        subprocess.run(["ip", "netns", "del", self.name], capture_output=True)


class Ssh:
    """How machines are reached, with a key that nobody else has."""

    def __init__(self, work, machines):
        self.machines = machines
        for name in ("key", "host-key"):
            call("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(work / name))
        host_key = (work / "host-key.pub").read_text().split()[:2]
        (work / "known").write_text("".join(
            f"{machine.address} {' '.join(host_key)}\n" for machine in machines))
        self.command = (f"ssh -F none -i {work}/key -o IdentitiesOnly=yes -o LogLevel=ERROR "
                        f"-o UserKnownHostsFile={work}/known -o BatchMode=yes")

    def wait(self):
        for machine in self.machines:
            for _ in range(50):
                made = subprocess.run([*self.command.split(), f"root@{machine.address}", "true"],
                                      capture_output=True, text=True)
                if made.returncode == 0:
                    break
                time.sleep(0.2)
            else:
                log = (machine.work / f"sshd-{machine.number}.log").read_text()
                sys.exit(f"try-parallel: {machine.name} is not reached: {made.stderr}{log}")

    def parallel(self, work, log, command, *options):
        """GNU parallel, started."""
        logins = ",".join(f"1/root@{machine.address}" for machine in self.machines)
        return subprocess.Popen(
            ["parallel", "--will-cite", "--sshlogin", logins, "--workdir", f"{work}/course",
             "--joblog", str(log), *options, command, ":::",
             *(str(number) for number in range(1, SHARES + 1))],
            env=os.environ | {"PARALLEL_SSH": self.command}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def jobs(log):
    """By share: host, exit value and signal, of the last try."""
    with open(log, encoding="utf-8", newline="") as lines:
        return {int(row["Seq"]): (row["Host"].split("@")[-1], row["Exitval"], row["Signal"])
                for row in csv.DictReader(lines, delimiter="\t")}


def processes(machine):
    """Those of the tool in a machine."""
    return [int(process) for process in call("ip", "netns", "pids", machine.name).split()
            if small_course.is_tool(process)]


def kill_one(machine, job):
    """Kills the tool in a machine while it works; whether it was there."""
    while job.poll() is None:
        results = machine.folder / "lessons/.unroll/results"
        if results.is_dir() and any(results.iterdir()):
            for pid in processes(machine):
                os.kill(pid, signal.SIGKILL)
                return True
        time.sleep(0.02)
    return False


def try_building(work, ssh, cache, claims):
    course = small_course.lessons(LESSONS)
    small_course.write(work / "alone", course)
    alone, _, _ = small_course.run([UNROLL, "build"], work / "alone")
    log = work / "build.log"
    # ssh has a path of its own, and not that of a login.
    compiler = os.environ.get("UNROLL_SWIFTC") or shutil.which("swiftc")
    build = (f"UNROLL_SWIFTC={compiler} {UNROLL} build --jobs 1 --shard {{}}/{SHARES} "
             f"--cache {cache}")
    start = time.monotonic()
    job = ssh.parallel(work, log, build)
    claims.expect("one job was killed while it worked", kill_one(ssh.machines[1], job))
    said = job.communicate()
    first = jobs(log)
    print(f"{alone:.1f} s alone; on two machines {time.monotonic() - start:.1f} s, exit code "
          f"{job.returncode}; jobs {first}")
    failed = [number for number, (_, value, sign) in first.items() if (value, sign) != ("0", "0")]
    claims.expect("the log names the job that was killed", len(failed) == 1)
    claims.expect("both machines worked", len({host for host, _, _ in first.values()}) == 2)
    again = ssh.parallel(work, log, build, "--resume-failed")
    said += again.communicate()
    second = jobs(log)
    ran_again = [number for number in second if second[number] != first[number]]
    print(f"again, what failed: exit code {again.returncode}, jobs {ran_again}")
    claims.expect("that one alone is run again, and passes",
                  ran_again == failed and again.returncode == 0)
    if again.returncode != 0:
        print(said)
    results = [{path.name for path in (machine.folder / "lessons/.unroll/results").iterdir()}
               for machine in ssh.machines]
    claims.expect("neither machine has all results", all(
        len(own) < LESSONS * small_course.CELLS for own in results))
    small_course.write(work / "last", course)
    seconds, _, told = small_course.run(
        [UNROLL, "build", "--explain", "--cache", cache], work / "last")
    print(f"the last build, on this machine: {seconds:.2f} s")
    claims.expect("it runs nothing", cells_that_ran(told) == 0)
    claims.expect("its pages are those of one machine",
                  small_course.pages(work / "last") == small_course.pages(work / "alone") != {})


def main():
    if os.geteuid() != 0:
        sys.exit("try-parallel: network namespaces have to be made as root")
    claims = small_course.Claims("try-parallel")
    nginx = os.environ.get("NGINX") or shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
    with tempfile.TemporaryDirectory(prefix="unroll-parallel-") as name:
        work = pathlib.Path(name)
        machines = [Machine(1, work), Machine(2, work)]
        (work / "course").mkdir()
        for machine in machines:
            small_course.write(machine.folder, small_course.lessons(LESSONS))
        ssh = Ssh(work, machines)
        store = None
        try:
            call("ip", "link", "add", BRIDGE, "type", "bridge")
            call("ip", "addr", "add", f"{NETWORK}.1/24", "dev", BRIDGE)
            call("ip", "link", "set", BRIDGE, "up")
            for machine in machines:
                machine.start()
            ssh.wait()
            if nginx:
                store = WebStore(nginx, work / "web", address=f"{NETWORK}.1")
            cache = store.address if store else str(work / "cache")
            version = re.search(r"\d{8}", call("parallel", "--version"))
            print(f"GNU parallel {version.group() if version else '?'}, cache {cache}")
            try_building(work, ssh, cache, claims)
        finally:
            if store:
                store.stop()
            for machine in machines:
                machine.end()
            subprocess.run(["ip", "link", "del", BRIDGE], capture_output=True)
    claims.end()


main()
