"""Golden values of the objectives' losses, written from the formulas with PyTorch in double precision.

Run: /usr/bin/python3 uncertain.py > uncertain.properties     (not run by the build)
"""
import datetime
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(23)
N, D, K, H = 6, 5, 4, 3


def draw(*shape):
    return torch.round(torch.randn(*shape) * 1000) / 1000


def show(name, x):
    print(name + "=" + ",".join(f"{v:.12g}" for v in torch.as_tensor(x).flatten().tolist()))


def result(name, loss, *leaves):
    """Value and the gradients of its leaves, one after the other."""
    grads = torch.autograd.grad(loss.sum() if loss.dim() else loss, leaves)
    show(name, loss.detach())
    show(name + ".gradient", torch.cat([g.flatten() for g in grads]))


Y = torch.tensor([0, 1, 2, 3, 1, 0])
P = torch.tensor([3, 0, 2, 5, 1, 4])
W = torch.tensor([0.5, 1.0, 1.5, 1.0])
print("# uncertain.py with PyTorch", torch.__version__, datetime.date(2026, 11, 22).isoformat())
show("labels", Y)
show("partners", P)
show("weights", W)
mu, s, fc = draw(N, D), draw(N, D), draw(K, D)
show("means", mu)
show("logVariances", s)
show("classifier", fc)

m, v = mu.clone().requires_grad_(), s.clone().requires_grad_()
u = v.exp().mean(1, keepdim=True)
show("uncertainty", u.detach())
z = u / (u + u[P]) * m + u[P] / (u + u[P]) * m[P]
show("mixture", z.detach())
logits = z @ fc.T
rul = 0.5 * F.cross_entropy(logits, Y, W) + 0.5 * F.cross_entropy(logits, Y[P], W)
result("rul", rul, m, v)

a = torch.tensor([0.9, 0.31, 0.52, 0.48, 0.77, 0.5], requires_grad=True)
show("confidences", a.detach())
for beta, delta in ((0.7, 0.15), (0.7, 0.6), (0.5, 0.4)):
    top = int(math.floor(beta * N))
    order = a.sort(descending=True)[0]
    rr = torch.clamp(delta - (order[:top].mean() - order[top:].mean()), min=0)
    result(f"rank{beta}_{delta}", rr, a)

x, c = draw(N, D).requires_grad_(), draw(K, D).requires_grad_()
show("features", x.detach())
show("centers", c.detach())
af = ((x - c[Y]) ** 2).sum(1).mean() / (c.var(0, unbiased=True).sum() + 1e-6)
result("affinity", af, x, c)
heads = draw(N, H, D).requires_grad_()
show("heads", heads.detach())
logs = F.log_softmax(heads, 1)
pt = torch.log(1 + H / (logs.var(1, unbiased=True).mean() + 2.2e-16))
result("partition", pt, heads)

f1, f2 = draw(2, D, 2, 3, 4).requires_grad_(), draw(2, D, 2, 3, 4).requires_grad_()
show("volume1", f1.detach())
show("volume2", f2.detach())
m1 = torch.einsum("kc,bcthw->bkthw", fc, f1)
m2 = torch.einsum("kc,bcthw->bkthw", fc, f2)
show("activations", m1.detach())
result("consistency", ((m1 - torch.flip(m2, [4])) ** 2).mean(), f1, f2)

p, t = draw(N, 2).requires_grad_(), draw(N, 2)
show("predicted", p.detach())
show("stated", t)
total = 0
for d in range(2):
    pm, tm = p[:, d].mean(), t[:, d].mean()
    cov = ((p[:, d] - pm) * (t[:, d] - tm)).mean()
    total = total + 2 * cov / (
        ((p[:, d] - pm) ** 2).mean() + ((t[:, d] - tm) ** 2).mean() + (pm - tm) ** 2)
result("concordance", 1 - total / 2, p)
