try:
    x = 1
except:
    pass
except E:
    pass
