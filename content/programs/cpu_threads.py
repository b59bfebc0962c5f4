"""The same computation, one after the other and then on threads."""
import threading
import time

N_THREADS = 2  # @param {type:"slider", min:1, max:8, step:1}
TURNS = 400_000  # @param {type:"slider", min:50000, max:600000, step:50000}


def compute():
    total = 0
    for i in range(TURNS):
        total += i * i


start = time.perf_counter()
for _ in range(N_THREADS):
    compute()
in_order = time.perf_counter() - start

start = time.perf_counter()
threads = [threading.Thread(target=compute, name=f"cpu-{n}") for n in range(N_THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
on_threads = time.perf_counter() - start

print(f"one after the other: {in_order * 1000:.0f} ms")
print(f"on {N_THREADS} threads: {on_threads * 1000:.0f} ms, {on_threads / in_order:.2f} times as long")
