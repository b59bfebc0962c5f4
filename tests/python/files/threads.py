# Threads that read and write files; a lock keeps lines whole.
import os
import tempfile
import threading

folder = tempfile.mkdtemp()
lock = threading.Lock()
log = os.path.join(folder, 'log.txt')


def work(name):
    own = os.path.join(folder, f'{name}.txt')
    with open(own, 'w') as f:
        for number in range(50):
            f.write(f'{name} {number}\n')
    with open(own) as f:
        lines = f.readlines()
    with lock:
        with open(log, 'a') as f:
            f.write(f'{name} wrote {len(lines)} lines, {sum(map(len, lines))} characters\n')


threads = [threading.Thread(target=work, args=(f'worker-{n}',)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
with open(log) as f:
    print(*sorted(f), sep='', end='')
print(sorted(os.listdir(folder)))
counts = {}


def count(path):
    with open(path) as f:
        words = f.read().split()
    with lock:
        counts[os.path.basename(path)] = len(words)


threads = [threading.Thread(target=count, args=(os.path.join(folder, name),)) for name in os.listdir(folder)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(counts.items()))
