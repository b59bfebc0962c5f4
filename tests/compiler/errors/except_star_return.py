def f():
    try:
        x = 1
    except* E:
        return 1
