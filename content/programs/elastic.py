"""An elastic pool: threads first, processes when the queue is full, waiting when these are busy too."""
import multiprocessing
import queue
import threading
import time

THREADS = 3  # @param {type:"slider", min:1, max:6, step:1}
QUEUE = 3  # @param {type:"slider", min:1, max:20, step:1}
MAX_PROCESSES = 5  # @param {type:"slider", min:0, max:5, step:1}
TASKS = 20  # @param {type:"slider", min:1, max:30, step:1}
TASK = "wait"  # @param ["wait", "compute"]
TASK_MS = 1000  # @param {type:"slider", min:100, max:2000, step:100}
ARRIVAL_MS = 0  # @param {type:"slider", min:0, max:500, step:10}


def job(task, ms):
    if task == "wait":
        time.sleep(ms / 1000)
    else:
        sum(range(ms * 46_000))  # about so many ms, in one C call


def in_thread(tasks, done):
    while (number := tasks.get()) is not None:
        job(TASK, TASK_MS)
        done.append(number)


def in_process(task, ms, places):
    try:
        job(task, ms)
    finally:
        places.release()


def produce(tasks, places):
    overflow = []
    accepted = None  # before the producer had to wait for the first time
    for number in range(TASKS):
        try:
            tasks.put_nowait(number)
        except queue.Full:
            if places.acquire(block=False):
                process = multiprocessing.Process(target=in_process, args=(TASK, TASK_MS, places), name=f"task {number}")
                process.start()
                overflow.append(process)
            else:
                accepted = number if accepted is None else accepted
                tasks.put(number)  # everybody is busy: back-pressure
        time.sleep(ARRIVAL_MS / 1000)
    return overflow, TASKS if accepted is None else accepted


if __name__ == "__main__":
    tasks = queue.Queue(maxsize=QUEUE)
    done = []
    places = multiprocessing.BoundedSemaphore(max(MAX_PROCESSES, 1))
    if MAX_PROCESSES == 0:
        places.acquire()  # no place at all
    threads = [threading.Thread(target=in_thread, args=(tasks, done), name=f"thread {n}") for n in range(THREADS)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    time.sleep(0.001)  # let the threads reach their get()
    overflow, accepted = produce(tasks, places)
    for _ in threads:
        tasks.put(None)
    for worker in threads + overflow:
        worker.join()
    print(f"{len(done)} tasks in threads, {len(overflow)} in processes")
    print(f"{accepted} tasks accepted before the producer had to wait")
    print(f"all done after {time.perf_counter() - start:.1f} s")
