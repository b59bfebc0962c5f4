"""A pipeline of three stages: each hands its result to the next."""
import queue
import threading
import time

DOWNLOAD_MS = 20  # @param {type:"slider", min:1, max:60, step:1}
PARSE_MS = 40  # @param {type:"slider", min:1, max:60, step:1}
SAVE_MS = 10  # @param {type:"slider", min:1, max:60, step:1}
PAGES = 6  # @param {type:"slider", min:1, max:12, step:1}


def stage(ms, source, target):
    while (page := source.get()) is not None:
        time.sleep(ms / 1000)
        target.put(page)
    target.put(None)  # pass the end on


names = ["download", "parse", "save"]
times = [DOWNLOAD_MS, PARSE_MS, SAVE_MS]
queues = [queue.Queue() for _ in range(4)]
start = time.perf_counter()
for n in range(3):
    threading.Thread(target=stage, args=(times[n], queues[n], queues[n + 1]), name=names[n]).start()
for page in range(PAGES):
    queues[0].put(page)
queues[0].put(None)
while (page := queues[3].get()) is not None:
    print(f"page {page} after {(time.perf_counter() - start) * 1000:.0f} ms")
