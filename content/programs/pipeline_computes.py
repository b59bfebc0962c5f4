"""A pipeline whose parsers compute: in threads, then in processes."""
import multiprocessing
import queue
import threading
import time

HOW = "threads"  # @param ["threads", "processes"]
PARSERS = 2  # @param {type:"slider", min:1, max:4, step:1}
PAGES = 9  # @param {type:"slider", min:1, max:20, step:1}
DOWNLOAD_MS = 20  # @param {type:"slider", min:1, max:100, step:1}
PARSE_MS = 60  # @param {type:"slider", min:1, max:100, step:1}


def parse(pages, done):
    done.put("ready")
    while (page := pages.get()) is not None:
        for _ in range(10 * PARSE_MS):
            sum(range(4600))  # about 0.1 ms
        done.put(page)


if __name__ == "__main__":
    make = threading.Thread if HOW == "threads" else multiprocessing.Process
    make_queue = queue.Queue if HOW == "threads" else multiprocessing.Queue
    pages, done = make_queue(3), make_queue()
    workers = [make(target=parse, args=(pages, done), name=f"parser {n}") for n in range(PARSERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        done.get()  # all are ready: start the clock
    start = time.perf_counter()
    for page in range(PAGES):
        time.sleep(DOWNLOAD_MS / 1000)
        pages.put(page)
    for worker in workers:
        pages.put(None)
    for page in range(PAGES):
        done.get()
    print(f"{PAGES} pages in {time.perf_counter() - start:.2f} s by {PARSERS} {HOW}")
    for worker in workers:
        worker.join()
