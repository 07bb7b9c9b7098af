"""nginx with WebDAV as a shared cache, in a folder of its own."""
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time

CONFIG = """
daemon off;
{user}
pid {work}/nginx.pid;
error_log {work}/error.log;
events {{}}
http {{
  access_log {work}/access.log;
  client_body_temp_path {store}/tmp;
  proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
  server {{
    listen {address}:{port};
    location /cache/ {{
      root {store};
      dav_methods PUT;
      create_full_put_path {full};
      client_max_body_size 64m;
      limit_except GET PUT {{ deny all; }}
    }}
  }}
}}
"""


def free_port(address="127.0.0.1"):
    with socket.socket() as probe:
        probe.bind((address, 0))
        return probe.getsockname()[1]


class WebStore:
    """nginx, running until `stop`. What it keeps besides the store is in `work`."""

    def __init__(self, nginx, work, full="on", store=None, address="127.0.0.1"):
        self.port = free_port(address)
        self.address = f"http://{address}:{self.port}/cache"
        self.store = store or work / "store"
        self.log = work / "access.log"
        work.mkdir(parents=True, exist_ok=True)
        (self.store / "tmp").mkdir(parents=True, exist_ok=True)
        (self.store / "cache").mkdir(exist_ok=True)
        config = work / "nginx.conf"
        user = "user root;" if pathlib.Path("/proc/self").owner() == "root" else ""
        config.write_text(CONFIG.format(
            work=work, store=self.store, address=address, port=self.port, full=full, user=user))
        # nginx takes that variable for sockets that it is to go on with.
        environment = {name: value for name, value in os.environ.items() if name != "NGINX"}
        self.process = subprocess.Popen(
            [nginx, "-c", str(config), "-p", str(work), "-e", f"{work}/start.log"],
            env=environment)
        for _ in range(100):
            try:
                socket.create_connection((address, self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        sys.exit("nginx does not start")

    def empty(self):
        shutil.rmtree(self.store / "cache")
        (self.store / "cache").mkdir()

    def stop(self):
        self.process.terminate()
        self.process.wait()
