# breaks: Waiting
class Pool:
    def __init__(self):
        self.tasks = queue.Queue(maxsize=QUEUE)
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.work) for _ in range(THREADS)]
        for thread in self.threads:
            thread.start()

    def work(self):
        while (task := self.tasks.get()) is not None:
            with self.lock:
                job(task)

    def submit(self, task):
        self.tasks.put(task)

    def close(self):
        for _ in self.threads:
            self.tasks.put(None)
        for thread in self.threads:
            thread.join()
