"""A thread pool written by hand: submit, results with errors, shutdown."""
import queue
import threading


class Future:
    def __init__(self):
        self.done = threading.Event()
        self.value = None
        self.error = None

    def result(self, timeout=None):
        if not self.done.wait(timeout):
            raise TimeoutError("not finished")
        if self.error:
            raise self.error
        return self.value


class Pool:
    def __init__(self, size):
        self.tasks = queue.Queue()
        self.threads = [threading.Thread(target=self.work, name=f"pool-{i}") for i in range(size)]
        for t in self.threads:
            t.start()

    def work(self):
        while True:
            task = self.tasks.get()
            if task is None:
                return
            future, function, args, kwargs = task
            try:
                future.value = function(*args, **kwargs)
            except Exception as e:
                future.error = e
            finally:
                future.done.set()
                self.tasks.task_done()

    def submit(self, function, *args, **kwargs):
        future = Future()
        self.tasks.put((future, function, args, kwargs))
        return future

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        for _ in self.threads:
            self.tasks.put(None)
        for t in self.threads:
            t.join()


with Pool(3) as pool:
    futures = [pool.submit(pow, n, 2) for n in range(6)]
    bad = pool.submit(int, "x")
    gate = threading.Event()
    waiting = pool.submit(gate.wait)
    print([f.result() for f in futures])
    try:
        bad.result()
    except ValueError as e:
        print("ValueError:", e)
    try:
        waiting.result(timeout=0.05)
    except TimeoutError as e:
        print("TimeoutError:", e)
    gate.set()
    print(waiting.result())
print([t.is_alive() for t in pool.threads], pool.tasks.qsize())
