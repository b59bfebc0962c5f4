"""Tracebacks of an uncaught error through several calls, with the marked part of each line."""
# status: 1


class Box:
    def __init__(self, items):
        self.items = items

    def total(self):
        return sum(item["price"] * item["count"] for item in self.items)


def report(box, *, digits):
    total = box.total()
    return round(total, digits)


def main():
    good = Box([{"price": 2, "count": 3}])
    print(report(good, digits=1))
    bad = Box([{"price": 2, "count": 3}, {"price": 5}])
    return report(
        bad,
        digits=2,
    )


main()
