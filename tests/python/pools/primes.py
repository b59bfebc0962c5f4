"""Primes four ways: a sieve, trial division by a pool of processes, a generator without end, a pool of interpreters."""
import itertools
import math
from concurrent.futures import InterpreterPoolExecutor, ProcessPoolExecutor, ThreadPoolExecutor

PRIMES = [112272535095293, 112582705942171, 112272535095291, 115280095190773, 1099726899285419]


def is_prime(n: int) -> bool:
    if n < 2 or n % 2 == 0:
        return n == 2
    return all(n % k for k in range(3, min(math.isqrt(n), 2_000) + 1, 2))


def sieve(limit):
    flags = bytearray([True]) * (limit + 1)
    flags[:2] = b'\0\0'
    for n in range(2, math.isqrt(limit) + 1):
        if flags[n]:
            flags[n * n::n] = bytes(len(range(n * n, limit + 1, n)))
    return [n for n, prime in enumerate(flags) if prime]


def endless():
    composites = {}
    for n in itertools.count(2):
        if n not in composites:
            yield n
            composites[n * n] = [n]
        else:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)


def factors(n):
    found, d = [], 2
    while d * d <= n:
        while n % d == 0:
            found.append(d)
            n //= d
        d += 1 + d % 2
    return found + [n] if n > 1 else found


def main():
    small = sieve(100)
    print(len(small), small[-3:], list(itertools.islice(endless(), 25)) == small)
    with ProcessPoolExecutor(2) as pool:
        for number, prime in zip(PRIMES, pool.map(is_prime, PRIMES)):
            print(f'{number:,} is {"probably " * prime}{"not " * (not prime)}prime')
    for kind in ThreadPoolExecutor, InterpreterPoolExecutor:
        with kind(max_workers=2) as pool:
            print(kind.__name__, sum(pool.map(is_prime, range(200))))
    print({n: factors(n) for n in (97, 360, 1001, 65536)})
    print(math.gcd(360, 1001), math.lcm(4, 6, 10), math.comb(10, 3), math.perm(5, 2), pow(3, -1, 11), pow(2, 100, 101))
    twins = [(a, b) for a, b in itertools.pairwise(small) if b - a == 2]
    print(twins, [*itertools.takewhile(lambda p: p < 20, endless())], math.prod(small[:8]))


if __name__ == '__main__':
    main()
