# Trial division.
def is_prime(n):
    if n < 2:
        return False
    divisor = 2
    while divisor * divisor <= n:
        if n % divisor == 0:
            return False
        divisor += 1
    return True


print(sum(1 for n in range(120_000) if is_prime(n)))
