# breaks: Lost
# set: START="fork"
class Pool:
    def __init__(self):
        self.tasks = queue.Queue(maxsize=QUEUE)
        self.processes = []
        self.threads = [threading.Thread(target=self.work) for _ in range(THREADS)]
        for thread in self.threads:
            thread.start()

    def work(self):
        while (task := self.tasks.get()) is not None:
            job(task)

    def submit(self, task):
        try:
            self.tasks.put(task, timeout=0.1)
        except queue.Full:
            if len(self.processes) < MAX_PROCESSES:
                process = multiprocessing.Process(target=self.submit, args=(task,))
                self.processes.append(process)
                process.start()

    def close(self):
        for _ in self.threads:
            self.tasks.put(None)
        for worker in self.threads + self.processes:
            worker.join()
