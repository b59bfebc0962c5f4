# breaks: BackPressure
class Pool:
    def __init__(self):
        self.tasks = queue.Queue(maxsize=QUEUE)
        self.places = multiprocessing.BoundedSemaphore(MAX_PROCESSES)
        self.processes = []
        self.threads = [threading.Thread(target=self.work) for _ in range(THREADS)]
        for thread in self.threads:
            thread.start()

    def work(self):
        while (task := self.tasks.get()) is not None:
            try:
                job(task)
            except Exception as error:
                print(f"in a thread: {error}")

    def submit(self, task):
        self.tasks.put(task)

    def start(self, task):
        process = multiprocessing.Process(target=in_process, args=(task, self.places))
        process.start()
        self.processes.append(process)

    def close(self):
        for _ in self.threads:
            self.tasks.put(None)
        for worker in self.threads + self.processes:
            worker.join()


def in_process(task, places):
    try:
        job(task)
    finally:
        places.release()
