"""Whole numbers and floats: arithmetic, big numbers, conversions, repr."""
import math

print(7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 3), divmod(7.5, 2), -7.5 % 2, 7.5 // -2)
print(2**10, 2**-1, (-2) ** 3, 0**0, 2**0.5, pow(3, 5, 7), pow(3, -1, 7), 10**20 // 3)
print(2**64, -(2**100), 2**200 % 1000007, 12345678901234567890 * 98765432109876543210)
print((10**30) // (10**10), -(10**30) // 7, (10**30) % -7, math.isqrt(10**40), 10**25 / 10**5, (2**70).bit_length())
print(0.1 + 0.2, 1 / 3, 1e16, 1e15, 1e-4, 1e-5, 123456789.123456789, 1.0, -0.0, 5e-324, 1.7976931348623157e308)
print(float("inf"), -float("inf"), float("nan"), 1e400 - 1e400, float("1_000.5"), float(" -2.5e3 "), float(10**22))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(15, -1), round(25, -1), round(1.0), round(2.5, 0))
print(int(3.99), int(-3.99), int("42"), int("-0x1f", 16), int("0b101", 0), int("1_000"), int(" 7 "), int("z", 36), int(True))
print(bin(10), oct(64), hex(255), hex(-255), 0xFF, 0o17, 0b11, 1_000_000)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, -17 >> 2, 1 << 100 >> 98, -1 & 0xFF)
print(abs(-5), abs(-2.5), min(3, 1, 2), max([1, 5.5]), sum([0.1] * 3), sum([1, 2], 10), math.fsum([0.1] * 10), sum([0.1] * 10))
print(1 == 1.0, 1 < 1.5, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, hash(1) == hash(1.0) == hash(True), 10**18 < 1e18 + 1)
print((0.1).as_integer_ratio(), (2.5).is_integer(), (4.0).is_integer(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"))
print((0.1).hex(), float.fromhex("0x1.8p+1"), (10).bit_count(), (5).real, (5).numerator, (3.7).__trunc__(), math.trunc(-3.7))
print(True + True, True * 5, bool(0), bool(0.0), bool("0"), int("0" * 5), not 0, True and 0, isinstance(True, int))
print(math.floor(-2.5), math.ceil(-2.5), math.floor(1e20), math.sqrt(2), math.pi, math.e, math.inf, math.nan)
print(str(10**50), repr(-(10**20)), f"{10**20:,}", int(1e20), int(10**20 * 1.5), 7 / 2, 8 / 2, 10**18 / 3)
print(1e22, 1e23, 9007199254740993.0, 0.1 + 0.7, 100.0, 1e2, 123e-7, 3.0e10, 2.5e-10, 4.35, 0.1 * 3)
for text in ("1e5", "infinity", "-NaN", ".5", "5.", "1e", "", "1 2", "0x10"):
    try:
        print(repr(float(text)), end=" ")
    except ValueError as e:
        print("|", e, end=" | ")
print()
i = 0
x = 10**9
while x != 1:
    x = x // 2 if x % 2 == 0 else 3 * x + 1
    i += 1
print(i)
a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print(a)
print(math.factorial(30), math.gcd(48, 36), math.lcm(4, 6), math.comb(10, 3), math.perm(5, 2), math.prod([1, 2, 3, 4]))
