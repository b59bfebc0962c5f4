"""Thousands of random operations on lists, dicts, sets and deques: every order comes out as in CPython."""
seed = 12345
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n
acc = []
l = []
for step in range(3000):
    op = rnd(14); n = len(l)
    i = rnd(40) - 20; j = rnd(40) - 20; k = [1, 2, -1, -3, 3][rnd(5)]
    try:
        if op < 3: l.append(rnd(50))
        elif op == 3: l.insert(i, rnd(50))
        elif op == 4: l.pop(i)
        elif op == 5: del l[i:j:k]
        elif op == 6: l[i:j] = [rnd(50) for _ in range(rnd(6))]
        elif op == 7: l[i:j:k] = range(rnd(4))
        elif op == 8: l.remove(rnd(50))
        elif op == 9: l[i] = rnd(50)
        elif op == 10: del l[i]
        elif op == 11: l.reverse() if rnd(2) else l.sort()
        elif op == 12: acc.append((l.index(rnd(50), i, j), l.count(3)))
        elif op == 13: l = l[i:j:k] + l[:10] * 2
    except (IndexError, ValueError, TypeError) as e:
        acc.append(str(e))
    if len(l) > 60: del l[30:]
    if step % 500 == 0: print(step, l)
print(len(acc), acc[-40:])
d = {}
for step in range(3000):
    k = rnd(60); op = rnd(8)
    try:
        if op < 3: d[k] = step
        elif op == 3: del d[k]
        elif op == 4: d.pop(k, None)
        elif op == 5: d.setdefault(k, -step)
        elif op == 6: d.popitem() if rnd(3) == 0 else d.get(k)
        elif op == 7: d.update({k: 1, k + 1: 2})
    except KeyError as e: pass
    if step % 700 == 0: print(step, d, list(reversed(d))[:3])
a, b = set(), set()
for step in range(4000):
    x = rnd(200) * [1, 1000003, -7][rnd(3)]; op = rnd(16); s = a if rnd(2) else b
    if op < 6: s.add(x)
    elif op == 6: s.discard(x)
    elif op == 7 and s: s.pop()
    elif op == 8: s |= {x, x + 1}
    elif op == 9: s -= {x}
    elif op == 10: s ^= {x, 5, x * 3}
    elif op == 11 and rnd(5) == 0: a = a | b
    elif op == 12 and rnd(5) == 0: b = a & b if rnd(2) else b - a
    elif op == 13 and rnd(8) == 0: a = a ^ b
    elif op == 14 and rnd(8) == 0: a = set(b); b = b.copy()
    elif op == 15: s.update([x, x + 2, x * 5])
    if len(a) > 300: a = set(list(a)[:20])
    if len(b) > 300: b.intersection_update(range(0, 3000, 3))
    if step % 800 == 0: print(step, a, b, a <= b, a.isdisjoint(b))
from collections import deque
q = deque(maxlen=20)
for step in range(2000):
    op = rnd(11); x = rnd(30)
    try:
        if op < 2: q.append(x)
        elif op == 2: q.appendleft(x)
        elif op == 3: q.pop()
        elif op == 4: q.popleft()
        elif op == 5: q.rotate(x - 15)
        elif op == 6: q.extend(range(x % 5))
        elif op == 7: q.extendleft(range(x % 4))
        elif op == 8: q.remove(x)
        elif op == 9: q.insert(x - 10, x)
        elif op == 10: q[x - 10] = x; del q[x - 12]
    except (IndexError, ValueError) as e: acc.append(str(e))
    if step % 400 == 0: print(step, q)
print(acc[-20:])
# floats, tuples in sorting
vals = [(rnd(20), rnd(3), chr(97 + rnd(26))) for _ in range(300)]
print(sorted(vals)[:30], sorted(vals, key=lambda v: v[1])[:30], sorted(vals, key=lambda v: (v[2], -v[0]), reverse=True)[:20])
fl = [rnd(1000) / 7 for _ in range(200)]
print(sum(fl), max(fl), min(fl), sorted(fl)[:5], sum(fl, 0.5), sum([1] + fl + [True]))
mix = [rnd(10) if rnd(2) else rnd(10) / 2 for _ in range(50)]
print(sorted(mix), max(mix), sum(mix))
