fro i in x:
    pass
