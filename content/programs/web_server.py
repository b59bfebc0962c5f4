"""Eight requests of 0.2 s meet a server with some workers and some threads in each."""
import multiprocessing
import time
from concurrent.futures import ThreadPoolExecutor

WORKERS = 1  # @param {type:"slider", min:1, max:4, step:1}
THREADS = 1  # @param {type:"slider", min:1, max:8, step:1}
REQUESTS = 8  # @param {type:"slider", min:1, max:16, step:1}
EVENLY = True  # @param {type:"boolean"}


def app(environ, start_response):  # the whole of WSGI: one callable
    time.sleep(0.2)  # a database, another service
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"hello"]


def worker(threads, requests, ready, go):
    ready.release()
    go.wait()
    with ThreadPoolExecutor(threads, thread_name_prefix="thread") as pool:
        for number in requests:
            pool.submit(app, {"PATH_INFO": f"/{number}"}, lambda status, headers: None)


def shares():
    numbers = list(range(REQUESTS))
    if EVENLY or WORKERS == 1:
        return [numbers[n::WORKERS] for n in range(WORKERS)]
    most = REQUESTS * 3 // 4  # the worker that wakes first takes more connections
    return [numbers[:most]] + [numbers[most + n :: WORKERS - 1] for n in range(WORKERS - 1)]


if __name__ == "__main__":
    ready, go = multiprocessing.Semaphore(0), multiprocessing.Event()
    workers = [
        multiprocessing.Process(target=worker, args=(THREADS, share, ready, go), name=f"worker {n}")
        for n, share in enumerate(shares())
    ]
    for process in workers:
        process.start()
    for process in workers:
        ready.acquire()
    start = time.perf_counter()
    go.set()
    for process in workers:
        process.join()
    print(f"{REQUESTS} requests in {time.perf_counter() - start:.1f} s")
