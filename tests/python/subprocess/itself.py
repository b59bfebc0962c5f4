"""The program as its own child: it runs there once; signals while the child waits for its threads."""
import signal
import subprocess
import sys
import threading
import time


def work(name):
    print(name, end=" ", flush=True)
    time.sleep(2)


if len(sys.argv) > 1:
    for name in "abc":
        threading.Thread(target=work, args=(name,)).start()
        time.sleep(0.1)
    print("started")
else:
    child = subprocess.Popen([sys.executable, __file__, "x"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    print(child.stdout.read(6))
    print(child.communicate(), child.returncode)
    child = subprocess.Popen([sys.executable, __file__, "x"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    print(child.stdout.read(6))
    time.sleep(0.5)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate()
    print(out, child.returncode)
    print(err)
    filters = "import warnings; warnings.warn('a'); warnings.warn('b', DeprecationWarning)"
    for option in "ignore", "default", "ignore::UserWarning", "error":
        done = subprocess.run([sys.executable, "-W", option, "-c", filters], capture_output=True, text=True)
        print(option, done.returncode, done.stderr)
