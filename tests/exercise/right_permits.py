# breaks: nothing
# tasks: wait, compute, mixed, some fail, one worker dies, one never ends
class Pool:
    """Semaphores count the places; a thread looks after each process."""

    def __init__(self):
        self.tasks = queue.SimpleQueue()
        self.inside = threading.Semaphore(THREADS + QUEUE)
        self.outside = threading.Semaphore(MAX_PROCESSES)
        self.keepers = []
        self.threads = [threading.Thread(target=self.work) for _ in range(THREADS)]
        for thread in self.threads:
            thread.start()

    def work(self):
        while (task := self.tasks.get()) is not None:
            try:
                job(task)
            except ValueError as error:
                print(f"in a thread: {error}")
            finally:
                self.inside.release()

    def submit(self, task):
        if not self.inside.acquire(blocking=False):
            if self.outside.acquire(blocking=False):
                keeper = threading.Thread(target=self.keep, args=(task,))
                keeper.start()
                self.keepers.append(keeper)
                return
            self.inside.acquire()
        self.tasks.put(task)

    def keep(self, task):
        process = multiprocessing.Process(target=job, args=(task,))
        process.start()
        process.join(LIMIT_MS / 1000)
        if process.exitcode is None:
            process.kill()
            process.join()
        self.outside.release()
        if process.exitcode < 0:
            self.inside.acquire()
            self.tasks.put(task)

    def close(self):
        for keeper in self.keepers:
            keeper.join()
        for _ in self.threads:
            self.tasks.put(None)
        for thread in self.threads:
            thread.join()
