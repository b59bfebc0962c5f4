"""The fork server imports the main module once; its children are copies that have it already."""
import multiprocessing
import random
import threading
import time

print("the module runs as", __name__, flush=True)
start = time.monotonic()
time.sleep(0.3)
token = random.random()
lock = threading.Lock()
seen = []


def child(n, answers):
    with lock:
        seen.append(n)
    answers.put((n, token, random.random(), seen, threading.current_thread().name, threading.active_count()))


if __name__ == "__main__":
    answers = multiprocessing.SimpleQueue()
    first = multiprocessing.Process(target=child, args=(0, answers))
    first.start()
    print("the first start() waits for the server:", time.monotonic() - start > 0.6)
    others = [multiprocessing.Process(target=child, args=(n, answers)) for n in range(1, 4)]
    before = time.monotonic()
    for process in others:
        process.start()
    for process in [first, *others]:
        process.join()
    print("the others had the module already:", time.monotonic() - before < 0.3)
    rows = sorted(answers.get() for _ in range(4))
    print("numbers:", [row[0] for row in rows])
    print("one token for all children:", len({row[1] for row in rows}) == 1)
    print("which is not the parent's:", rows[0][1] != token)
    print("random numbers of their own:", len({row[2] for row in rows}) == 4)
    print("lists of their own:", [row[3] for row in rows], seen)
    print("threads:", {row[4:] for row in rows})
