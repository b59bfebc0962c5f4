"""Two jobs on two threads: each computes for a moment, then waits."""
import threading
import time

WAIT_MS = 40  # @param {type:"slider", min:0, max:100, step:1}


def job(name):
    total = 0
    for i in range(300_000):
        total += i * i
    time.sleep(WAIT_MS / 1000)
    print(f"{name} is done")


tea = threading.Thread(target=job, args=("tea",), name="tea")
rice = threading.Thread(target=job, args=("rice",), name="rice")
tea.start()
rice.start()
tea.join()
rice.join()
print("dinner")
