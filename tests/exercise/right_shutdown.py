# breaks: nothing
# tasks: wait, compute, mixed, some fail, one worker dies, one never ends
from multiprocessing import connection


class Pool:
    """The queue is shut down in the end; one thread looks after all processes."""

    def __init__(self):
        self.tasks = queue.Queue(QUEUE)
        self.lock = threading.Lock()
        self.processes = {}
        self.is_closed = False
        self.ends, self.bell = multiprocessing.Pipe(duplex=False)
        self.keeper = threading.Thread(target=self.keep)
        self.threads = [threading.Thread(target=self.work) for _ in range(THREADS)]
        for thread in self.threads + [self.keeper]:
            thread.start()

    def work(self):
        while True:
            try:
                task = self.tasks.get()
            except queue.ShutDown:
                return
            try:
                job(task)
            except ValueError as error:
                print(f"in a thread: {error}")

    def submit(self, task):
        try:
            return self.tasks.put_nowait(task)
        except queue.Full:
            pass
        with self.lock:
            if len(self.processes) < MAX_PROCESSES:
                process = multiprocessing.Process(target=job, args=(task,))
                process.start()
                self.processes[process.sentinel] = process, task, time.monotonic() + LIMIT_MS / 1000
                self.bell.send(None)
                return
        self.tasks.put(task)

    def keep(self):
        again = []
        while self.processes or again or not self.is_closed:
            connection.wait([self.ends, *list(self.processes)], timeout=0.02 if again else LIMIT_MS / 1000)
            if self.ends.poll():
                self.ends.recv()
            with self.lock:
                for sentinel, (process, task, limit) in list(self.processes.items()):
                    if time.monotonic() > limit:
                        process.kill()
                    elif process.is_alive():
                        continue
                    process.join()
                    if process.exitcode < 0:
                        again.append(task)
                    del self.processes[sentinel]
            # Whoever waits for a place in the queue looks after nobody.
            try:
                while again:
                    self.tasks.put_nowait(again[0])
                    again.pop(0)
            except queue.Full:
                pass

    def close(self):
        self.is_closed = True
        self.bell.send(None)
        self.keeper.join()
        self.tasks.shutdown()
        for thread in self.threads:
            thread.join()
