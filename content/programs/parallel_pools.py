"""Computations on a pool of threads, of processes, of sub-interpreters; the start of the pool counts too."""
import time
from concurrent.futures import InterpreterPoolExecutor, ProcessPoolExecutor, ThreadPoolExecutor

POOL = "processes"  # @param ["threads", "processes", "sub-interpreters"]
WORKERS = 2  # @param {type:"slider", min:1, max:4, step:1}
JOBS = 4  # @param {type:"slider", min:1, max:16, step:1}
CPU_MS = 100  # @param {type:"slider", min:1, max:200, step:1}
KB_SENT = 0  # @param {type:"slider", min:0, max:1000, step:10}


def job(ms, data):
    for _ in range(10 * ms):
        sum(range(4600))  # about 0.1 ms


if __name__ == "__main__":
    pools = {"threads": ThreadPoolExecutor, "processes": ProcessPoolExecutor, "sub-interpreters": InterpreterPoolExecutor}
    start = time.perf_counter()
    with pools[POOL](WORKERS) as pool:
        futures = [pool.submit(job, CPU_MS, bytes(KB_SENT * 1000)) for _ in range(JOBS)]
        for future in futures:
            future.result()
        print(f"{JOBS} × {CPU_MS} ms in {(time.perf_counter() - start) * 1000:.0f} ms")
