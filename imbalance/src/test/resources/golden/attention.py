"""Golden values of the attention blocks, written from the formulas with PyTorch in double precision.

Run: /usr/bin/python3 attention.py > attention.properties     (not run by the build)
Weights are filled in the order of the blocks with ((37 k) mod 101 - 50) / 100, k counted from 0.
"""
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(31)


class Weights:
    def __init__(self):
        self.k = 0

    def take(self, *shape):
        n = 1
        for s in shape:
            n *= s
        v = torch.tensor([((37 * (self.k + i)) % 101 - 50) / 100 for i in range(n)])
        self.k += n
        return v.reshape(shape)


def show(name, x):
    print(name + "=" + ",".join(f"{v:.10g}" for v in x.flatten().tolist()))


def draw(*shape):
    return torch.round(torch.randn(*shape) * 1000) / 1000


def norm(x, w, channels):
    g, b = w.take(channels), w.take(channels)
    shape = [1, channels] + [1] * (x.dim() - 2)
    return x / (1 + 1e-5) ** 0.5 * g.reshape(shape) + b.reshape(shape)


print("# attention.py with PyTorch", torch.__version__, "2026-11-22")
N, D, T, HH, WW = 2, 4, 2, 3, 3
x = draw(N, D, T, HH, WW)
show("volume", x)

w = Weights()
w1, b1, w2, b2 = w.take(1, D), w.take(1), w.take(D, 1), w.take(D)
mlp = lambda v: F.relu(v @ w1.T + b1) @ w2.T + b2
gate = torch.sigmoid(mlp(x.mean((2, 3, 4))) + mlp(x.amax((2, 3, 4))))
y = x * gate[:, :, None, None, None]
maps = torch.cat([y.amax(1, keepdim=True), y.mean(1, keepdim=True)], 1)
conv = F.conv3d(maps, w.take(1, 2, 1, 7, 7), padding=(0, 3, 3))
show("cbam", y * torch.sigmoid(norm(conv, w, 1)))

w = Weights()
M, H = 3, 2
logs = []
for h in range(H):
    c = F.conv3d(x, w.take(M, D, 1, 1, 1), w.take(M))
    c = norm(c, w, M)
    total = 0
    for kernel in ((1, 3, 3), (1, 1, 3), (1, 3, 1)):
        k = F.conv3d(c, w.take(D, M, *kernel), w.take(D), padding=[v // 2 for v in kernel])
        total = total + norm(k, w, D)
    place = F.relu(total).sum(1, keepdim=True)
    pooled = (x * place).mean((2, 3, 4))
    v = pooled @ w.take(1, D).T + w.take(1)
    v = F.relu(norm(v, w, 1))
    v = torch.sigmoid(v @ w.take(D, 1).T + w.take(D))
    logs.append(pooled * v)
logs = F.log_softmax(torch.stack(logs, 1), 1)
show("heads", logs)
show("fused", logs.sum(1))
show("mean", x.mean((2, 3, 4)))

A = torch.tensor([[0.5, 0.25, 0.0], [0.5, 0.5, 0.1], [0.0, 0.2, 1.0]])
w = Weights()
E, W1, W2 = w.take(3, 5), w.take(5, 6), w.take(6, D)
f = draw(N, D)
show("features", f)
classifiers = A @ F.leaky_relu(A @ E @ W1, 0.2) @ W2
show("scores", f @ classifiers.T)

# A vision transformer over the best tokens (APViT), cells in the order t, y, x.
E2, HEADS, DEPTH, KEEP, RATE = 8, 2, 2, 0.5, 0.7


def layer_norm(v, w):
    g, b = w.take(E2), w.take(E2)
    m = v.mean(-1, keepdim=True)
    s = ((v - m) ** 2).mean(-1, keepdim=True)
    return (v - m) / (s + 1e-6).sqrt() * g + b


def top(scores, k):
    rows = []
    for row in scores.tolist():
        order = sorted(range(len(row)), key=lambda i: (-row[i], i))
        rows.append(sorted(order[:k]))
    return torch.tensor(rows)


def pick(tokens, index):
    return torch.stack([t[i] for t, i in zip(tokens, index)])


def transformer(score):
    w = Weights()
    cells = T * HH * WW
    cls, pos = w.take(1, E2), w.take(1 + cells, E2)
    flat = x.reshape(N, D, cells).transpose(1, 2)
    p = flat @ w.take(E2, D).T + w.take(E2)
    if score == "norm":
        s = p.abs().sum(-1)
    else:
        still = p[:, : HH * WW].repeat(1, T, 1)
        s = (p - still).abs().sum(-1)
    index = top(s, int(KEEP * cells))
    show("app_" + score, index)
    tokens = pick(p + pos[1:], index)
    tokens = torch.cat([(cls + pos[:1]).expand(N, 1, E2), tokens], 1)
    for layer in range(DEPTH):
        h = layer_norm(tokens, w)
        n, d = tokens.shape[1], E2 // HEADS
        q, k, v = [t.reshape(N, n, HEADS, d) for t in (h @ w.take(3 * E2, E2).T).chunk(3, -1)]
        raw = torch.einsum("bihd,bjhd->bhij", q, k) / d**0.5
        a = torch.einsum("bhij,bjhd->bihd", raw.softmax(-1), v).reshape(N, n, E2)
        tokens = tokens + a @ w.take(E2, E2).T + w.take(E2)
        s = raw[:, :, 0, 1:].sum(1)
        if layer >= DEPTH // 2:
            kept = top(s, int(RATE * (n - 1)))
            show("atp_" + score, kept)
            tokens = torch.cat([tokens[:, :1], pick(tokens[:, 1:], kept)], 1)
        h = layer_norm(tokens, w)
        h = F.gelu(h @ w.take(3 * E2, E2).T + w.take(3 * E2))
        tokens = tokens + h @ w.take(E2, 3 * E2).T + w.take(E2)
    tokens = layer_norm(tokens, w)
    show("class_" + score, tokens[:, 0])
    spread = torch.zeros(N, cells)
    spread.scatter_(1, index, s.softmax(1))
    show("seen_" + score, spread)


transformer("norm")
transformer("motion")
