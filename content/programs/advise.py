"""Which model? A few questions, in the order in which they matter."""

THE_JOB = "waits"  # @param ["waits", "computes in Python", "computes in C that releases the GIL", "both"]
AT_ONCE = 100  # @param {type:"slider", min:1, max:10000, step:1}
ASYNC_LIBRARIES = True  # @param {type:"boolean"}
SHARES_OBJECTS = False  # @param {type:"boolean"}
MAY_CRASH = False  # @param {type:"boolean"}
FREE_THREADED = False  # @param {type:"boolean"}
SEVERAL_MACHINES = False  # @param {type:"boolean"}


def advice():
    if SEVERAL_MACHINES:
        yield "a task queue: a broker, and workers on every machine; below, for each worker:"
    if MAY_CRASH:
        yield "processes: only they survive the crash of a worker"
    elif THE_JOB == "waits":
        if AT_ONCE == 1:
            yield "nothing: one wait at a time needs no concurrency"
        elif ASYNC_LIBRARIES and AT_ONCE > 1000:
            yield f"asyncio: {AT_ONCE} waits need about {AT_ONCE * 1.1 / 1000:.0f} MB, as threads {AT_ONCE * 0.024:.0f} MB"
        elif ASYNC_LIBRARIES:
            yield "asyncio or a thread pool: take the one that your framework and your team use"
        else:
            yield "a thread pool: the libraries block"
            if AT_ONCE > 1000:
                yield f"with at most a few hundred threads; the rest of {AT_ONCE} has to queue"
    elif THE_JOB == "computes in C that releases the GIL":
        yield "a thread pool with as many threads as cores"
    elif FREE_THREADED:
        yield "threads, as many as cores" + (", and locks for what they share" if SHARES_OBJECTS else "")
    elif SHARES_OBJECTS:
        yield "one thread that computes, or shared_memory between processes; better: share less"
    else:
        yield "a process pool, or sub-interpreters (3.14), as many as cores"
    if THE_JOB == "both" and not MAY_CRASH:
        yield "and for the waits, asyncio or threads in front of it"


for line in advice():
    print(line)
