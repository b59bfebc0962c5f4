"""What tracebacks look like: one thread dies of each."""
import threading


class MyError(Exception):
    pass


class Outer:
    class Inner(Exception):
        def __str__(self):
            return "first\nsecond"


def whole_line():
    raise MyError("deep")


def repeated(n=8):
    if n:
        return repeated(n - 1)
    raise MyError("deep")


def alternating(n=5):
    if n: return other(n)
    raise MyError


def other(n):
    return alternating(n - 1)


def call_on_several_lines():
    return int(
        "q"
    )


def nested_subscripts():
    data = {"a": [1, 2]}
    return data["a"][5] + 3


def operator_on_next_line(a=1, b="b"):
    return (a
       + b)


def assigned_call():
    y = int("zz")


def returned_call():
    return abs("x")


def second_statement():
    x = 5; x.foo = 3


def notes():
    e = ValueError("with notes")
    e.add_note("note 1\nline 2")
    e.add_note("second")
    raise e


def context():
    try:
        1/0
    except ZeroDivisionError:
        raise Outer.Inner()


def cause():
    try:
        {}["k"]
    except KeyError as e:
        raise MyError from e


def suppressed():
    try:
        {}["k"]
    except KeyError:
        raise MyError("alone") from None


def three_deep():
    try:
        try:
            {}["k"]
        except KeyError:
            [].pop()
    except IndexError as e:
        raise RuntimeError("top") from e


def misspelt_method():
    [].apend(1)


def misspelt_builtin():
    prnt(1)


def forgotten_import():
    time.sleep(1)


def assertion():
    assert 1 == 2, "no way"


def in_f_string():
    print(f"{1/0} and")


def unpacking():
    a, b = 1, 2, 3


def iteration():
    for i in 5: pass


class C:
    def __init__(self):
        self.value = 1

    def go(self):
        return self.valeu + valeu

    def bare(self):
        return value


def misspelt_attribute():
    C().go()


def forgotten_self():
    C().bare()


def key_error():
    raise KeyError("a b")


def no_text():
    raise KeyError


def deleted():
    del undefined_thing


def long_call():
    lst = [1, 2, 3]
    lst[10] = sum(
        [1,
         "a",
         3,
         4,
         5,
         6])


def not_callable():
    x = 1
    x()


def conditional():
    return 1 if {}["a"] else 2


def star_call():
    no_text(*[1, 2, 3, 4])


def wide():
    return "日本語" + 1


def attribute_of_call():
    s = "abc"
    return s.uper().foo


def empty_text():
    raise MyError("")


def plus_at_line_end():
    x = (1 +
         2 + [])


def attribute_of_none():
    n = None
    n.foo


def middle_subscript():
    d = {"a": {}}
    d["a"]["b"]["c"]


def comprehension():
    return [1/x for x in (1, 0)]


def unary():
    -"a"


def comparison():
    1 < "a"


def two_calls():
    return (abs(-1) ** 2 // 3 % len("abc") - abs("x"))


def parenthesised():
    return (1) / ((0))  # a comment


def augmented():
    x = 1
    x += "a"


def slice_of_none():
    n = None
    return n[1:2] + 1


def string_argument():
    return open_it("a (b", ")")


def open_it(a, b):
    return a % b[0]


def lambda_call():
    f = lambda x: x.missing
    return f(1)


def method_chain():
    return (" abc "
            .strip()
            .split(",", "x")
            .pop())


def in_with():
    with threading.Lock() as lock:
        raise MyError("inside")


def tuple_error():
    raise MyError(1, "two")


def generator():
    def numbers():
        yield 1
        raise ValueError("in a generator")

    return sum(numbers())


def nested_attribute():
    class Inner:
        answer = 42

    class Box:
        def __init__(self):
            self.inner = Inner()

    Box().answer


def javascript():
    [].push(1)


def java():
    {}.put("k", 1)


JOBS = [
    whole_line, repeated, alternating, call_on_several_lines, nested_subscripts, operator_on_next_line, assigned_call,
    returned_call, second_statement, notes, context, cause, suppressed, three_deep, misspelt_method, misspelt_builtin,
    forgotten_import, assertion, in_f_string, unpacking, iteration, misspelt_attribute, forgotten_self, key_error,
    no_text, deleted, long_call, not_callable, conditional, star_call, wide, attribute_of_call, empty_text,
    plus_at_line_end, attribute_of_none, middle_subscript, comprehension, unary, comparison, two_calls, parenthesised,
    augmented, slice_of_none, string_argument, lambda_call, method_chain, in_with, tuple_error, generator,
    nested_attribute, javascript, java,
]
for job in JOBS:
    thread = threading.Thread(target=job)
    thread.start()
    thread.join()
print(len(JOBS))
