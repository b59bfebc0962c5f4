"""One thread makes one long call. Does the other thread move meanwhile?"""
import random
import threading
import time

CALL = "sum(range(n))"  # @param ["time.sleep", "pure Python loop", "sum(range(n))", "sorted(numbers)"]

numbers = [random.random() for _ in range(50_000)] * 5
calling = True


def caller():
    global calling
    if CALL == "time.sleep":
        time.sleep(0.04)
    elif CALL == "pure Python loop":
        for i in range(4_000_000):
            pass
    elif CALL == "sum(range(n))":
        sum(range(1_800_000))
    else:
        sorted(numbers)
    calling = False


def ticker():
    turns, longest, last = 0, 0.0, time.perf_counter()
    while calling:
        now = time.perf_counter()
        longest = max(longest, now - last)
        last = now
        turns += 1
    longest = max(longest, time.perf_counter() - last)
    print(f"ticker made {turns:,} turns; its longest pause was {longest * 1000:.1f} ms")


threads = [threading.Thread(target=work, name=work.__name__) for work in (ticker, caller)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
