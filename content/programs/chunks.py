"""Many small jobs for a process pool: sent one by one, or many at a time."""
import time
from concurrent.futures import ProcessPoolExecutor

CHUNKSIZE = 1  # @param {type:"slider", min:1, max:100, step:1}
JOBS = 200  # @param {type:"slider", min:10, max:500, step:10}


def square(n):
    return n * n


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(time.sleep, [0.05, 0.05]))  # start both workers before the clock
        start = time.perf_counter()
        total = sum(pool.map(square, range(JOBS), chunksize=CHUNKSIZE))
        took = time.perf_counter() - start
    messages = -(-JOBS // CHUNKSIZE)
    print(f"{JOBS} jobs in {messages} messages: {took / JOBS * 1e6:.1f} µs each")
