"""The life of two futures on a pool with one worker."""
import threading
import time
from concurrent.futures import ThreadPoolExecutor

CANCEL = True  # @param {type:"boolean"}


def job(name):
    time.sleep(0.030)
    return f"{name} is ready"


def state(future):
    if future.cancelled():
        return "cancelled"
    return "running" if future.running() else "finished" if future.done() else "pending"


def report(future):
    print(f"callback in {threading.current_thread().name}: {state(future)}")


with ThreadPoolExecutor(1, thread_name_prefix="worker") as pool:
    first = pool.submit(job, "first")
    second = pool.submit(job, "second")
    first.add_done_callback(report)
    second.add_done_callback(report)
    time.sleep(0.010)
    print(f"first {state(first)}, second {state(second)}")
    if CANCEL:
        print(f"cancel the first: {first.cancel()}, the second: {second.cancel()}")
    print(first.result())
print(f"first {state(first)}, second {state(second)}")
