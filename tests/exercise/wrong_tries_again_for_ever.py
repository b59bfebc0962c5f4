# breaks: CleanEnd
# set: TASK="some fail"
class Pool:
    def __init__(self):
        self.tasks = queue.Queue(maxsize=QUEUE)
        self.places = threading.Semaphore(MAX_PROCESSES)
        self.watchers = []
        self.threads = [threading.Thread(target=self.work) for _ in range(THREADS)]
        for thread in self.threads:
            thread.start()

    def work(self):
        while (task := self.tasks.get()) is not None:
            while True:
                try:
                    job(task)
                    break
                except Exception:
                    pass

    def submit(self, task):
        try:
            self.tasks.put_nowait(task)
        except queue.Full:
            if not self.places.acquire(blocking=False):
                return self.tasks.put(task)
            self.watchers.append(threading.Thread(target=self.watch, args=(task,)))
            self.watchers[-1].start()

    def watch(self, task):
        while True:
            process = multiprocessing.Process(target=job, args=(task,))
            process.start()
            process.join()
            if process.exitcode == 0:
                break
        self.places.release()

    def close(self):
        for watcher in self.watchers:
            watcher.join()
        for _ in self.threads:
            self.tasks.put(None)
        for thread in self.threads:
            thread.join()
