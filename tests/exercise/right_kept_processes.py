# breaks: nothing
# tasks: wait, compute, mixed
class Pool:
    """A process that has been started stays, and takes the next task that finds no place."""

    def __init__(self):
        self.tasks = queue.Queue(QUEUE)
        self.idle = queue.SimpleQueue()
        self.pipes = []
        self.processes = []
        self.keepers = []
        self.threads = [threading.Thread(target=self.work) for _ in range(THREADS)]
        for thread in self.threads:
            thread.start()

    def work(self):
        while (task := self.tasks.get()) is not None:
            job(task)

    def submit(self, task):
        try:
            self.tasks.put_nowait(task)
        except queue.Full:
            try:
                pipe = self.idle.get_nowait()
            except queue.Empty:
                if len(self.processes) == MAX_PROCESSES:
                    return self.tasks.put(task)
                pipe = self.start()
            pipe.send(task)

    def start(self):
        pipe, end = multiprocessing.Pipe()
        process = multiprocessing.Process(target=serve, args=(end,))
        process.start()
        end.close()
        keeper = threading.Thread(target=self.listen, args=(pipe,))
        keeper.start()
        self.pipes.append(pipe)
        self.processes.append(process)
        self.keepers.append(keeper)
        return pipe

    def listen(self, pipe):
        while pipe.recv() == "done":
            self.idle.put(pipe)

    def close(self):
        for pipe in self.pipes:
            pipe.send(None)
        for _ in self.threads:
            self.tasks.put(None)
        for worker in self.keepers + self.processes + self.threads:
            worker.join()


def serve(pipe):
    while (task := pipe.recv()) is not None:
        job(task)
        pipe.send("done")
    pipe.send("over")
