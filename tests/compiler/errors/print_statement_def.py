def f():
    print "a" % x
