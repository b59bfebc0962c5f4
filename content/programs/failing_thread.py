"""One thread fails; the others do not notice, nor does the exit status."""
import threading
import time

FAILS = 1  # @param {type:"slider", min:0, max:2, step:1}


def work(n):
    time.sleep(0.005 * (n + 1))
    if n == FAILS:
        raise ValueError(f"worker {n} failed")
    time.sleep(0.010)
    print(f"worker {n} finished")


threads = [threading.Thread(target=work, args=(n,), name=f"worker-{n}") for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("main is done")
