# eval, exec, compile: names, scopes, results, errors; timeit with text.
# status: 1
import timeit


def show(text, f):
    try:
        print(text, '->', f())
    except BaseException as e:
        print(text, '!', type(e).__name__, e)


x = 10
print(eval('x + 1'), eval(' 2 ** 5 '), eval('[i * x for i in range(3)]'), eval('(lambda a: a + x)(5)'), eval('y + z', {'y': 1, 'z': 2}), eval('a + x', globals(), {'a': 5}))
exec('w = x * 2\ndef double(n):\n    return n * 2\n')
print(w, double(4))


def inside(value):
    local = 7
    print(eval('local + value + x'))
    exec('local = 99')
    print(local)
    names = {}
    exec('total = x + len(seen)', {**globals(), 'seen': [value]}, names)
    return names


print(inside(1))
space = {}
exec('import math\nroot = math.sqrt(16)\nclass Thing:\n    size = 3\n    def area(self):\n        return self.size * scale\nscale = 2', space)
print(sorted(name for name in space if name != '__builtins__'), space['root'], space['Thing']().area(), '__builtins__' in space)
code = compile('x * 3', '<mine>', 'eval')
print(eval(code), code.co_filename, code.co_name)
code = compile('for i in range(2):\n    print("loop", i)\n', 'made.py', 'exec')
exec(code)
print(eval(compile('1 + 1', 's', 'eval')), exec('pass'), eval(b'1 + 2'))
counter = {'n': 0}
exec('counter["n"] += 5')
print(counter)
for text, f in (('name', lambda: eval('nowhere')), ('syntax', lambda: eval('1 +')), ('statement', lambda: eval('x = 1')), ('zero', lambda: eval('1 / 0')), ('type', lambda: eval(5)), ('globals', lambda: eval('1', 5)),
                ('mode', lambda: compile('1', 'f', 'what')), ('exec syntax', lambda: exec('def f(:\n')), ('exec type', lambda: exec(1.5))):
    show(text, f)
operations = {'+': 'a + b', '-': 'a - b', '*': 'a * b'}
print({symbol: eval(text, {'a': 6, 'b': 3}) for symbol, text in operations.items()})
taken = timeit.timeit('sum(range(10))', number=100)
print(taken > 0, timeit.timeit('x + y', setup='y = 2', globals=globals(), number=10) >= 0, len(timeit.repeat('pass', repeat=3, number=10)), timeit.timeit(lambda: None, number=5) >= 0)
show('bad', lambda: timeit.timeit('1 +', number=1))
show('runs', lambda: timeit.timeit('hits.append(1)', setup='hits = []; hits.append(0)', number=3) >= 0)
eval('1 / 0')
