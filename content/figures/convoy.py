"""How long a thread waits for its turn beside threads that compute: names and milliseconds, the median of many."""
import os
import socket
import sys
import threading
from time import perf_counter, sleep

stop = False


def burn():
    x = 0
    while not stop:
        x += 1


def peer(connection, pause):
    """Answers every byte after a pause."""
    while message := connection.recv(1):
        if pause:
            sleep(pause)
        connection.send(message)


def start_peer(pause):
    here, there = socket.socketpair()
    if os.fork() == 0:
        here.close()
        peer(there, pause)
        os._exit(0)
    there.close()
    return here


def ask(connection):
    connection.send(b'x')
    connection.recv(1)


def median(laps, burners, job, *args):
    global stop
    stop = False
    threads = [threading.Thread(target=burn) for _ in range(burners)]
    for thread in threads:
        thread.start()
    times = []
    for _ in range(laps):
        start = perf_counter()
        job(*args)
        times.append(perf_counter() - start)
    stop = True
    for thread in threads:
        thread.join()
    return sorted(times)[laps // 2] * 1000


slow = start_peer(0.0005)
quick = start_peer(0)
for burners, interval in [(0, 5), (1, 5), (2, 5), (4, 5), (1, 1), (1, 0.1), (1, 20)]:
    sys.setswitchinterval(interval / 1000)
    print(f'convoy_{burners}_{interval}', round(median(9, burners, ask, slow), 3))
sys.setswitchinterval(0.005)
print('echo', round(median(41, 0, ask, quick), 4))
for burners in [0, 1, 2, 4]:
    print(f'overshoot_{burners}', round(median(9, burners, sleep, 0.001) - 1, 3))
slow.close()
quick.close()
os.wait()
os.wait()
