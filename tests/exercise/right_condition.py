# breaks: nothing
# tasks: wait, compute, mixed, some fail, one worker dies, one never ends
from collections import deque


class Pool:
    """One condition guards everything."""

    def __init__(self):
        self.changed = threading.Condition()
        self.waiting = deque()
        self.free = THREADS
        self.processes = self.undone = 0
        self.is_closed = False
        self.threads = [threading.Thread(target=self.work) for _ in range(THREADS)]
        self.keepers = []
        for thread in self.threads:
            thread.start()

    def has_room(self):
        return len(self.waiting) < QUEUE + self.free

    def work(self):
        while True:
            with self.changed:
                self.changed.wait_for(lambda: self.waiting or self.is_closed and self.undone == 0)
                if not self.waiting:
                    return
                task = self.waiting.popleft()
                self.free -= 1
                self.changed.notify_all()
            try:
                job(task)
            except ValueError as error:
                print(f"in a thread: {error}")
            with self.changed:
                self.free += 1
                self.undone -= 1
                self.changed.notify_all()

    def submit(self, task):
        with self.changed:
            self.undone += 1
            self.changed.wait_for(lambda: self.has_room() or self.processes < MAX_PROCESSES)
            if self.has_room():
                self.waiting.append(task)
                self.changed.notify_all()
                return
            self.processes += 1
        keeper = threading.Thread(target=self.keep, args=(task,))
        self.keepers.append(keeper)
        keeper.start()

    def keep(self, task):
        process = multiprocessing.Process(target=job, args=(task,))
        process.start()
        process.join(LIMIT_MS / 1000)
        if process.is_alive():
            process.terminate()
            process.join()
        with self.changed:
            self.processes -= 1
            if process.exitcode in (0, 1):
                self.undone -= 1
            else:
                self.changed.wait_for(self.has_room)
                self.waiting.append(task)
            self.changed.notify_all()

    def close(self):
        with self.changed:
            self.is_closed = True
            self.changed.notify_all()
        for worker in self.keepers + self.threads:
            worker.join()
