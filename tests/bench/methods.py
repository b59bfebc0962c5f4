# Objects: attributes, methods, properties.
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def add(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def scale(self, factor):
        self.x *= factor
        self.y *= factor
        return self

    @property
    def norm(self):
        return self.x * self.x + self.y * self.y


def main():
    position = Vector(0, 0)
    step = Vector(1, 2)
    total = 0
    for _ in range(700_000):
        position = position.add(step)
        step.scale(1)
        total += position.norm & 1
    print(position.x, position.y, total)


main()
