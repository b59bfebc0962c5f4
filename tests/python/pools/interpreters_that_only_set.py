"""A function that only sets a global name needs nothing of its module and goes to an interpreter alone, so what it has
set is not seen by functions that come with the module. And a script that is a program of its own uses interpreters."""
import subprocess
import sys
from concurrent.futures import InterpreterPoolExecutor

status = "nobody"


def set_only(name):
    global status
    status = name


def set_and_read(name):
    global status
    status = name
    return status


def read():
    return status


SCRIPT = '''
from concurrent.futures import InterpreterPoolExecutor
def double(x):
    return factor * x
factor = 2
if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as pool:
        print(pool.submit(double, 21).result())
'''

if __name__ == "__main__":
    for first in set_only, set_and_read:
        with InterpreterPoolExecutor(1, initializer=first, initargs=("somebody",)) as pool:
            print(pool.submit(read).result())
    print(status)
    with open("script.py", "w") as file:
        file.write(SCRIPT)
    done = subprocess.run([sys.executable, "script.py"], capture_output=True, text=True)
    print(done.stdout, done.stderr, done.returncode)
