# Generators.
def numbers(n):
    for i in range(n):
        yield i * 2


def evens(source):
    for n in source:
        if n % 4 == 0:
            yield n


print(sum(evens(numbers(2_000_000))), sum(x * x for x in numbers(1_000_000)))
