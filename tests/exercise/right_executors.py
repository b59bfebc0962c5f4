# breaks: nothing
# tasks: wait, compute, mixed, some fail
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


class Pool:
    """Executors do the work; semaphores see to it that their own queues stay short."""

    def __init__(self):
        self.threads = ThreadPoolExecutor(THREADS)
        self.processes = ProcessPoolExecutor(MAX_PROCESSES) if MAX_PROCESSES else None
        self.inside = threading.BoundedSemaphore(THREADS + QUEUE)
        self.outside = threading.BoundedSemaphore(MAX_PROCESSES)

    def submit(self, task):
        executor, places = self.threads, self.inside
        if not self.inside.acquire(blocking=False):
            if self.outside.acquire(blocking=False):
                executor, places = self.processes, self.outside
            else:
                self.inside.acquire()
        executor.submit(job, task).add_done_callback(lambda _: places.release())

    def close(self):
        self.threads.shutdown()
        if self.processes:
            self.processes.shutdown()
