"""Write the class Pool. The rest is given: it submits the tasks, and says what happens to each."""
import multiprocessing
import os
import queue
import signal
import threading
import time

THREADS = 3  # @param {type:"slider", min:1, max:6, step:1}
QUEUE = 3  # @param {type:"slider", min:1, max:10, step:1}
MAX_PROCESSES = 5  # @param {type:"slider", min:0, max:5, step:1}
TASKS = 20  # @param {type:"slider", min:1, max:30, step:1}
TASK = "wait"  # @param ["wait", "compute", "mixed", "some fail", "one worker dies", "one never ends"]
TASK_MS = 400  # @param {type:"slider", min:100, max:2000, step:100}
ARRIVAL_MS = 0  # @param {type:"slider", min:0, max:500, step:10}
BURST = 1  # @param {type:"slider", min:1, max:10, step:1}
START = "forkserver"  # @param ["forkserver", "spawn", "fork"]
LIMIT_MS = 10 * TASK_MS  # a task that takes longer in a process may be given up
NUMBERS = list(range(1000))


def job(task):
    print(f"task {task} begins", flush=True)
    if TASK == "compute" or TASK == "mixed" and task % 2:
        for _ in range(120 * TASK_MS):
            sum(NUMBERS)  # about 8 µs
    else:
        time.sleep(TASK_MS / 1000)
    if TASK == "some fail" and task in (0, 1, 2, 6):
        print(f"task {task} fails", flush=True)
        raise ValueError(f"task {task} cannot be done")
    if task == 6 and multiprocessing.parent_process():  # only in a process, never in a thread
        if TASK == "one worker dies":
            os.kill(os.getpid(), signal.SIGKILL)
        while TASK == "one never ends":
            time.sleep(1)
    print(f"task {task} ends", flush=True)


# --- yours: from here ---
class Pool:
    def __init__(self):
        self.tasks = queue.Queue()
        self.threads = [threading.Thread(target=self.work, name=f"thread {n}") for n in range(THREADS)]
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
    multiprocessing.set_start_method(START)
    pool = Pool()
    time.sleep(0.01)  # let the threads reach their get()
    for task in range(TASKS):
        pool.submit(task)
        print(f"task {task} accepted", flush=True)
        pause = BURST * ARRIVAL_MS if (task + 1) % BURST == 0 else 0  # so many come at once
        time.sleep(max(pause, 1) / 1000)  # whoever is free takes it
    pool.close()
    print("all done", flush=True)
