try:
    x = 1
except A, B as e:
    pass
