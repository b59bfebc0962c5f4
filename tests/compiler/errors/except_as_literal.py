try:
    x = 1
except A as 1:
    pass
