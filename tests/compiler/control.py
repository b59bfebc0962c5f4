def f(a, b):
    try:
        x = a.m(b)
        for i in x:
            if i and b or not a:
                continue
            print(i)
        while a < b < 3:
            a += 1
            if a: break
        else:
            return 5
    except ValueError as e:
        print(e)
    except (A, B):
        pass
    else:
        y = 1
    finally:
        z()
    with open(a) as q, b:
        return q
    return [x for x in y if x]


def loops():
    for i in a:
        for j in b:
            if i:
                break
            with q:
                continue
            try:
                return 5
            finally:
                break
    else:
        w()
