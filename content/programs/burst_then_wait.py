"""Jobs that compute and then wait, in order or on threads."""
import threading
import time

ENGINE = "threads"  # @param ["sequential", "threads"]
N_JOBS = 4  # @param {type:"slider", min:1, max:8, step:1}
CPU_MS = 10  # @param {type:"slider", min:0, max:50, step:1}
WAIT_MS = 40  # @param {type:"slider", min:0, max:200, step:5}
TURNS_PER_MS = 19_000


def run(job):
    total = 0
    for i in range(CPU_MS * TURNS_PER_MS):
        total += i * i
    time.sleep(WAIT_MS / 1000)
    print(f"job {job} done at {(time.perf_counter() - start) * 1000:.0f} ms")


start = time.perf_counter()
if ENGINE == "sequential":
    for job in range(N_JOBS):
        run(job)
else:
    threads = [threading.Thread(target=run, args=(job,), name=f"job {job}") for job in range(N_JOBS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(f"all done at {(time.perf_counter() - start) * 1000:.0f} ms")
