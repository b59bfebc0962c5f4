"""Two threads that only compute: the GIL goes to and fro, then stays."""
import threading

SHORT_MS = 12  # @param {type:"slider", min:1, max:60, step:1}
LONG_MS = 36  # @param {type:"slider", min:1, max:60, step:1}
TURNS_PER_MS = 19_000


def compute(ms):
    total = 0
    for i in range(ms * TURNS_PER_MS):
        total += i * i


short = threading.Thread(target=compute, args=(SHORT_MS,), name="short")
long = threading.Thread(target=compute, args=(LONG_MS,), name="long")
short.start()
long.start()
short.join()
long.join()
