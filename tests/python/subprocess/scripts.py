"""A script as a program: its name and arguments, its end, its errors; also as a module and from standard input."""
import subprocess
import sys

with open("child.py", "w") as file:
    file.write('''import atexit, sys, threading, time
atexit.register(print, "at exit")
print(__name__, sys.argv[1:], __file__.endswith("child.py"))
def work():
    time.sleep(0.2)
    print("thread done")
threading.Thread(target=work).start()
class Thing:
    def __del__(self):
        print("gone", end="")
thing = Thing()
print("main done")
if len(sys.argv) > 2:
    raise SystemExit(int(sys.argv[2]))
''')


def run(*args, **more):
    done = subprocess.run([sys.executable, *args], capture_output=True, text=True, **more)
    print(done.returncode, repr(done.stdout))
    print(done.stderr, end="")


run("child.py", "x")
run("-u", "child.py", "x", "7")
run("-m", "child", "x")
run("-", input="import sys; print(__name__, sys.argv, repr(sys.path[0]))")
run(input="print('without a name')")
run("-c", "import os; print('lost', end=''); os._exit(3)")
run("-c", "import child; print(child.__name__)", "y")
run("-c", "import sys; print(sys.stdin.name, sys.stdout.name, sys.stderr.name, sys.stdout.isatty(), sys.stdout.fileno())")
run("-c", "def f(x):\n  return 1/x\nf(0)")
run("-c", "import nosuch")
run("-c", "if 1:\nx")
run("-m", "nosuch")
run("-c", "import sys; sys.exit('bye')")
run("-c", "import warnings; warnings.warn('careful')")
run("-W", "ignore", "-c", "import warnings; warnings.warn('careful')")
run("-c", "raise KeyboardInterrupt")
run("-c", "import threading; threading.Thread(target=lambda: 1/0, name='T').start()")
