"""Three ways to wait for others: an event, a barrier, a condition."""
import threading
import time

KIND = "Event"  # @param ["Event", "Barrier", "Condition"]
RUNNERS = 3  # @param {type:"slider", min:1, max:6, step:1}

go = threading.Event()
everybody = threading.Barrier(RUNNERS)
table = threading.Condition()
plates = 0


def runner(n):
    global plates
    time.sleep(n * 0.010)  # each arrives at its own time
    if KIND == "Event":
        go.wait()
    elif KIND == "Barrier":
        everybody.wait()
    else:
        with table:
            while plates == 0:
                table.wait()
            plates -= 1
    print(f"runner {n} goes on at {(time.perf_counter() - start) * 1000:.0f} ms")


start = time.perf_counter()
threads = [threading.Thread(target=runner, args=(n,), name=f"runner {n}") for n in range(RUNNERS)]
for thread in threads:
    thread.start()
time.sleep(0.040)
if KIND == "Event":
    go.set()
elif KIND == "Condition":
    for _ in range(RUNNERS):
        with table:
            plates += 1
            table.notify()
        time.sleep(0.010)
for thread in threads:
    thread.join()
