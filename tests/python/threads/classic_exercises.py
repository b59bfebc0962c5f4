"""Classic exercises: bank, elevator, parking, matrix, primes, map-reduce, life, sleep sort, metered concurrency."""
import threading, time, collections, concurrent.futures as cf, functools, itertools, random, string, heapq, math, operator, sys
from contextlib import contextmanager
class InsufficientFunds(Exception):
    def __init__(self, need, have): self.need, self.have = need, have; super().__init__(f'need {need:,.2f}, have {have:,.2f}')
class Account:
    interest: float = 0.02
    _ids = itertools.count(1000)
    def __init__(self, owner, balance=0): self.id = next(self._ids); self.owner = owner; self._balance = balance; self._lock = threading.RLock()
    @property
    def balance(self): return self._balance
    @balance.setter
    def balance(self, v):
        if v < 0: raise InsufficientFunds(-v, self._balance)
        self._balance = v
    def __repr__(self): return f'<{self.__class__.__name__} #{self.id} {self.owner!r} ${self.balance:,.2f}>'
    def __lt__(self, o): return self.id < o.id
    @classmethod
    def open(cls, spec): n, _, b = spec.partition(':'); return cls(n, float(b or 0))
    @staticmethod
    def fee(x): return x * 0.01
class Savings(Account):
    def accrue(self): self.balance *= 1 + self.interest; return self
def transfer(a, b, amt):
    first, second = sorted((a, b))
    with first._lock, second._lock: a.balance -= amt; b.balance += amt
x, y = Account.open('ann:100'), Savings.open('bob'); ts = [threading.Thread(target=transfer, args=p) for p in [(x, y, 10), (y, x, 3), (x, y, 5)]]
y.balance = 50
for t in ts: t.start()
for t in ts: t.join()
print(x, y, y.accrue(), Account.fee(50), x < y, sorted([y, x])[0].owner)
try: transfer(x, y, 1e6)
except InsufficientFunds as e: print(e, e.args, vars(e))
def is_prime(n): return n > 1 and all(n % d for d in range(2, math.isqrt(n) + 1))
def sieve(n):
    s = bytearray([1]) * (n + 1); s[:2] = b'\0\0'
    for i in range(2, math.isqrt(n) + 1):
        if s[i]: s[i * i::i] = bytes(len(s[i * i::i]))
    return [i for i, v in enumerate(s) if v]
with cf.ThreadPoolExecutor(4) as ex: print([n for n, p in zip(range(50), ex.map(is_prime, range(50))) if p] == sieve(49), len(sieve(10000)))
def mapper(chunk): return collections.Counter(chunk.lower().translate(str.maketrans('', '', string.punctuation)).split())
text = 'The cat. The dog! the CAT? A bird, a cat; an end'
with cf.ThreadPoolExecutor() as ex: tot = functools.reduce(operator.add, ex.map(mapper, [text[:20], text[20:]])); print(tot.most_common(3))
def sleepsort(xs):
    out = []
    ts = [threading.Timer(x / 10, out.append, [x]) for x in xs]; [t.start() for t in ts]; [t.join() for t in ts]; return out
print(sleepsort([5, 1, 4, 2]))
def life(cells): 
    n = collections.Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {c for c, k in n.items() if k == 3 or k == 2 and c in cells}
g = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4): g = life(g)
print(sorted(g)); print('\n'.join(''.join('#' if (c, r) in g else '.' for c in range(5)) for r in range(5)))
sem = threading.Semaphore(2); peak = cur = 0; lk = threading.Lock()
def metered(i):
    global peak, cur
    with sem:
        with lk: cur += 1; peak = max(peak, cur)
        time.sleep(0.01)
        with lk: cur -= 1
ts = [threading.Thread(target=metered, args=(i,)) for i in range(6)]; [t.start() for t in ts]; [t.join() for t in ts]; print('peak', peak)
def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n: yield cols; return
    for c in range(n):
        if c not in cols and row + c not in d1 and row - c not in d2: yield from queens(n, row + 1, cols + (c,), d1 + (row + c,), d2 + (row - c,))
print(next(queens(6)), sum(1 for _ in queens(6)))
def dijkstra(g, s):
    dist, pq = {s: 0}, [(0, s)]
    while pq:
        d, u = heapq.heappop(pq)
        if d > dist[u]: continue
        for v, w in g[u].items():
            if (nd := d + w) < dist.get(v, math.inf): dist[v] = nd; heapq.heappush(pq, (nd, v))
    return dist
print(dijkstra({'a': {'b': 7, 'c': 3}, 'b': {'d': 1}, 'c': {'b': 1, 'd': 8}, 'd': {}}, 'a'))
class Matrix(list):
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o)] for r in self])
    def __str__(self): return '\n'.join(' '.join(f'{v:>4}' for v in r) for r in self)
    @property
    def T(self): return Matrix(map(list, zip(*self)))
m = Matrix([[1, 2], [3, 4]]); print(m @ m.T, m.T, repr(m), sep='\n---\n')
class Trie:
    def __init__(self): self.root = {}
    def add(self, w):
        n = self.root
        for ch in w: n = n.setdefault(ch, {})
        n['$'] = True
    def words(self, p='', n=None):
        n = self.root if n is None else n
        for ch, sub in sorted(n.items()):
            if ch == '$': yield p
            else: yield from self.words(p + ch, sub)
t = Trie(); [t.add(w) for w in 'to tea ted ten inn'.split()]; print(list(t.words()), 'x'.join(t.words()))
TOK = [('NUM', r'\d+(?:\.\d*)?'), ('OP', r'[-+*/()]'), ('WS', r'\s+'), ('BAD', r'.')]
def tokens(s):
    import re
    for m in re.finditer('|'.join(f'(?P<{n}>{p})' for n, p in TOK), s):
        if m.lastgroup == 'BAD': raise SyntaxError(f'{m[0]!r} at {m.start()}')
        if m.lastgroup != 'WS': yield m.lastgroup, m[0]
class Calc:
    def parse(self, s): self.t = list(tokens(s)); self.i = 0; v = self.expr(); assert self.i == len(self.t), 'trailing'; return v
    def peek(self): return self.t[self.i][1] if self.i < len(self.t) else None
    def eat(self): self.i += 1; return self.t[self.i - 1][1]
    def expr(self):
        v = self.term()
        while self.peek() in ('+', '-'): v = {'+': operator.add, '-': operator.sub}[self.eat()](v, self.term())
        return v
    def term(self):
        v = self.atom()
        while (op := self.peek()) and op in '*/': self.eat(); v = v * self.atom() if op == '*' else v / self.atom()
        return v
    def atom(self):
        t = self.eat()
        if t == '(': v = self.expr(); self.eat(); return v
        if t == '-': return -self.atom()
        return float(t) if '.' in t else int(t)
for e in ('1 + 2 * 3', '(1+2)*3 - -4/2', '2 $ 3', '1 2', '3 /0'):
    try: print(e, '=', Calc().parse(e))
    except Exception as ex: print(e, type(ex).__name__, ex)
random.seed(7); deck = [r + s for s in '♠♥♦♣' for r in '23456789TJQKA']; random.shuffle(deck); print(' '.join(deck[:5]), len(set(deck)), random.sample(deck, 2))
print(f"{'Name':<10}|{'Qty':>5}|{'Price':^10}\n{'-' * 27}"); [print(f'{n:<10}|{q:>5}|{p:^10.2f}') for n, q, p in [('apple', 3, 1.5), ('kiwi', 12, 0.333)]]
