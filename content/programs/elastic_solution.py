class Pool:
    def __init__(self):
        self.tasks = queue.Queue(maxsize=QUEUE)
        self.processes = {}  # of each task in a process: the process, and until when it may run
        self.threads = [threading.Thread(target=self.work, name=f"thread {n}") for n in range(THREADS)]
        for thread in self.threads:
            thread.start()

    def work(self):
        while (task := self.tasks.get()) is not None:
            try:
                job(task)
            except Exception as error:  # the task has failed, the thread has to live on
                print(f"error in a thread: {error}", flush=True)

    def submit(self, task):
        """Returns as soon as the task has found a place."""
        self.collect()
        try:
            self.tasks.put_nowait(task)
        except queue.Full:
            if len(self.processes) < MAX_PROCESSES:
                process = multiprocessing.Process(target=job, args=(task,), name=f"task {task}")
                process.start()
                self.processes[task] = process, time.monotonic() + LIMIT_MS / 1000
            else:
                self.tasks.put(task)  # everybody is busy: back-pressure

    def collect(self):
        """Looks after the processes: ends those that take too long, hands in again what a dead one has left."""
        for task, (process, limit) in list(self.processes.items()):
            if process.is_alive() and time.monotonic() < limit:
                continue
            is_stuck = process.is_alive()
            if is_stuck:
                process.terminate()
            process.join()
            del self.processes[task]
            if process.exitcode != 0:
                print(f"the process of task {task} ended with {process.exitcode}", flush=True)
            if process.exitcode < 0 and not is_stuck:  # killed; 1 is an error of the task itself
                self.tasks.put(task)

    def close(self):
        """Returns when every task is done and nothing is left running."""
        while self.processes:
            process, limit = next(iter(self.processes.values()))
            process.join(max(limit - time.monotonic(), 0))
            self.collect()
        for _ in self.threads:
            self.tasks.put(None)
        for thread in self.threads:
            thread.join()
