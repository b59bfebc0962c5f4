x = 1 # fine
)
