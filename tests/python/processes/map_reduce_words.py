"""Word counts by map and reduce over processes: chunks, a combiner, a shuffle, a reducer, totals as a table."""
import functools
import itertools
import multiprocessing as mp
import operator
import re
from collections import Counter, defaultdict

TEXT = '''
The quick brown fox jumps over the lazy dog; the dog sleeps.
A fox is quick, a dog is lazy -- isn't it? The end.
Threads share memory, processes share nothing: the pipe carries bytes.
''' * 4

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


def mapper(lines):
    return Counter(WORD.findall(' '.join(lines).lower()))


def partition(counts, buckets):
    parts = defaultdict(list)
    for word, n in counts.items():
        parts[sum(word.encode()) % buckets].append((word, n))
    return parts


def reducer(item):
    bucket, pairs = item
    totals = {}
    for word, n in pairs:
        totals[word] = totals.get(word, 0) + n
    return bucket, totals


def main():
    lines = TEXT.strip().splitlines()
    chunks = list(itertools.batched(lines, 5))
    with mp.Pool(processes=3) as pool:
        mapped = pool.map(mapper, chunks)
        shuffled = defaultdict(list)
        for part in map(functools.partial(partition, buckets=4), mapped):
            for bucket, pairs in part.items():
                shuffled[bucket] += pairs
        reduced = dict(pool.imap_unordered(reducer, shuffled.items(), chunksize=2))
    totals = Counter()
    for bucket in sorted(reduced):
        totals |= reduced[bucket]
    print(len(chunks), 'chunks of', [len(c) for c in chunks], 'lines')
    for word, n in totals.most_common(5):
        print(f'{word:>8} {n:3d} {"*" * n}')
    print(totals == functools.reduce(operator.add, mapped), totals.total(), len(totals))
    print(sorted(w for w, n in totals.items() if "'" in w or len(w) > 6))


if __name__ == '__main__':
    main()
