# breaks: Overflow
class Pool:
    def __init__(self):
        self.tasks = multiprocessing.JoinableQueue(QUEUE)
        self.workers = [threading.Thread(target=work, args=(self.tasks,)) for _ in range(THREADS)]
        self.workers += [multiprocessing.Process(target=work, args=(self.tasks,)) for _ in range(MAX_PROCESSES)]
        for worker in self.workers:
            worker.start()

    def submit(self, task):
        self.tasks.put(task)

    def close(self):
        for _ in self.workers:
            self.tasks.put(None)
        for worker in self.workers:
            worker.join()


def work(tasks):
    while (task := tasks.get()) is not None:
        job(task)
