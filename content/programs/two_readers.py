"""Two threads print the lines of two texts."""
import threading
import time

POEM_MS = 2  # @param {type:"slider", min:0, max:10, step:1}
BILL_MS = 3  # @param {type:"slider", min:0, max:10, step:1}

POEM = "roses\nviolets\nsugar\n".splitlines(keepends=True)
BILL = "bread 3\nmilk 2\neggs 4\n".splitlines(keepends=True)


def show(lines, ms):
    for line in lines:
        time.sleep(ms / 1000)  # stands for reading the line from a disk
        print(line)  # the line ends with a newline; print adds another


threads = [
    threading.Thread(target=show, args=(POEM, POEM_MS), name="poem"),
    threading.Thread(target=show, args=(BILL, BILL_MS), name="bill"),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
