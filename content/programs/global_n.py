"""n += 1 in three threads, then in three processes."""
import multiprocessing
import threading

METHOD = "forkserver"  # @param ["forkserver", "spawn", "fork"]

n = 0


def add():
    global n
    n += 1
    print(f"  {multiprocessing.current_process().name}: n = {n}")


def run(kind, context):
    workers = [context(target=add) for _ in range(3)]
    for worker in workers:
        worker.start()
        worker.join()
    print(f"after three {kind}: n = {n}")


if __name__ == "__main__":
    multiprocessing.set_start_method(METHOD)
    run("threads", threading.Thread)
    run("processes", multiprocessing.Process)
