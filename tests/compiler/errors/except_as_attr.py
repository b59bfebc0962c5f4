try:
    x = 1
except A as b.c:
    pass
