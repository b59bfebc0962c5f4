"""Find the bug: which number does a finished future belong to?"""
from concurrent.futures import ThreadPoolExecutor, as_completed


def square(n):
    return n * n


with ThreadPoolExecutor(3, thread_name_prefix="worker") as pool:
    futures = [pool.submit(square, n) for n in range(10)]
    for future in as_completed(futures):
        print(f"{future._arg} squared is {future.result()}")
