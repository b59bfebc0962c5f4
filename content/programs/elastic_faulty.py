"""An elastic pool as it is often written. Find the faults before you run it."""
import multiprocessing
import queue
import threading
import time

START = "forkserver"  # @param ["forkserver", "spawn", "fork"]
TASKS = 20  # @param {type:"slider", min:4, max:30, step:1}
TASK_MS = 2000  # @param {type:"slider", min:200, max:2000, step:100}
PATIENCE_MS = 1000  # @param {type:"slider", min:100, max:2000, step:100}
MAX_PROCESSES = 5


def consumer(tasks):
    while True:
        try:
            number = tasks.get(timeout=PATIENCE_MS / 1000)  # no task for so long: go home
        except queue.Empty:
            break
        time.sleep(TASK_MS / 1000)
        print(f"task {number} done by {threading.current_thread().name}")
        tasks.task_done()


def producer(tasks, processes):
    for number in range(TASKS):
        try:
            tasks.put(number, timeout=PATIENCE_MS / 1000)
        except queue.Full:
            if processes.value < MAX_PROCESSES:  # overload: one process more
                processes.value += 1
                print(f"the queue is full, {multiprocessing.current_process().name} starts process {processes.value}")
                multiprocessing.Process(target=producer, args=(tasks, processes)).start()
            tasks.put(number)


if __name__ == "__main__":
    multiprocessing.set_start_method(START)
    tasks = queue.Queue(maxsize=3)
    processes = multiprocessing.Value("i", 0)
    threads = [threading.Thread(target=consumer, args=(tasks,), name=f"consumer {n}") for n in range(3)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    producer(tasks, processes)
    tasks.join()
    print(f"all tasks done after {time.perf_counter() - start:.0f} s")
