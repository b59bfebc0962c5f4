# What the compiler warns about, on stderr before the program runs: escapes, `is` with literals, `finally` left early.
def f():
    for i in range(2):
        try: pass
        finally:
            return 1
print(f())
x = 1
if x is 1: print('is')
assert (x, 'always true')
print("\d", b"\q")
def g():
    while True:
        try: 1/0
        finally: break
print(g())
try: "abc"(1)
except TypeError as e: print(e)
try: [1, 2][1.0]
except TypeError as e: print(e)
def h():
    while 1:
        try: 1
        finally: continue
print([(1, 2) (3, 4)] if 0 else 'ok')
try: int("x")
except ValueError, TypeError: print("either")
