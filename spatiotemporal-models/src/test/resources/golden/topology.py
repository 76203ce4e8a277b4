"""Golden values of the features along a tree of face points, with PyTorch in double precision.

Run: /usr/bin/python3 topology.py > topology.properties     (not run by the build)
Weights are filled in the order of the blocks with ((37 k) mod 101 - 50) / 100, k counted from 0.
The tree is found by Kruskal's algorithm and walked by recursion.
"""
import math
import re
import sys

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(11)

SOURCE = "core/src/main/java/org/glimpse/core/frame/FacePoint.java"
POINTS = [
    (float(x), float(y))
    for x, y in re.findall(r"^  [A-Z_]+\(([\d.]+), ([\d.]+)\)[,;]", open(sys.argv[1] + SOURCE).read(), re.M)
]
ROOT = 16
L, N, C, T, H, W, U = len(POINTS), 2, 2, 2, 10, 12, 4
assert L == 30


class Weights:
    def __init__(self):
        self.k = 0

    def take(self, *shape):
        n = math.prod(shape)
        v = torch.tensor([((37 * (self.k + i)) % 101 - 50) / 100 for i in range(n)])
        self.k += n
        return v.reshape(shape)


def show(name, x):
    print(name + "=" + ",".join(f"{v:.10g}" for v in torch.as_tensor(x).flatten().tolist()))


def draw(*shape):
    return torch.round(torch.randn(*shape) * 1000) / 1000


print("# topology.py with PyTorch", torch.__version__, "2026-11-22")
x = draw(N, C, T, H, W)
show("clips", x)
flat = torch.round(torch.rand(L * (L - 1) // 2) * 1e6) / 1e6
show("costs", flat)

pairs = [(a, b) for a in range(L) for b in range(a + 1, L)]
group = list(range(L))
edges = {p: [] for p in range(L)}
for cost, (a, b) in sorted(zip(flat.tolist(), pairs)):
    if group[a] != group[b]:
        old = group[a]
        group = [group[b] if g == old else g for g in group]
        edges[a].append((cost, b))
        edges[b].append((cost, a))

order, scale = [], [0.5] * L


def walk(point, parent):
    order.append(point)
    for cost, child in sorted(edges[point]):
        if child != parent:
            scale[child] = 1 / (1 + math.exp(cost))
            walk(child, point)


walk(ROOT, None)
show("order", order)

ys, xs = torch.meshgrid((torch.arange(H) + 0.5) / H, (torch.arange(W) + 0.5) / W, indexing="ij")
around = []
for px, py in POINTS:
    bell = torch.exp(-((xs - px) ** 2 + (ys - py) ** 2) / (2 * 0.06**2))
    around.append((x * (bell / bell.sum())).sum((-1, -2)).reshape(N, C * T))
place = torch.tensor([(2 * a - 1, 2 * b - 1) for a, b in POINTS]).expand(N, L, 2)
nodes = torch.cat([place, torch.stack(around, 1)], 2)

side = 3
patches = []
for px, py in POINTS:
    rows = [min(max(int(py * H) - side // 2 + i, 0), H - 1) for i in range(side)]
    cols = [min(max(int(px * W) - side // 2 + i, 0), W - 1) for i in range(side)]
    patches.append(x[:, :, :, rows][:, :, :, :, cols].reshape(N, C * T, side, side))
patches = torch.stack(patches, 1).reshape(N * L, C * T, side, side)

w = Weights()
w.take(len(flat))
linear = lambda v, o: v @ w.take(o, v.shape[-1]).T + w.take(o)


def norm(v):
    c = v.shape[1]
    g, b = w.take(c), w.take(c)
    return v / math.sqrt(1 + 1e-5) * g[:, None, None] + b[:, None, None]


def lstm(v):
    wi, wh, bi, bh = w.take(4 * U, U), w.take(4 * U, U), w.take(4 * U), w.take(4 * U)
    h = c = torch.zeros(N, U)
    out = []
    for step in range(v.shape[1]):
        i, f, g, o = (v[:, step] @ wi.T + bi + h @ wh.T + bh).chunk(4, 1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        h = torch.sigmoid(o) * torch.tanh(c)
        out.append(h)
    return torch.stack(out, 1)


def attend(v):
    e = linear(torch.tanh(linear(v, U)), 1)[..., 0]
    a = e.softmax(1)
    return (a[:, :, None] * v).sum(1), a


moved = F.relu(linear(nodes, U)) * torch.tensor(scale)[:, None]
v = F.relu(norm(F.conv2d(patches, w.take(U // 2 + 1, C * T, 3, 3), padding=1)))
v = F.relu(norm(F.conv2d(v, w.take(U, U // 2 + 1, 3, 3), padding=1, stride=2)))
seen = F.relu(linear(v.reshape(N * L, -1), U)).reshape(N, L, U)
one, two = lstm(moved[:, order]), lstm(seen[:, order])
(one, a1), (two, a2) = attend(one), attend(two)
fused, a = attend(torch.stack([one, two], 1))
show("features", fused)
show("structure", a1)
show("texture", a2)
show("streams", a)
