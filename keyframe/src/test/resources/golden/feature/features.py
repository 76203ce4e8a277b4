"""Golden values of LBP, LBP-TOP, HOOF and MDMO, worked out with NumPy independently of the Java code.

Run: python3 features.py > features.properties
"""

import numpy as np

W, H, T = 12, 10, 5


def volume():
    t, y, x = np.meshgrid(np.arange(T), np.arange(H), np.arange(W), indexing="ij")
    return ((x * 37 + y * 91 + x * y * 13 + t * t * 29 + t * x * 7) % 256).astype(float)


def codes(plane, p, rx, ry):
    """Codes of a whole plane by shifted copies; the border repeats."""
    pad = 4
    wide = np.pad(plane, pad, mode="edge")
    h, w = plane.shape
    total = np.zeros(plane.shape, int)
    for k in range(p):
        dx, dy = rx * np.cos(2 * np.pi * k / p), -ry * np.sin(2 * np.pi * k / p)
        dx = np.rint(dx) if abs(dx - np.rint(dx)) < 1e-9 else dx
        dy = np.rint(dy) if abs(dy - np.rint(dy)) < 1e-9 else dy
        x0, y0 = int(np.floor(dx)), int(np.floor(dy))
        fx, fy = dx - x0, dy - y0
        part = lambda a, b: wide[pad + y0 + b : pad + y0 + b + h, pad + x0 + a : pad + x0 + a + w]
        value = ((1 - fx) * (1 - fy) * part(0, 0) + fx * (1 - fy) * part(1, 0)
                 + (1 - fx) * fy * part(0, 1) + fx * fy * part(1, 1))
        total += (value - plane >= -1e-9).astype(int) << k
    return total


def uniform(p):
    """Bin of each code."""
    bits = (np.arange(2**p)[:, None] >> np.arange(p)) & 1
    good = np.flatnonzero(np.abs(bits - np.roll(bits, 1, axis=1)).sum(axis=1) <= 2)
    bins = np.full(2**p, len(good))
    bins[good] = np.arange(len(good))
    return bins


def shares(bins, n):
    return np.bincount(bins.ravel(), minlength=n) / bins.size


def line(name, values, form="%d"):
    print(name + "=" + ",".join(form % v for v in np.ravel(values)))


v = volume()
print("# numpy %s, features.py; codes exact, shares and angles 1e-12" % np.__version__)
line("lbp.8.1.codes", codes(v[0], 8, 1, 1))
line("lbp.4.2.codes", codes(v[0], 4, 2, 2))
line("lbp.6.1.5.codes", codes(v[0], 6, 1.5, 1.5))
line("lbp.8.1.uniform", uniform(8)[codes(v[0], 8, 1, 1)])
u8 = uniform(8)
line("lbp.block", shares(u8[codes(v[0], 8, 1, 1)][2:7, 3:9], 59), "%.15g")

# LBP-TOP of the box x 3..8, y 2..6 over all frames, radius 1 in space, 2 in time
xy = np.stack([codes(v[t], 8, 1, 1) for t in range(T)])
xt = np.stack([codes(v[:, y, :], 8, 1, 2) for y in range(H)], axis=1)
yt = np.stack([codes(v[:, :, x], 8, 1, 2) for x in range(W)], axis=2)
box = (slice(None), slice(2, 7), slice(3, 9))
line("top", np.concatenate([shares(u8[c[box]], 59) for c in (xy, xt, yt)]), "%.15g")


def field(t):
    y, x = np.meshgrid(np.arange(H), np.arange(W), indexing="ij")
    u = ((x * 5 + y * 3 + t * 11) % 17 - 8).astype(np.float32) / np.float32(4)
    w = ((x * 7 + y * 2 + t * 5) % 13 - 6).astype(np.float32) / np.float32(4)
    return u.astype(float), w.astype(float)


def directions(u, w, n):
    angle = np.mod(np.arctan2(w, u), 2 * np.pi)
    bins = np.minimum(n - 1, np.floor(angle * n / (2 * np.pi)).astype(int))
    return np.where((u == 0) & (w == 0), -1, bins)


def main(u, w, n):
    b = directions(u, w, n)
    most = np.argmax([np.sum(b == i) for i in range(n)])
    inside = b == most
    return most, inside.sum(), u[inside].mean(), w[inside].mean()


u, w = field(0)
b = directions(u, w, 8)
length = np.hypot(u, w)
line("hoof", [length[b == i].sum() / length.sum() for i in range(8)], "%.15g")
line("main", main(u, w, 8), "%.15g")
regions = [(slice(0, 5), slice(0, 6)), (slice(5, 10), slice(0, 6)), (slice(2, 9), slice(6, 12))]
means = []
for r in regions:
    each = [main(*(c[r] for c in field(t)), 8) for t in range(3)]
    means.append((np.mean([m[2] for m in each]), np.mean([m[3] for m in each])))
means = np.array(means)
lengths = np.hypot(means[:, 0], means[:, 1])
angles = np.mod(np.arctan2(means[:, 1], means[:, 0]), 2 * np.pi)
line("mdmo", np.stack([lengths / lengths.max(), angles], axis=1), "%.15g")
