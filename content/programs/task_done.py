"""join() waits until every job has been reported as done."""
import queue
import threading
import time

CONSUMERS = 2  # @param {type:"slider", min:1, max:4, step:1}
FORGET = False  # @param {type:"boolean"}

jobs = queue.Queue()


def consume():
    while True:
        job = jobs.get()
        try:
            time.sleep(0.020)
            if job == 3:
                raise ValueError("job 3 is broken")
            print(f"job {job} done")
        except ValueError as error:
            print(f"job {job} failed: {error}")
            if FORGET:
                continue
        jobs.task_done()


for n in range(CONSUMERS):
    threading.Thread(target=consume, name=f"consumer {n}", daemon=True).start()
for job in range(6):
    jobs.put(job)
jobs.join()
print("all jobs are done")
