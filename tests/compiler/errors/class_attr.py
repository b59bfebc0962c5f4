class A.b:
    pass
