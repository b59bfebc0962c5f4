x = false y
