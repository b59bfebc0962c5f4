"""Twenty machines are administered, a few at a time."""
import time
from concurrent.futures import ThreadPoolExecutor

HOSTS = 20  # @param {type:"slider", min:1, max:40, step:1}
FORKS = 5  # @param {type:"slider", min:1, max:20, step:1}
COMMAND_MS = 1000  # @param {type:"slider", min:100, max:2000, step:100}


def run(host):
    time.sleep(COMMAND_MS / 1000)  # stands for: subprocess.run(["ssh", host, command])
    return f"{host}: ok"


start = time.perf_counter()
with ThreadPoolExecutor(FORKS, thread_name_prefix="fork") as pool:
    replies = list(pool.map(run, [f"host-{n:02}" for n in range(HOSTS)]))
print(f"{len(replies)} hosts in {time.perf_counter() - start:.1f} s")
