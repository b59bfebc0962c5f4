"""A downloader puts pages into a queue, parsers take them out."""
import queue
import threading
import time

PARSERS = 1  # @param {type:"slider", min:1, max:4, step:1}
DOWNLOAD_MS = 20  # @param {type:"slider", min:1, max:100, step:1}
PARSE_MS = 60  # @param {type:"slider", min:1, max:100, step:1}
MAXSIZE = 3  # @param {type:"slider", min:0, max:10, step:1}
PAGES = 9  # @param {type:"slider", min:1, max:20, step:1}

pages = queue.Queue(maxsize=MAXSIZE)  # 0 means: no limit
put_waits = 0.0
longest = 0


def download():
    global put_waits, longest
    for page in range(PAGES):
        time.sleep(DOWNLOAD_MS / 1000)
        asked = time.perf_counter()
        pages.put(page)
        put_waits += time.perf_counter() - asked
        longest = max(longest, pages.qsize())
    for _ in range(PARSERS):
        pages.put(None)  # one sentinel for each parser


def parse():
    while (page := pages.get()) is not None:
        time.sleep(PARSE_MS / 1000)


start = time.perf_counter()
threads = [threading.Thread(target=download, name="download")]
threads += [threading.Thread(target=parse, name=f"parser {n}") for n in range(PARSERS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{PAGES} pages in {time.perf_counter() - start:.2f} s")
print(f"the downloader stood in put() for {put_waits:.2f} s; at most {longest} pages waited")
