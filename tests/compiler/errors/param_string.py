def f("a"):
    pass
