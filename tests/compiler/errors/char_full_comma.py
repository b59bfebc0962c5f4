f(a，b)
