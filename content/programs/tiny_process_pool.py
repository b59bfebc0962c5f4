"""A process pool in a few lines, with the parts that CPython's has."""
import itertools
import multiprocessing
import queue
import threading
import time

WORKERS = 2  # @param {type:"slider", min:1, max:4, step:1}
JOBS = 5  # @param {type:"slider", min:1, max:10, step:1}
JOB_MS = 20  # @param {type:"slider", min:0, max:60, step:1}
GAP_MS = 0  # @param {type:"slider", min:0, max:60, step:1}


class Future:
    def __init__(self):
        self.state = "pending"
        self.finished = threading.Event()

    def result(self):
        self.finished.wait()
        return self.answer


class Pool:
    def __init__(self, most):
        self.most = most
        self.numbers = itertools.count()
        self.pending = {}  # number of a job: its future, function, arguments
        self.waiting = queue.Queue()  # numbers of jobs not sent yet
        self.calls = multiprocessing.Queue(most + 1)  # bounded; its own thread pickles
        self.results = multiprocessing.SimpleQueue()
        self.idle = threading.Semaphore(0)  # processes with nothing to do
        self.processes = []
        self.closing = False
        self.manager = threading.Thread(target=self.manage, name="manager")

    def submit(self, function, *args):
        future, number = Future(), next(self.numbers)
        self.pending[number] = future, function, args
        self.waiting.put(number)
        if not self.idle.acquire(blocking=False) and len(self.processes) < self.most:
            name = f"worker {len(self.processes)}"
            process = multiprocessing.Process(target=work, args=(self.calls, self.results), name=name)
            process.start()
            self.processes.append(process)
        if not number:
            self.manager.start()
        self.results.put(None)  # wake the manager
        return future

    def manage(self):
        while self.pending or not self.closing:
            while not self.calls.full() and not self.waiting.empty():
                number = self.waiting.get()
                future, function, args = self.pending[number]
                future.state = "running"  # from now on it cannot be cancelled
                self.calls.put((number, function, args))
            if (answer := self.results.get()) is not None:
                number, value = answer
                future, _, _ = self.pending.pop(number)
                future.state, future.answer = "finished", value
                future.finished.set()
                self.idle.release()
        for process in self.processes:
            self.calls.put(None)

    def shutdown(self):
        self.closing = True
        self.results.put(None)
        for worker in [self.manager, *self.processes]:
            worker.join()


def work(calls, results):
    """What a child process does."""
    while (call := calls.get()) is not None:
        number, function, args = call
        results.put((number, function(*args)))


def job(n):
    time.sleep(JOB_MS / 1000)
    return n * n


if __name__ == "__main__":
    pool = Pool(WORKERS)
    futures = []
    for n in range(JOBS):
        futures.append(pool.submit(job, n))
        time.sleep(GAP_MS / 1000)
    time.sleep(0.002)  # let the manager do its part
    print("after the last submit:", ", ".join(future.state for future in futures))
    print([future.result() for future in futures])
    print(f"processes: {len(pool.processes)}")
    pool.shutdown()
