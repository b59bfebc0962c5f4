"""Three jobs of 0.3, 0.2 and 0.1 s. In which order do the results arrive?"""
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, as_completed, wait

HOW = "map"  # @param ["map", "as_completed", "wait for the first"]
WORKERS = 3  # @param {type:"slider", min:1, max:3, step:1}
SECONDS = [0.3, 0.2, 0.1]


def job(n):
    time.sleep(SECONDS[n])
    return n


def show(result):
    print(f"result {result} after {time.perf_counter() - start:.1f} s")


start = time.perf_counter()
with ThreadPoolExecutor(WORKERS, thread_name_prefix="worker") as pool:
    if HOW == "map":
        for result in pool.map(job, range(3)):
            show(result)
    elif HOW == "as_completed":
        futures = [pool.submit(job, n) for n in range(3)]
        for future in as_completed(futures):
            show(future.result())
    else:
        futures = [pool.submit(job, n) for n in range(3)]
        done, others = wait(futures, return_when=FIRST_COMPLETED)
        for future in done:
            show(future.result())
        print(f"{len(others)} still to come")
