"""Metaclasses and class creation hooks."""


class Meta(type):
    def __new__(mcs, name, bases, namespace, **kw):
        print("new", name, [b.__name__ for b in bases], kw)
        namespace["added"] = name.lower()
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kw):
        print("init", name)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kw):
        print("call", cls.__name__, args)
        return super().__call__(*args, **kw)

    def __len__(cls):
        return 7

    def __getitem__(cls, key):
        return f"{cls.__name__}[{key}]"

    def __iter__(cls):
        return iter("xyz")

    def __contains__(cls, item):
        return item == "magic"

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"

    @property
    def upper(cls):
        return cls.__name__.upper()


class Base(metaclass=Meta):
    def __init__(self, x):
        self.x = x


class Derived(Base, option=5):
    pass


d = Derived(3)
print(d.x, d.added, type(Derived) is Meta, isinstance(Derived, Meta), Derived, len(Derived), Derived["k"], list(Derived))
print("magic" in Derived, Derived.upper, hasattr(d, "upper"))


class Singleton(type):
    instances = {}

    def __call__(cls, *args):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*args)
        return cls.instances[cls]


class Config(metaclass=Singleton):
    pass


print(Config() is Config())


class New:
    def __new__(cls, *args):
        print("__new__", args)
        self = super().__new__(cls)
        self.made = True
        return self

    def __init__(self, *args):
        print("__init__", args)


class Other:
    def __new__(cls):
        return "not an instance"

    def __init__(self):
        print("never called")


print(New(1, 2).made, Other())


class Celsius(float):
    def __new__(cls, value):
        return super().__new__(cls, value + 0.5)

    def __str__(self):
        return f"{float(self):.1f} C"


c = Celsius(20)
print(c, c + 1, type(c).__name__, isinstance(c, float))


class Upper(str):
    def __new__(cls, text):
        return str.__new__(cls, text.upper())


class Stack(list):
    def push(self, x):
        self.append(x)
        return self


print(Upper("abc"), Upper("x") + "y", len(Upper("abcd")), Stack([1]).push(2), Stack().push(0) == [0])
