"""Parameters and variables that have the name of a type parameter hide it."""


def same[T](T):
    return T


def many[T](*T, key=1, **rest):
    return T, key, rest


def rebound[T](x: T) -> T:
    T = x * 2
    return T


def inner[T](T: int = 4):
    def deeper():
        return T + 1
    return deeper(), [T for _ in range(2)], lambda: T


class Box[T]:
    def get(self, T):
        return T

    def kind(self):
        return T

    def own[U](self, U, /):
        return U, T


print(same(3), many(1, 2), rebound(5), inner()[:2], inner()[2]())
print(Box().get(1), Box().kind(), Box().own(2), Box[int])
print(same.__type_params__, Box.__type_params__, rebound.__annotations__)
for number in (same(T=7), many(rest=1)[2]):
    print(number)
