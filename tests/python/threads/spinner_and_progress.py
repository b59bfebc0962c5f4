"""Text animations: a spinner by carriage returns, a progress bar, several bars by lines, a countdown; what remains seen."""
import itertools
import sys
import threading
import time


class Spinner:
    def __init__(self, message, pause=0.02):
        self.message, self.pause, self.frames = message, pause, 0
        self.done = threading.Event()
        self.thread = threading.Thread(target=self.spin, daemon=True)

    def spin(self):
        for mark in itertools.cycle('⠇⠋⠙⠸⠴⠦'):
            status = f'{mark} {self.message}'
            out.write(status)
            out.write('\x08' * len(status))
            self.frames += 1
            if self.done.wait(self.pause):
                break
        out.write(' ' * len(status) + '\r')

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *exc_info):
        self.done.set()
        self.thread.join()


class Terminal:
    """Shows what a terminal would: carriage returns and backspaces move, letters overwrite."""

    def __init__(self):
        self.lines, self.column = [[]], 0

    def write(self, text):
        for c in text:
            if c == '\n':
                self.lines.append([])
                self.column = 0
            elif c == '\r':
                self.column = 0
            elif c == '\b':
                self.column = max(0, self.column - 1)
            else:
                line = self.lines[-1]
                line[self.column:self.column + 1] = [c]
                self.column += 1
        return len(text)

    def flush(self):
        pass

    def __str__(self):
        return '\n'.join(''.join(line).rstrip() for line in self.lines)


def bar(done, total, width=20, fill='█'):
    full, rest = divmod(done * width * 8, total * 8)
    part = ' ▏▎▍▌▋▊▉'[rest * 8 // (total * 8)] if full < width else ''
    return f'|{fill * full}{part:<{width - full}}| {done / total:>4.0%} {done}/{total}'


out = Terminal()
with Spinner('thinking') as spinner:
    time.sleep(0.11)
print('answer: 42', file=out)
print(5 <= spinner.frames <= 7, spinner.thread.daemon, spinner.thread.is_alive())
for n in range(0, 31, 10):
    print('\r' + bar(n, 30), end='', flush=True, file=out)
print(file=out)
progress, lock = {}, threading.Lock()


def download(name, size, speed):
    for got in range(0, size + 1, speed):
        with lock:
            progress[name] = (got, size)
        time.sleep(0.005)


threads = [threading.Thread(target=download, args=a) for a in [('a.zip', 8, 2), ('b.iso', 100, 10), ('c.txt', 3, 1)]]
for t in threads:
    t.start()
while any(t.is_alive() for t in threads):
    time.sleep(0.01)
for name, (got, size) in sorted(progress.items()):
    print(f'{name:<6}', bar(got, size, width=10, fill='#'), file=out)
for n in range(3, 0, -1):
    out.write(f'T-{n}\b\b\b')
print('lift-off', file=out)
print(out)
print(f'{"":=^30}', f'{"centred":*^30}', f'{3.14159:+010.3f}|{-42:<6d}|{255:#06x}|{1e9:.2e}|{1234567.891:,.1f}|{0.5:%}', sep='\n')
sys.stdout.write('no newline at the end')
