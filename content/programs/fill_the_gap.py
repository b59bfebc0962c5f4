"""One thread waits for a reply; the other computes meanwhile."""
import threading
import time

REPLY_MS = 18  # @param {type:"slider", min:0, max:60, step:1}
COMPUTE_MS = 40  # @param {type:"slider", min:0, max:100, step:1}
TURNS_PER_MS = 19_000


def compute(ms):
    total = 0
    for i in range(ms * TURNS_PER_MS):
        total += i * i


def talker():
    compute(2)
    asked = time.perf_counter()
    time.sleep(REPLY_MS / 1000)  # stands for a request to a server
    print(f"the reply took {(time.perf_counter() - asked) * 1000:.1f} ms")
    compute(2)


talk = threading.Thread(target=talker, name="talker")
crunch = threading.Thread(target=compute, args=(COMPUTE_MS,), name="cruncher")
talk.start()
crunch.start()
talk.join()
crunch.join()
