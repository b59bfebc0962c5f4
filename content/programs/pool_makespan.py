"""Six jobs of different lengths on a pool."""
import time
from concurrent.futures import ThreadPoolExecutor

WORKERS = 3  # @param {type:"slider", min:1, max:6, step:1}
UNIT_MS = 10  # @param {type:"slider", min:1, max:50, step:1}
LENGTHS = [4, 3, 2, 1, 4, 3]  # in units; try other orders


def job(n):
    time.sleep(LENGTHS[n] * UNIT_MS / 1000)
    print(f"job {n} done at {(time.perf_counter() - start) * 1000 / UNIT_MS:.0f} units")


start = time.perf_counter()
with ThreadPoolExecutor(WORKERS, thread_name_prefix="worker") as pool:
    for n in range(len(LENGTHS)):
        pool.submit(job, n)
print(f"all done after {(time.perf_counter() - start) * 1000 / UNIT_MS:.0f} units")
