# A module's own __annotate__, by its bare name.
x: int = 1
y: list[str]
print(__annotate__(1), __annotate__(format=1) if False else "")
for format in (2, 3, 4, 99):
    try:
        print(format, __annotate__(format))
    except BaseException as error:
        print(format, type(error).__name__, error)
try:
    __annotate__()
except TypeError as error:
    print(type(error).__name__)
