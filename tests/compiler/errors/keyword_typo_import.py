improt a
