"""CPU-bound threads beside one thread that asks a peer and waits for its reply."""
import threading
import time

CPU_THREADS = 1  # @param {type:"slider", min:0, max:4, step:1}
REPLY_MS = 0.5  # @param {type:"slider", min:0.1, max:5, step:0.1}
REQUESTS = 11  # @param {type:"slider", min:1, max:25, step:2}

talking = True


def burn():
    while talking:
        total = 0
        for i in range(1_000):
            total += i * i


def talk():
    global talking
    trips = []
    start = time.perf_counter()
    while len(trips) < REQUESTS and time.perf_counter() - start < 0.5:
        asked = time.perf_counter()
        time.sleep(REPLY_MS / 1000)  # stands for a peer that answers after so long
        trips.append((time.perf_counter() - asked) * 1000)
    talking = False
    trips.sort()
    print(f"{len(trips)} round trips, median {trips[len(trips) // 2]:.2f} ms")


threads = [threading.Thread(target=burn, name=f"cpu-{n}") for n in range(CPU_THREADS)]
threads.append(threading.Thread(target=talk, name="talker"))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
