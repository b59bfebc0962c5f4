"""A job that waits for another job of its own pool."""
from concurrent.futures import ThreadPoolExecutor

WORKERS = 1  # @param {type:"slider", min:1, max:3, step:1}


def inner():
    return 42


def outer():
    return pool.submit(inner).result()  # waits for a free worker


with ThreadPoolExecutor(WORKERS, thread_name_prefix="worker") as pool:
    print(pool.submit(outer).result())
