"""A bytearray that is viewed cannot be resized until the view is released or gone."""
import array
import copy
import io


def attempt(change):
    try:
        return change(), bytes(data)
    except (BufferError, IndexError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


data = bytearray(b"abc")
view = memoryview(data)
for change in (lambda: data.append(1), lambda: data.extend(b"x"), lambda: data.extend([1]), lambda: data.extend(b""),
               lambda: data.pop(), lambda: data.pop(9), lambda: data.clear(), lambda: data.__delitem__(0),
               lambda: data.__delitem__(slice(0, 2)), lambda: data.insert(0, 1), lambda: data.remove(97),
               lambda: data.remove(1), lambda: data.__setitem__(slice(0, 1), b"zz"),
               lambda: data.__setitem__(slice(0, 1), b"q"), lambda: data.__setitem__(0, 65),
               lambda: data.__iadd__(b"x"), lambda: data.__imul__(2), lambda: data.__imul__(1), lambda: data.reverse()):
    print(attempt(change))
view[0] = 90
print(data, bytes(view))
view.release()
data.append(1)
print(data)

with memoryview(data) as inner:
    print(attempt(lambda: data.append(2)))
    inner[0:2] = b"??"
data.append(2)
print(data)

part = memoryview(data)[1:3]
print(attempt(lambda: data.append(3)))
other = memoryview(part)
part.release()
print(attempt(lambda: data.append(3)))
del other
data.append(3)
print(data)


def passing():
    return bytes(memoryview(data)[:2]), len(memoryview(data))


print(passing(), attempt(lambda: data.append(4)))
try:
    with memoryview(data):
        raise KeyError("out")
except KeyError as error:
    print(error, attempt(lambda: data.append(5)))

numbers = array.array("i", [1, 2])
view = memoryview(numbers)
for change in (lambda: numbers.append(3), lambda: numbers.extend([3])):
    print(attempt(change))
view[0] = 7
del view
numbers.append(3)
print(numbers)


class Mine(bytearray):
    pass


data = Mine(b"xy")
view = memoryview(data)
print(attempt(lambda: data.append(1)))
twin = copy.copy(data)
twin.append(1)
print(twin)
view.release()
print(attempt(lambda: data.append(1)))

buffer = bytearray(4)
stream = io.BytesIO(b"abcdefgh")
while count := stream.readinto(buffer):
    print(count, buffer[:count])
buffer += b"!"
print(buffer)
