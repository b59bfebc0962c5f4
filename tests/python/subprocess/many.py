"""The program runs itself, several at a time, from threads and from processes; programs that start processes."""
import multiprocessing
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor


def job(queue):
    queue.put(subprocess.check_output([sys.executable, "-c", "print('in a job')"]))


def run(number):
    code = f"import time; time.sleep(0.5); print({number})"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip()


POOL = '''
import multiprocessing
def square(x):
    print("worker", x, flush=True)
    return x * x
if __name__ == "__main__":
    with multiprocessing.get_context("METHOD").Pool(2) as pool:
        print(pool.map(square, [1, 2]), flush=True)
'''

if __name__ == "__main__":
    if len(sys.argv) > 1:
        print("child", sys.argv[1], flush=True)
        sys.exit(int(sys.argv[1]))
    children = [subprocess.Popen([sys.executable, __file__, str(n)], stdout=subprocess.PIPE) for n in range(4)]
    for child in children:
        print(child.communicate(), child.returncode)
    print([child.poll() for child in children])

    start = time.perf_counter()
    with ThreadPoolExecutor(4) as pool:
        print(list(pool.map(run, range(4))))
    print(0.5 < time.perf_counter() - start < 1.5)

    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=job, args=(queue,))
    process.start()
    print(queue.get())
    process.join()

    for method in "fork", "spawn", "forkserver":
        with open("pooled.py", "w") as file:
            file.write(POOL.replace("METHOD", method))
        done = subprocess.run([sys.executable, "pooled.py"], capture_output=True, text=True)
        print(method, sorted(done.stdout.splitlines()), repr(done.stderr))
