"""What people do with pools: a dict of futures, retries, timeouts, chains by callbacks, a graph of tasks, progress."""
import collections
import concurrent.futures
import threading
import time
from concurrent.futures import FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, as_completed, wait

PAGES = {'a.html': (0.15, 'alpha beta'), 'b.html': (0.05, 'beta'), 'c.html': (0.1, None), 'd.html': (0.2, 'delta')}


def fetch(url):
    delay, text = PAGES[url]
    time.sleep(delay)
    if text is None:
        raise ConnectionError(f'no answer from {url}')
    return text


print('-- a dict of futures, as they come')
with ThreadPoolExecutor(max_workers=4) as pool:
    urls = {pool.submit(fetch, url): url for url in PAGES}
    for future in as_completed(urls):
        url = urls[future]
        try:
            data = future.result()
        except Exception as exc:
            print('%r generated an exception: %s' % (url, exc))
        else:
            print('%r page is %d characters' % (url, len(data)))

print('-- in order, with map')
with ThreadPoolExecutor(2) as pool:
    try:
        for url, text in zip(PAGES, pool.map(fetch, PAGES)):
            print(url, text)
    except ConnectionError as e:
        print('map stops:', e)

print('-- the first that answers')
with ThreadPoolExecutor(3) as pool:
    fs = {pool.submit(fetch, url): url for url in ('a.html', 'b.html', 'd.html')}
    done, pending = wait(fs, return_when=FIRST_COMPLETED)
    print([fs[f] for f in done], len(pending), [f.cancel() for f in pending])
    done, pending = wait(fs, return_when=FIRST_EXCEPTION)
    print(len(done), len(pending))

print('-- too slow')
with ThreadPoolExecutor(1) as pool:
    f = pool.submit(fetch, 'd.html')
    try:
        f.result(timeout=0.05)
    except concurrent.futures.TimeoutError as e:
        print('timeout', repr(e), f.running())
    print(f.result())

print('-- retries')
attempts = collections.Counter()


def flaky(name):
    attempts[name] += 1
    if attempts[name] < 3:
        raise OSError(f'{name} attempt {attempts[name]}')
    return f'{name} after {attempts[name]}'


def retry(f, *args, times=5):
    for n in range(times):
        try:
            return f(*args)
        except OSError as e:
            last = e
    raise last


with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(lambda name: retry(flaky, name), ['x', 'y'])))
    attempts.clear()
    print(repr(pool.submit(retry, flaky, 'z', times=2).exception()))

print('-- chains by callbacks')
with ThreadPoolExecutor(1) as pool:
    finished = concurrent.futures.Future()

    def step2(f):
        pool.submit(lambda: f.result() * 10).add_done_callback(lambda f: finished.set_result(f.result() + 1))

    pool.submit(pow, 2, 3).add_done_callback(step2)
    print(finished.result())

print('-- a graph of tasks')
graph = {'shop': [], 'chop': ['shop'], 'boil': ['shop'], 'cook': ['chop', 'boil'], 'eat': ['cook']}
order, lock = [], threading.Lock()


def task(name, needs):
    for f in needs:
        f.result()
    with lock:
        order.append(name)
    return name


with ThreadPoolExecutor(5) as pool:
    fs = {}
    for name, needs in graph.items():
        fs[name] = pool.submit(task, name, [fs[n] for n in needs])
print(all(order.index(n) < order.index(name) for name, needs in graph.items() for n in needs), order[0], order[-1])

print('-- at most so many at once')
limit, running, most = threading.Semaphore(2), 0, 0


def limited():
    global running, most
    with limit:
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.01)
        with lock:
            running -= 1


with ThreadPoolExecutor(8) as pool:
    for _ in range(8):
        pool.submit(limited)
print(most)

print('-- progress')
bar = []
with ThreadPoolExecutor(4) as pool:
    fs = [pool.submit(time.sleep, 0.01 * (n % 3)) for n in range(9)]
    for n, _ in enumerate(as_completed(fs), 1):
        bar.append(f'{n * 100 // len(fs)}%')
print(' '.join(bar))

print('-- divide and conquer')


def merge_sort(pool, items, depth):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    if depth:
        left = pool.submit(merge_sort, pool, items[:middle], depth - 1)
        right = merge_sort(pool, items[middle:], depth - 1)
        left = left.result()
    else:
        left, right = merge_sort(pool, items[:middle], 0), merge_sort(pool, items[middle:], 0)
    merged = []
    left, right = collections.deque(left), collections.deque(right)
    while left and right:
        merged.append((left if left[0] <= right[0] else right).popleft())
    return merged + list(left) + list(right)


with ThreadPoolExecutor(8) as pool:
    print(merge_sort(pool, [5, 2, 9, 1, 7, 3, 8, 6, 4, 0], 2))
