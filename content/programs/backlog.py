"""Many jobs, two workers: how many wait inside the pool?"""
import threading
import time
from concurrent.futures import ThreadPoolExecutor

HOW = "submit"  # @param ["submit", "submit with a semaphore", "map", "map with buffersize"]
JOBS = 100  # @param {type:"slider", min:10, max:300, step:10}
LIMIT = 4  # @param {type:"slider", min:2, max:20, step:1}

places = threading.BoundedSemaphore(LIMIT)
lock = threading.Lock()
asked = finished = most = 0


def numbers():
    """Hands out the arguments, and notes how far it is ahead of the workers."""
    global asked, most
    for n in range(JOBS):
        with lock:
            asked += 1
            most = max(most, asked - finished)
        yield n


def job(n):
    global finished
    time.sleep(0.001)
    with lock:
        finished += 1


with ThreadPoolExecutor(2, thread_name_prefix="worker") as pool:
    if HOW == "submit":
        for n in numbers():
            pool.submit(job, n)
    elif HOW == "submit with a semaphore":
        for n in numbers():
            places.acquire()
            pool.submit(job, n).add_done_callback(lambda _: places.release())
    elif HOW == "map":
        pool.map(job, numbers())
    else:
        for _ in pool.map(job, numbers(), buffersize=LIMIT):  # since 3.14
            pass
print(f"at most {most} jobs asked for and not finished")
