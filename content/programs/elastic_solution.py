class Pool:
    def __init__(self):
        self.tasks = queue.Queue(maxsize=QUEUE)
        self.places = multiprocessing.BoundedSemaphore(max(MAX_PROCESSES, 1))
        if MAX_PROCESSES == 0:
            self.places.acquire()
        self.processes = {}
        self.threads = [threading.Thread(target=self.work) for _ in range(THREADS)]
        for thread in self.threads:
            thread.start()

    def work(self):
        while (task := self.tasks.get()) is not None:
            try:
                job(task)
            except Exception as error:  # the thread has to live on
                print(f"error in a thread: {error!r}")

    def submit(self, task):
        self.collect()
        try:
            self.tasks.put_nowait(task)
        except queue.Full:
            if self.places.acquire(block=False):
                process = multiprocessing.Process(target=job, args=(task,), name=f"task {task}")
                process.start()
                self.processes[task] = process
            else:
                self.wait(task)

    def wait(self, task):
        """Everybody is busy: waits for the first place, in the queue or of a process."""
        while True:
            try:
                return self.tasks.put(task, timeout=0.02)
            except queue.Full:
                if self.collect():
                    return self.submit(task)

    def collect(self, wait=False):
        """Gives back the places of processes that have ended; does again what a dead one has left behind."""
        ended = [task for task, process in self.processes.items() if wait or not process.is_alive()]
        for task in ended:
            process = self.processes.pop(task)
            process.join()
            self.places.release()
            if process.exitcode != 0:
                print(f"the process of task {task} ended with {process.exitcode}")
                if TASK != "one fails":  # an error of the task would only come again
                    self.tasks.put(task)
        return ended

    def close(self):
        self.collect(wait=True)
        for _ in self.threads:
            self.tasks.put(None)
        for thread in self.threads:
            thread.join()
