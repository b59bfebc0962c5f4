class A:
    [y := 1 for i in x]
