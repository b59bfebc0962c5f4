"""What does it take until a child process does its first useful thing?"""
import multiprocessing
import time

METHOD = "forkserver"  # @param ["forkserver", "spawn", "fork"]
PROCESSES = 3  # @param {type:"slider", min:1, max:6, step:1}
JOB_MS = 30  # @param {type:"slider", min:0, max:200, step:10}


def work(asked):
    print(f"{multiprocessing.current_process().name} begins after {(time.monotonic() - asked) * 1000:.0f} ms")
    time.sleep(JOB_MS / 1000)


if __name__ == "__main__":
    multiprocessing.set_start_method(METHOD)
    start = time.monotonic()
    for _ in range(PROCESSES):
        asked = time.monotonic()
        process = multiprocessing.Process(target=work, args=(asked,))
        process.start()
        process.join()
    print(f"{PROCESSES} processes in {(time.monotonic() - start) * 1000:.0f} ms")
