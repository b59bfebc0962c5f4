class A:
    def f(self):
    def g(self):
        pass
