"""One job's life: it computes, sleeps, waits for a lock, and ends."""
import threading
import time

SLEEP_MS = 8  # @param {type:"slider", min:0, max:60, step:1}
HOLD_MS = 20  # @param {type:"slider", min:0, max:60, step:1}

desk = threading.Lock()


def compute(turns):
    total = 0
    for i in range(turns):
        total += i * i


def job():
    compute(150_000)
    time.sleep(SLEEP_MS / 1000)
    with desk:
        compute(80_000)


def neighbour():
    with desk:
        compute(60_000)
        time.sleep(HOLD_MS / 1000)
    compute(200_000)


threads = [threading.Thread(target=work, name=work.__name__) for work in (job, neighbour)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
