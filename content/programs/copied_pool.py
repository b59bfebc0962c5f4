"""Three ways to use a pool, all in one program. How often is each job done?"""
import time
from concurrent.futures import ThreadPoolExecutor, wait

calls = []


def job(n):
    calls.append(n)
    time.sleep(0.02)


with ThreadPoolExecutor(max_workers=3, thread_name_prefix="worker") as pool:
    futures = [pool.submit(job, n) for n in range(4)]
    results = pool.map(job, range(4))
start = time.perf_counter()
wait(futures)
waited = time.perf_counter() - start
print(f"4 jobs, {len(calls)} calls; wait() took {waited * 1000:.0f} ms")
