"""How do the consumers learn that nothing more will come?"""
import queue
import threading
import time

ENDING = "sentinel"  # @param ["sentinel", "shutdown", "timeout", "nothing"]
PAUSE_MS = 20  # @param {type:"slider", min:0, max:100, step:5}
TIMEOUT_MS = 50  # @param {type:"slider", min:10, max:100, step:5}
CONSUMERS = 2  # @param {type:"slider", min:1, max:4, step:1}

jobs = queue.Queue(maxsize=2)


def produce():
    for job in range(6):
        if job == 3:
            time.sleep(PAUSE_MS / 1000)  # the source has nothing for a while
        jobs.put(job)
    if ENDING == "sentinel":
        for _ in range(CONSUMERS):
            jobs.put(None)
    elif ENDING == "shutdown":
        jobs.shutdown()  # since 3.13
    print("the producer is done")


def consume():
    name = threading.current_thread().name
    while True:
        try:
            job = jobs.get(timeout=TIMEOUT_MS / 1000) if ENDING == "timeout" else jobs.get()
        except queue.Empty:
            print(f"{name} saw nothing for {TIMEOUT_MS} ms and leaves")
            return
        except queue.ShutDown:
            print(f"{name}: the queue is shut down")
            return
        if job is None:
            print(f"{name} got its sentinel")
            return
        time.sleep(0.010)
        done.append(job)


done = []
threads = [threading.Thread(target=consume, name=f"consumer {n}") for n in range(CONSUMERS)]
threads.append(threading.Thread(target=produce, name="producer"))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{len(done)} jobs done")
