"""Which model? What each would take, and a few questions in the order in which they matter."""
import math
import os
import sys

JOBS = 100  # @param {type:"slider", min:1, max:10000, step:1}
WAIT_MS = 100  # @param {type:"slider", min:0, max:1000, step:10}
CPU_MS = 0  # @param {type:"slider", min:0, max:100, step:1}
COMPUTES_IN = "Python"  # @param ["Python", "C that releases the GIL"]
ASYNC_LIBRARIES = True  # @param {type:"boolean"}
SHARES_OBJECTS = False  # @param {type:"boolean"}
MAY_CRASH = False  # @param {type:"boolean"}
SEVERAL_MACHINES = False  # @param {type:"boolean"}

CORES = os.process_cpu_count()  # those of the machine below, and its build
FREE_THREADED = not sys._is_gil_enabled()
WAITS = WAIT_MS > 10 * CPU_MS
MODELS = {  # workers at most, ms for the first start, ms for each, kB for each
    "one by one": (1, 0, 0, 0),
    "threads": (1000, 0, 0.1, 24),
    "asyncio": (JOBS, 0, 0.005, 1.1),
    "processes": (100, 100, 3, 5000),
    "interpreters": (100, 0, 9.5, 2400),
}


def predict(model, workers):
    """Milliseconds from the first job to the last, once the workers are there."""
    in_turn = JOBS * (WAIT_MS + CPU_MS)
    if model == "asyncio" and not ASYNC_LIBRARIES:
        return in_turn  # each wait stops the loop
    parallel = min(workers, CORES)
    if model == "asyncio" or model == "threads" and COMPUTES_IN == "Python" and not FREE_THREADED:
        parallel = 1
    rounds = math.ceil(JOBS / workers)
    return max(rounds * (WAIT_MS + CPU_MS), WAIT_MS + JOBS * CPU_MS / parallel)


def table():
    yield f"{'':12}{'start':>7}{'jobs':>9}{'memory':>9}"
    for model, (most, first, each, kb) in MODELS.items():
        workers = min(JOBS, most if WAIT_MS or model == "asyncio" else min(most, CORES))
        start, took = (first + each * workers) / 1000, predict(model, workers) / 1000
        yield f"{model:12}{start:5.2f} s{took:7.2f} s{workers * kb / 1000:6.1f} MB"


def advice():
    if SEVERAL_MACHINES:
        yield "a task queue: a broker, and workers on every machine; below, for each worker:"
    if MAY_CRASH:
        yield "processes: only they survive the crash of a worker"
    elif WAITS:
        if JOBS == 1:
            yield "nothing: one wait at a time needs no concurrency"
        elif ASYNC_LIBRARIES and JOBS > 1000:
            yield f"asyncio: {JOBS} waits need about {JOBS * 1.1 / 1000:.0f} MB, as threads {JOBS * 0.024:.0f} MB"
        elif ASYNC_LIBRARIES:
            yield "asyncio or a thread pool: take the one that your framework and your team use"
        else:
            yield "a thread pool: the libraries block"
            if JOBS > 1000:
                yield f"with at most a few hundred threads; the rest of {JOBS} has to queue"
    elif COMPUTES_IN != "Python":
        yield "a thread pool with as many threads as cores"
    elif FREE_THREADED:
        yield "threads, as many as cores" + (", and locks for what they share" if SHARES_OBJECTS else "")
    elif SHARES_OBJECTS:
        yield "one thread that computes, or shared_memory between processes; better: share less"
    else:
        yield "a process pool, or sub-interpreters (3.14), as many as cores"
    if WAIT_MS and not WAITS and not MAY_CRASH:
        yield "and for the waits, asyncio or threads in front of it"


for line in [*table(), "", *advice()]:
    print(line)
