if x:
    pass
elif z:
y = 1
