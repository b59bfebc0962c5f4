"""Find the mistake: a pool, as it is often copied from a page."""
from concurrent.futures import ThreadPoolExecutor, wait

calls = []


def job(n):
    calls.append(n)


with ThreadPoolExecutor(max_workers=3, thread_name_prefix="worker") as pool:
    futures = [pool.submit(job, n) for n in range(4)]
   	results = pool.map(job, range(4))
wait(futures)
print("calls of job:", calls)
