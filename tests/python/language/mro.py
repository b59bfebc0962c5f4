"""Multiple inheritance: order of resolution, cooperative super, mixins."""


class Base:
    def __init__(self, **kw):
        print("Base", kw)

    def who(self):
        return ["Base"]


class Left(Base):
    def __init__(self, *, left, **kw):
        print("Left", left)
        super().__init__(**kw)

    def who(self):
        return ["Left"] + super().who()


class Right(Base):
    def __init__(self, *, right, **kw):
        print("Right", right)
        super().__init__(**kw)

    def who(self):
        return ["Right"] + super().who()


class Both(Left, Right):
    def who(self):
        return ["Both"] + super().who()


b = Both(left=1, right=2)
print(b.who())
print([c.__name__ for c in Both.__mro__], Both.mro() == list(Both.__mro__))
try:
    type("Bad", (Base, Left), {})
except TypeError as e:
    print(e)
try:
    class Twice(Base, Base):
        pass
except TypeError as e:
    print(e)


class LoudMixin:
    def say(self):
        return super().say().upper() + "!"


class Speaker:
    def say(self):
        return "hello"


class LoudSpeaker(LoudMixin, Speaker):
    pass


print(LoudSpeaker().say())


class Registry:
    known = {}

    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        Registry.known[key or cls.__name__] = cls.__name__


class A(Registry):
    pass


class B(Registry, key="bee"):
    pass


print(Registry.known)


class Sup:
    @classmethod
    def make(cls):
        return cls.__name__

    @property
    def prop(self):
        return 1


class Sub(Sup):
    @classmethod
    def make(cls):
        return "sub " + super().make()

    @property
    def prop(self):
        return super().prop + 1


print(Sub.make(), Sub().make(), Sub().prop)
try:
    super().x
except RuntimeError as e:
    print(e)
print(super(Left, b).who(), super(Both, b).__thisclass__.__name__)
