"""Arithmetic of ints and floats at the edges: small and large, every sign, ties, zero, infinity."""

import random

random.seed(5)
ints = [0, 1, -2, 7, 2**53 + 1, 2**63 - 1, -2**63, -10**20, True]
floats = [0.0, -0.0, -2.5, 1e300, 9007199254740993.0, 1 / 3, float('inf'), 2.0**63]
binary = [
    lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, lambda a, b: a // b,
    lambda a, b: a % b, divmod, lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a == b, lambda a, b: a > b,
]
whole = [lambda a, b: a & b, lambda a, b: a | b, lambda a, b: a ^ b]
small = [lambda a, b: a << b, lambda a, b: a >> b, lambda a, b: a**b]


def attempt(f, *args):
    try:
        return repr(f(*args))
    except Exception as e:
        return type(e).__name__ + ' ' + str(e)


for a in ints + floats:
    for b in ints + floats:
        print(a, b, [attempt(f, a, b) for f in binary])
for a in ints:
    for b in ints:
        print(a, b, [f(a, b) for f in whole], [attempt(f, a, b) for f in small] if abs(b) < 70 and abs(a) < 2**54 else '')
    print(-a, +a, abs(a), hash(a), hex(a), oct(a), bin(a), float(a), a.bit_length(), round(a, -1), round(a, -25))
for x in floats:
    print(x, [attempt(round, x, n) for n in (0, 1, 2, -1, 15, 16, 300, -300)])
    print([attempt(f, x) for f in (int, round, float.is_integer, float.as_integer_ratio, float.hex)])
for _ in range(150):
    x = random.choice([random.uniform(-1e6, 1e6), random.random() * 10**random.randint(-30, 30), random.randint(0, 1000) / 100])
    print(x, '%.3f %.0f %e %g %.17g %.25f' % (x, x, x, x, x, x), round(x, 2), round(x), f'{x:,.2f} {x:.3} {x:10.4f}')
for _ in range(100):
    a = random.getrandbits(random.randint(1, 200)) * random.choice([1, -1])
    b = (random.getrandbits(random.randint(1, 150)) + 1) * random.choice([1, -1])
    print(a * b, a // b, a % b, a / b, a & b, a | b, a ^ b, a >> 33, float(a), pow(a, 5, 97), f'{a:,} {a:x}')
for _ in range(200):
    a = random.choice([random.randint(1, 50), 10, 2, 1.05, 0.9])
    b = random.choice([random.randint(-20, 20), 0.5, 1.5, 2, -1])
    print(a, b, attempt(lambda: a**b))
