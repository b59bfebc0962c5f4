"""random with seeds: the same numbers every time."""
import random


def near(*values):
    return [f"{v:.12g}" for v in values]


random.seed(42)
print(random.random(), random.randint(1, 6), random.randrange(0, 100, 5), random.uniform(1, 2))
print(random.choice(["a", "b", "c"]), random.choices("abc", k=5), random.choices([1, 2], weights=[9, 1], k=5))
print(random.sample(range(100), 5), random.sample("abcdef", 3))
cards = list(range(10))
random.shuffle(cards)
print(cards, near(random.gauss(0, 1), random.gauss(10, 2), random.expovariate(2), random.triangular(0, 10, 5)))
print(random.getrandbits(10), random.getrandbits(100), near(random.normalvariate(0, 1), random.betavariate(1, 2)))
a, b = random.Random(7), random.Random(7)
print([a.randint(0, 9) for _ in range(10)] == [b.randint(0, 9) for _ in range(10)], a.random() == b.random())
for seed in (0, 1, -1, 2**40, 3.5, True):
    random.seed(seed)
    print(seed, random.random(), random.randint(1, 1000))
state = random.getstate()
first = random.random()
random.setstate(state)
print(first == random.random())
random.seed(1)
heads = sum(random.random() < 0.5 for _ in range(1000))
print(heads, [round(random.uniform(0, 10), 2) for _ in range(3)], random.randint(10**20, 10**21))
total = 0
for _ in range(100):
    total += random.randint(1, 6) + random.randint(1, 6)
print(total / 100)
for bad in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.randrange(0)):
    try:
        bad()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
