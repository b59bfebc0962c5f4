"""Build the pool: write the class Pool. The rest is given, and says what happens to each task."""
import multiprocessing
import os
import queue
import threading
import time

THREADS = 3  # @param {type:"slider", min:1, max:6, step:1}
QUEUE = 3  # @param {type:"slider", min:1, max:10, step:1}
MAX_PROCESSES = 5  # @param {type:"slider", min:0, max:5, step:1}
TASKS = 20  # @param {type:"slider", min:1, max:30, step:1}
TASK = "wait"  # @param ["wait", "compute", "mixed", "one fails", "one worker dies"]
TASK_MS = 400  # @param {type:"slider", min:100, max:2000, step:100}
ARRIVAL_MS = 0  # @param {type:"slider", min:0, max:500, step:10}


def job(task):
    print(f"task {task} begins")
    if TASK == "compute" or TASK == "mixed" and task % 2:
        sum(range(TASK_MS * 46_000))
    else:
        time.sleep(TASK_MS / 1000)
    if TASK == "one fails" and task == 6:
        print(f"task {task} fails")
        raise ValueError(f"task {task}")
    if TASK == "one worker dies" and task == 6 and multiprocessing.parent_process():
        os._exit(1)  # as if it had been killed
    print(f"task {task} ends")


# --- yours: from here ---
class Pool:
    def __init__(self):
        self.tasks = queue.Queue()
        self.threads = [threading.Thread(target=self.work) for _ in range(THREADS)]
        for thread in self.threads:
            thread.start()

    def work(self):
        while (task := self.tasks.get()) is not None:
            job(task)

    def submit(self, task):
        """Returns as soon as the task has found a place."""
        self.tasks.put(task)

    def close(self):
        """Returns when every task is done and nothing is left running."""
        for _ in self.threads:
            self.tasks.put(None)
        for thread in self.threads:
            thread.join()
# --- to here ---


if __name__ == "__main__":
    pool = Pool()
    time.sleep(0.01)  # let the threads reach their get()
    for task in range(TASKS):
        pool.submit(task)
        print(f"task {task} accepted")
        time.sleep(max(ARRIVAL_MS, 1) / 1000)  # whoever is free takes it
    pool.close()
    print("all done")
