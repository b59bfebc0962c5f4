"""Small numbers and the constants of a module are one object; what is computed is a new one."""
a = 257
b = 257
c = int("257")
print(a is b, a is not b, c is c)
a = b = 1000
c = int("1000")
d = a
print(a is b, a is c, c is not a, d is a, d is c)
x, y = 5000, 5000
print(x is y, x == y)
e = c
print(e is c)
f = int("70000")
g = int("70000")
print(f is g, f == g)
big = 1024
print(big is int("1024"), big + 1 is 1025 if False else big + 1 == 1025)
n = 500
n += 600
m = 1100
print(n is m, n == m, n is n + 0)
p = 1.5
q = 1.5
r = float("1.5")
print(p is q, p is r, r is r, p * 1 is p)
nan = float("nan")
print(nan is nan, nan == nan, [nan] == [nan])
for small in (-5, 0, 256, 1024):
    print(int(str(small)) is int(str(small)), end=" ")
print()


def inside():
    one = 123456
    two = 123456
    three = int("123456")
    return one is two, one is three, three is three


print(inside())
s = "hello"
t = "".join(["hel", "lo"])
print(s is t, s == t, s is "".join([s]))
print([] is [], (1, 2) == (1, 2), None is None, True is (1 == 1))
