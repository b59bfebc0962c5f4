"""Sorting by parts: merge sort over a pool, quick sort by threads to a depth, bucket sort by processes, checked and counted."""
import heapq
import math
import random
import threading
from bisect import bisect, insort
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import reduce
from operator import itemgetter


def merge(left, right):
    merged, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


def merge_sort(items):
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    return merge(merge_sort(items[:middle]), merge_sort(items[middle:]))


def chunks(items, n):
    size = math.ceil(len(items) / n)
    return [items[k:k + size] for k in range(0, len(items), size)]


def quick_sort(items, low=0, high=None, depth=2):
    high = len(items) - 1 if high is None else high
    if low >= high:
        return
    pivot, wall = items[high], low
    for k in range(low, high):
        if items[k] < pivot:
            items[k], items[wall] = items[wall], items[k]
            wall += 1
    items[wall], items[high] = items[high], items[wall]
    if depth:
        left = threading.Thread(target=quick_sort, args=(items, low, wall - 1, depth - 1))
        left.start()
        quick_sort(items, wall + 1, high, depth - 1)
        left.join()
    else:
        quick_sort(items, low, wall - 1, 0)
        quick_sort(items, wall + 1, high, 0)


def bucket(pair):
    number, items = pair
    ordered = []
    for item in items:
        insort(ordered, item)
    return number, ordered


def main():
    random.seed(11)
    data = [random.randrange(1000) for _ in range(300)]
    want = sorted(data)
    with ThreadPoolExecutor(4) as pool:
        parts = list(pool.map(merge_sort, chunks(data, 4)))
        while len(parts) > 1:
            pairs = zip(parts[::2], parts[1::2])
            parts = list(pool.map(lambda pair: merge(*pair), pairs))
    print('merge sort', parts[0] == want)
    copy = data.copy()
    quick_sort(copy)
    print('quick sort', copy == want)
    edges = [250, 500, 750]
    buckets = {n: [] for n in range(len(edges) + 1)}
    for item in data:
        buckets[bisect(edges, item)].append(item)
    with ProcessPoolExecutor(2) as pool:
        done = sorted(pool.map(bucket, buckets.items(), chunksize=2), key=itemgetter(0))
    print('bucket sort', sum((items for _, items in done), start=[]) == want, [len(items) for _, items in done])
    print('heap merge', list(heapq.merge(*map(sorted, chunks(data, 5)))) == want, heapq.nlargest(3, data), heapq.nsmallest(3, data, key=lambda n: -n % 7))
    print('reduce', reduce(merge, ([n] for n in data[:20])) == sorted(data[:20]))
    words = 'the Quick brown Fox jumps over the lazy Dog'.split()
    print(sorted(words), sorted(words, key=str.casefold, reverse=True), sorted(words, key=lambda w: (len(w), w)), sep='\n')


if __name__ == '__main__':
    main()
