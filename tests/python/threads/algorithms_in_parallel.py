"""Sorting, prefix sums, searches and cells, in threads and pools."""
import itertools, collections, random, threading, concurrent.futures as cf


def merge(a, b):
    out = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i])
            i += 1
        else:
            out.append(b[j])
            j += 1
    return out + a[i:] + b[j:]


def msort(a):
    return a if len(a) < 2 else merge(msort(a[:len(a) // 2]), msort(a[len(a) // 2:]))


def pmsort(a, depth=2):
    if depth == 0 or len(a) < 2:
        return msort(a)
    m = len(a) // 2
    res = [None, None]

    def half(i, part):
        res[i] = pmsort(part, depth - 1)
    ts = [threading.Thread(target=half, args=x) for x in ((0, a[:m]), (1, a[m:]))]
    [t.start() for t in ts]
    [t.join() for t in ts]
    return merge(*res)


random.seed(1)
xs = random.sample(range(1000), 50)
print(pmsort(xs) == sorted(xs), pmsort([]), pmsort([2, 1]))


def chunks(l, n):
    return [l[i:i + n] for i in range(0, len(l), n)]


with cf.ThreadPoolExecutor(4) as ex:
    sums = list(ex.map(sum, chunks(xs, 10)))
    print(sum(sums) == sum(xs), len(sums))
    offs = list(itertools.accumulate(sums[:-1], initial=0))
    pref = list(itertools.chain.from_iterable(ex.map(lambda c, o: [o + p for p in itertools.accumulate(c)], chunks(xs, 10), offs)))
    print(pref == list(itertools.accumulate(xs)))
    wc = collections.Counter()
    [wc.update(c) for c in ex.map(lambda s: collections.Counter(s.split()), ['a b a', 'b c', 'a'])]
    print(wc.most_common())


def bfs(g, s):
    q, seen = (collections.deque([s]), {s: None})
    while q:
        u = q.popleft()
        for v in g.get(u, ()):
            if v not in seen:
                seen[v] = u
                q.append(v)
    return seen


g = {1: [2, 3], 2: [4], 3: [4, 5], 4: [6]}
p = bfs(g, 1)
path = [6]
while p[path[-1]]:
    path.append(p[path[-1]])
print(path[::-1], p)


def topo(g):
    indeg = collections.Counter((v for vs in g.values() for v in vs))
    q = collections.deque(sorted((u for u in g if not indeg[u])))
    out = []
    while q:
        u = q.popleft()
        out.append(u)
        for v in g.get(u, ()):
            indeg[v] -= 1
            if not indeg[v]:
                q.append(v)
    return out


print(topo(g))
life = {(1, 0), (1, 1), (1, 2)}


def step(c):
    n = collections.Counter(((x + dx, y + dy) for x, y in c for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy))
    return {p for p, k in n.items() if k == 3 or (k == 2 and p in c)}


print(sorted(step(life)), step(step(life)) == life)
