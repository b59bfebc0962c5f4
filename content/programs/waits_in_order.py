"""Jobs that only wait, one after the other."""
import time

N_JOBS = 4  # @param {type:"slider", min:1, max:12, step:1}
WAIT_MS = 100  # @param {type:"slider", min:0, max:500, step:10}


def download(job):
    time.sleep(WAIT_MS / 1000)  # stands for a server that takes its time
    print(f"job {job} done at {(time.perf_counter() - start) * 1000:.0f} ms")


start = time.perf_counter()
for job in range(N_JOBS):
    download(job)
print(f"{N_JOBS} done in {(time.perf_counter() - start) * 1000:.0f} ms")
