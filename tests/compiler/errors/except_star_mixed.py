try:
    x = 1
except E:
    pass
except* F:
    pass
