"""Signals to other programs, and how they end by them."""
import signal
import subprocess
import sys
import time

sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
time.sleep(0.5)
print(sleeper.poll())
sleeper.terminate()
print(sleeper.wait(5), sleeper.poll())
sleeper.terminate()
sleeper.kill()


def start(code):
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    print(child.stdout.readline(), end="")
    time.sleep(0.3)
    return child


child = start("""
import signal, sys, time
def stop(number, frame):
    print("told", number)
    sys.exit(9)
signal.signal(signal.SIGTERM, stop)
print("ready", flush=True)
time.sleep(60)
""")
child.terminate()
print(child.communicate(), child.returncode)

child = start("""
import time
print("ready", flush=True)
try:
    time.sleep(60)
except KeyboardInterrupt:
    print("interrupted")
""")
child.send_signal(signal.SIGINT)
print(child.communicate(), child.returncode)

child = start("import time\nprint('ready', flush=True)\ntime.sleep(60)")
child.send_signal(signal.SIGINT)
out, err = child.communicate()
print(err, child.returncode)

child = start("import time\nprint('ready', flush=True)\ntime.sleep(60)")
child.kill()
print(child.communicate(), child.returncode, child)

child = start("for n in range(100000): print(n)")
child.stdout.close()
print(child.stderr.read(), child.wait())
child = subprocess.Popen([sys.executable, "-c", "input(); print(1)"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, text=True)
child.stdout.close()
print(child.communicate("go\n")[1], child.returncode)
try:
    subprocess.run([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"], check=True)
except subprocess.CalledProcessError as error:
    print(error)
