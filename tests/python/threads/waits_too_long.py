# status: 1
"""Times for which C has no number are refused; a truth value is an exit status."""
import os
import queue
import select
import subprocess
import sys
import threading
import time

reader, writer = os.pipe()
poller = select.poll()
poller.register(reader, select.POLLIN)
waits = {
    "select": lambda seconds: select.select([reader], [], [], seconds),
    "poll": lambda seconds: poller.poll(seconds),
    "sleep": time.sleep,
    "lock": lambda seconds: threading.Lock().acquire(timeout=seconds),
    "event": lambda seconds: threading.Event().wait(seconds),
    "queue": lambda seconds: queue.Queue().get(timeout=seconds),
}
for name, wait in waits.items():
    for seconds in 1e300, float("inf"), float("nan"):
        try:
            print(name, seconds, wait(seconds))
        except Exception as error:
            print(name, seconds, type(error).__name__, error)
for status in "True", "False", "None", "3", "'words'":
    print(status, subprocess.run([sys.executable, "-c", f"import sys; sys.exit({status})"], stderr=subprocess.DEVNULL).returncode)
sys.exit(True)
