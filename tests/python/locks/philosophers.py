"""Dining philosophers with ordered forks: nobody starves."""
import threading
import time

N = 5
forks = [threading.Lock() for _ in range(N)]
meals = [0] * N


def philosopher(i):
    first, second = sorted((i, (i + 1) % N))
    for _ in range(3):
        with forks[first]:
            time.sleep(0.001)
            with forks[second]:
                meals[i] += 1
                time.sleep(0.001)


threads = [threading.Thread(target=philosopher, args=(i,), name=f"P{i}") for i in range(N)]
for t in threads:
    t.start()
for t in threads:
    t.join(timeout=10)
print(meals, [t.is_alive() for t in threads], [f.locked() for f in forks])

seats = threading.Semaphore(N - 1)
meals = [0] * N


def seated(i):
    for _ in range(2):
        with seats, forks[i], forks[(i + 1) % N]:
            meals[i] += 1
            time.sleep(0.001)


threads = [threading.Thread(target=seated, args=(i,)) for i in range(N)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(meals)
