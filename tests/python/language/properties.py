"""Properties and descriptors."""


class Temperature:
    def __init__(self, celsius=0):
        self.celsius = celsius

    @property
    def celsius(self):
        """Degrees."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        print("deleting")
        del self._celsius

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32


t = Temperature(20)
print(t.celsius, t.fahrenheit, Temperature.celsius.__doc__)
t.celsius = 100
print(t.fahrenheit)
for action in (lambda: setattr(t, "celsius", -300), lambda: setattr(t, "fahrenheit", 1), lambda: delattr(t, "fahrenheit")):
    try:
        action()
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
del t.celsius
try:
    t.celsius
except AttributeError as e:
    print(e)


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name
        print("named", owner.__name__, name)

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return getattr(instance, self.name, 0)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.name[1:]} must be positive")
        setattr(instance, self.name, value)


class Order:
    price = Positive()
    count = Positive()

    def __init__(self, price, count):
        self.price = price
        self.count = count


o = Order(3, 4)
print(o.price * o.count, vars(o), type(Order.price).__name__)
try:
    o.count = -1
except ValueError as e:
    print(e)


class NonData:
    def __get__(self, instance, owner):
        return "from the descriptor"


class Holder:
    value = NonData()


h = Holder()
print(h.value)
h.value = "from the instance"
print(h.value)


class Attrs:
    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(f"no {name}")

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)


a = Attrs()
a.x = 2
del a.x
print(a.real, a.dyn_hello, hasattr(a, "zzz"))
prop = property(lambda self: 42, doc="d")
print(type("P", (), {"p": prop})().p)
