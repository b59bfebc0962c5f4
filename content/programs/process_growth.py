"""How many processes does a ProcessPoolExecutor(4) have?"""
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor

HOW = "one after the other"  # @param ["one after the other", "all at once"]
METHOD = "forkserver"  # @param ["forkserver", "spawn", "fork"]
JOBS = 6  # @param {type:"slider", min:1, max:12, step:1}


def report(when):
    print(f"{when}, processes: {len(multiprocessing.active_children())}")


if __name__ == "__main__":
    with ProcessPoolExecutor(4, mp_context=multiprocessing.get_context(METHOD)) as pool:
        report("pool made")
        futures = [pool.submit(time.sleep, 0.01)]
        report("1 job submitted")
        for _ in range(JOBS - 1):
            if HOW == "one after the other":
                futures[-1].result()
                time.sleep(0.005)  # until the manager has noticed that the worker is idle
            futures.append(pool.submit(time.sleep, 0.01))
        for future in futures:
            future.result()
        report(f"{JOBS} jobs done")
    report("pool shut down")
