"""Seven jobs in a process pool; one of them kills its worker."""
import os
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

KILLER = 2  # @param {type:"slider", min:0, max:6, step:1}
ENDS_BY = "os._exit"  # @param ["os._exit", "an exception"]


def job(n, killer, ends_by):
    time.sleep(0.05)
    if n == killer:
        if ends_by == "os._exit":
            os._exit(1)  # stands for a crash, or for the kernel when memory runs out
        raise ValueError("an ordinary error")
    return n


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(abs, range(2)))  # start the workers
        futures = [pool.submit(job, n, KILLER, ENDS_BY) for n in range(7)]
        for n, future in enumerate(futures):
            try:
                print(f"job {n}: result {future.result()}")
            except Exception as error:
                print(f"job {n}: {type(error).__name__}")
        try:
            print("one more:", pool.submit(abs, -5).result())
        except BrokenProcessPool as error:
            print("one more:", type(error).__name__)
