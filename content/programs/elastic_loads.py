"""The elastic pool under loads of seven kinds. What becomes of the tasks, and of the time?"""
import multiprocessing
import os
import queue
import signal
import threading
import time

LOAD = "tasks wait"  # @param ["tasks wait", "tasks compute", "mixed", "bursts", "some fail", "one never ends", "a worker is killed"]
AGAIN = True  # @param {type:"boolean"}
START = "forkserver"  # @param ["forkserver", "spawn", "fork"]
THREADS = 3  # @param {type:"slider", min:1, max:6, step:1}
QUEUE = 3  # @param {type:"slider", min:1, max:20, step:1}
MAX_PROCESSES = 5  # @param {type:"slider", min:0, max:8, step:1}
TASKS = 20  # @param {type:"slider", min:1, max:30, step:1}
TASK_MS = 400  # @param {type:"slider", min:100, max:2000, step:100}
ARRIVAL_MS = 0  # @param {type:"slider", min:0, max:500, step:10}


def job(task):
    if LOAD == "tasks compute" or LOAD == "mixed" and task % 2:
        for _ in range(10 * TASK_MS):
            sum(range(4600))  # about 0.1 ms
    else:
        time.sleep(TASK_MS / 1000)
    if LOAD == "some fail" and task in (0, 6):
        raise ValueError(task)
    if task == 6 and multiprocessing.parent_process():
        if LOAD == "a worker is killed":
            os.kill(os.getpid(), signal.SIGKILL)
        while LOAD == "one never ends":
            time.sleep(1)


class Pool:
    def __init__(self):
        self.tasks = queue.Queue(maxsize=QUEUE)
        self.processes = {}
        self.done = []
        self.threads = [threading.Thread(target=self.work, name=f"thread {n}") for n in range(THREADS)]
        for thread in self.threads:
            thread.start()

    def work(self):
        while (task := self.tasks.get()) is not None:
            try:
                job(task)
                self.done.append("thread")
            except ValueError:
                print(f"task {task} failed in a thread")

    def submit(self, task):
        self.collect()
        try:
            self.tasks.put_nowait(task)
        except queue.Full:
            if len(self.processes) < MAX_PROCESSES:
                process = multiprocessing.Process(target=job, args=(task,), name=f"task {task}")
                process.start()
                self.processes[task] = process, time.monotonic() + 5 * TASK_MS / 1000
            else:
                self.tasks.put(task)

    def collect(self):
        for task, (process, limit) in list(self.processes.items()):
            if process.is_alive():
                if time.monotonic() < limit:
                    continue
                process.terminate()  # it takes too long
            process.join()
            del self.processes[task]
            if process.exitcode == 0:
                self.done.append("process")
                continue
            print(f"the process of task {task} ended with {process.exitcode}")
            if AGAIN and process.exitcode == -signal.SIGKILL:  # not its own fault
                self.tasks.put(task)

    def close(self):
        while self.processes:
            process, limit = next(iter(self.processes.values()))
            process.join(max(limit - time.monotonic(), 0))
            self.collect()
        for _ in self.threads:
            self.tasks.put(None)
        for thread in self.threads:
            thread.join()


if __name__ == "__main__":
    multiprocessing.set_start_method(START)
    pool = Pool()
    start = time.perf_counter()
    time.sleep(0.01)  # let the threads reach their get()
    for task in range(TASKS):
        pool.submit(task)
        pause = ARRIVAL_MS
        if LOAD == "bursts":  # ten at once, then nothing for a while
            pause = 1000 if task % 10 == 9 else 0
        time.sleep(max(pause, 1) / 1000)  # whoever is free takes it
    pool.close()
    print(f"{pool.done.count('thread')} tasks done in threads, {pool.done.count('process')} in processes")
    print(f"all over after {time.perf_counter() - start:.1f} s")
