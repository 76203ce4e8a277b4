"""Golden class weights of phased progressive learning with NumPy.

Run: /usr/bin/python3 weights.py     (not run by the build; ProgressTest holds what it prints)
"""
import numpy as np

n = np.array([161, 100, 548, 265, 206, 278, 298.0])
print("# weights.py with NumPy", np.__version__)
for r in (0.25, 0.5, 0.75, 0.9):
    w = n ** -(r**5)
    w = w / w.sum() * len(n)
    print('"%s, %s",' % (r, ", ".join("%.9f" % v for v in w)))
