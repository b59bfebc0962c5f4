"""When does a pool start its threads?"""
import threading
import time
from concurrent.futures import ThreadPoolExecutor

HOW = "one after the other"  # @param ["one after the other", "all at once"]
WORKERS = 3  # @param {type:"slider", min:1, max:6, step:1}
JOBS = 6  # @param {type:"slider", min:1, max:12, step:1}


def count():
    return sum(thread.name.startswith("worker") for thread in threading.enumerate())


def job():
    time.sleep(0.010)


pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="worker")
print(f"pool made, threads: {count()}")
if HOW == "one after the other":
    for _ in range(JOBS):
        pool.submit(job).result()
        time.sleep(0.002)
else:
    futures = [pool.submit(job) for _ in range(JOBS)]
    for future in futures:
        future.result()
print(f"{JOBS} jobs done, threads: {count()}")
time.sleep(0.020)
print(f"nothing to do, threads: {count()}")
pool.shutdown()
print(f"shut down, threads: {count()}")
