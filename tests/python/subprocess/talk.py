"""Python as another program: its streams as pipes, files and nothing; its exit status."""
import os
import subprocess
import sys

steps = r'''
import sys, time
for step in range(3):
    print("step", step, flush=True)
    time.sleep(0.1)
print("a complaint", file=sys.stderr)
sys.exit(4)
'''
child = subprocess.Popen([sys.executable, "-c", steps], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
for line in child.stdout:
    print("heard", repr(line))
print(repr(child.stderr.read()), child.wait(), child.returncode)

shout = r'''
import sys
for line in sys.stdin:
    sys.stdout.write(line.upper())
    sys.stdout.flush()
'''
child = subprocess.Popen([sys.executable, "-c", shout], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
for word in ["tea", "milk"]:
    child.stdin.write(word + "\n")
    print(repr(child.stdout.readline()))
child.stdin.close()
print(repr(child.stdout.read()), child.wait())

first = subprocess.Popen([sys.executable, "-c", "for n in range(5): print(n)"], stdout=subprocess.PIPE)
adder = "import sys; print(sum(map(int, sys.stdin)))"
second = subprocess.Popen([sys.executable, "-c", adder], stdin=first.stdout, stdout=subprocess.PIPE)
first.stdout.close()
print(second.communicate(), first.wait())

told = subprocess.run([sys.executable, "-c", "import os; print(os.environ.get('COLOUR'), os.getcwd())"],
                      env={**os.environ, "COLOUR": "blue"}, cwd="/tmp", capture_output=True)
print(told.stdout)
both = 'print("out"); import sys; print("err", file=sys.stderr)'
print(subprocess.check_output([sys.executable, "-c", both], stderr=subprocess.STDOUT))
print(subprocess.run([sys.executable, "-c", both], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
print(subprocess.call([sys.executable, "-c", "raise SystemExit(7)"]))

with open("kept.txt", "w") as kept:
    subprocess.run([sys.executable, "-c", "print('to a file')"], stdout=kept, check=True)
print(open("kept.txt").read())
with open("kept.txt") as kept:
    print(subprocess.run([sys.executable, "-c", "print(input()[::-1])"], stdin=kept, capture_output=True, text=True))

big = subprocess.run([sys.executable, "-c", "import sys; sys.stdout.write(sys.stdin.read() * 2)"],
                     input="x" * 100_000, capture_output=True, text=True)
print(len(big.stdout), big.returncode)
full = subprocess.Popen([sys.executable, "-c", "print('x' * 70000)"], stdout=subprocess.PIPE)
try:
    full.wait(timeout=0.5)
except subprocess.TimeoutExpired as late:
    print(type(late).__name__, late.timeout)
print(len(full.communicate()[0]), full.returncode)
