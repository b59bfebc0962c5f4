"""Classes: attributes, methods, inheritance, super, class and static methods."""


class Animal:
    count = 0
    sounds = []

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return f"{self.name} makes a sound"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    @classmethod
    def create(cls, *names):
        return [cls(n) for n in names]

    @staticmethod
    def kingdom():
        return "animals"


class Dog(Animal):
    def speak(self):
        return super().speak() + ": woof"


class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def speak(self):
        return super(Dog, self).speak() + ", a small one"


for a in (Animal("x"), Dog("rex"), Puppy("p", 1)):
    print(a, a.speak(), a.kingdom())
print(Dog.create("a", "b"), Animal.count, Dog.count)
p = Puppy("q", 2)
print(isinstance(p, Animal), isinstance(p, (int, Dog)), issubclass(Puppy, Dog), type(p) is Dog, vars(p))
p.sounds.append("wuff")
p.count = 100
print(Animal.sounds, Animal.count, p.count, Dog.__bases__, Puppy.__name__, Puppy.__module__)
print(hasattr(p, "age"), getattr(p, "none", "default"))
setattr(p, "extra", 1)
delattr(p, "age")
print(sorted(vars(p)))
speak = p.speak
print(speak(), Dog.speak(p), speak.__self__ is p, speak.__func__ is Puppy.speak)
p.speak = lambda: "replaced on the instance"
print(p.speak())
Animal.walk = lambda self: self.name + " walks"
print(Dog("z").walk())
print(str(object())[:16], repr(Animal), repr(Dog.speak)[:23], repr(Dog("k").speak)[:30])


class Empty:
    pass


e = Empty()
e.x = 1
print(e.x, Empty.__doc__, Animal.__init__.__qualname__, type(Empty), type(e).__name__)
Dynamic = type("Dynamic", (Dog,), {"legs": 4, "speak": lambda self: "made by type()"})
print(Dynamic("d"), Dynamic("d").speak(), Dynamic.legs)


class Outer:
    class Inner:
        value = 1

    def make(self):
        return self.Inner()


print(Outer().make().value, Outer.Inner.__qualname__)
