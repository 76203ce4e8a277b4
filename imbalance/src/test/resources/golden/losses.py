"""Golden values of the losses, written from the formulas with PyTorch in double precision.

Run: /usr/bin/python3 losses.py > losses.properties     (not run by the build)
"""
import datetime
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(11)
COUNTS = torch.tensor([161., 100., 548., 265., 206., 278., 298.])
K = 7
Y = torch.tensor([0, 1, 2, 3, 4, 5, 6, 2, 2, 1])
Z = torch.round(torch.randn(len(Y), K) * 2.5 * 1000) / 1000
C = torch.round((torch.rand(len(Y), K) * 2 - 1) * 1000) / 1000
N = len(Y)
ONE = F.one_hot(Y, K).to(Z.dtype)
W = 1 / COUNTS
W = W / W.sum() * K


def ce(z):
    return F.cross_entropy(z, Y, reduction="none")


def smoothing(z, e):
    return F.cross_entropy(z, Y, reduction="none", label_smoothing=e)


def focal(z, g):
    loss = ce(z)
    return (1 - torch.exp(-loss)) ** g * loss


def margins(largest):
    m = COUNTS ** -0.25
    return m / m.max() * largest


def ldam(z, largest, s):
    return ce(s * (z - margins(largest)[Y][:, None] * ONE))


def cri(z, largest, s, g, kind, t):
    inner = s * (z - margins(largest)[Y][:, None] * ONE)
    loss = ce(inner)
    p = torch.exp(-loss)
    f = (1 - p) ** g * loss
    th = -((1 - t) ** g) * math.log(t)
    other = {"DROP": torch.zeros_like(f), "CAP": torch.full_like(f, th), "DECREASE": p * th / t}
    return torch.where(f > th, other[kind], f)


def seesaw(z, p, q):
    s = torch.softmax(z.detach(), 1)
    total = torch.zeros(N)
    for i in range(N):
        y = int(Y[i])
        terms = []
        for j in range(K):
            m = min(1.0, float(COUNTS[j] / COUNTS[y])) ** p
            c = max(1.0, float(s[i, j] / max(float(s[i, y]), 0.01))) ** q
            terms.append(z[i, j] if j == y else z[i, j] + math.log(m * c))
        terms = torch.stack(terms)
        total[i] = torch.logsumexp(terms, 0) - z[i, y]
    return total


def asymmetric(z, a, b, clip):
    s = torch.sigmoid(z)
    q = torch.clamp(s - clip, min=0)
    loss = -(ONE * (1 - s) ** a * torch.log(s) + (1 - ONE) * q ** b * torch.log(1 - q))
    return loss.sum(1)


def mwnl(z, g, kind, beta):
    loss = F.binary_cross_entropy_with_logits(z, ONE, reduction="none")
    p = torch.exp(-loss)
    th = -math.log(beta)
    other = {"DROP": 0 * loss, "CAP": 0 * loss + th, "DECREASE": p * th / beta}
    return (torch.where(loss > th, other[kind], loss) * (1 - p) ** g).mean(1)


CASES = {
    "crossEntropy": (Z, ce),
    "labelSmoothing": (Z, lambda z: smoothing(z, 0.05)),
    "focal.5": (Z, lambda z: focal(z, 0.5)),
    "focal2": (Z, lambda z: focal(z, 2)),
    "ldam": (C, lambda z: ldam(z, 0.5, 30)),
    "balancedSoftmax": (Z, lambda z: ce(z + torch.log(COUNTS))),
    "logitAdjustment1.5": (Z, lambda z: ce(z + 1.5 * torch.log(COUNTS / COUNTS.sum()))),
    "seesaw": (Z, lambda z: seesaw(z, 0.8, 2)),
    "asymmetricFocal": (Z, lambda z: asymmetric(z, 1, 4, 0.05)),
    "mwnlDrop": (Z, lambda z: mwnl(z, 1, "DROP", 0.2)),
    "mwnlCap": (Z, lambda z: mwnl(z, 1, "CAP", 0.2)),
    "mwnlDecrease": (Z, lambda z: mwnl(z, 1, "DECREASE", 0.2)),
    "cri": (C, lambda z: cri(z, 0.1, 30, 1, "DROP", 1e-50)),
    "criDrop": (Z, lambda z: cri(z, 0.5, 1, 1.5, "DROP", 0.05)),
    "criCap": (Z, lambda z: cri(z, 0.5, 1, 1.5, "CAP", 0.05)),
    "criDecrease": (Z, lambda z: cri(z, 0.5, 1, 1.5, "DECREASE", 0.05)),
}


def text(t):
    return ",".join("%.12g" % v for v in t.detach().flatten().tolist())


print("# losses.py with PyTorch %s, %s; values absolute 1e-5, the class counts of the training part of DFME"
      % (torch.__version__, datetime.date.today().isoformat()))
print("# X = loss of each sample; X.mean, X.byWeight, X.byCount with weights 1/n that sum to K;")
print("# X.gradient = of the mean by weight, in the logits")
print("labels=" + ",".join(str(int(v)) for v in Y))
print("logits=" + text(Z))
print("cosines=" + text(C))
for name, (given, fn) in CASES.items():
    z = given.clone().requires_grad_(True)
    loss = fn(z)
    w = W[Y]
    by_weight = (w * loss).sum() / w.sum()
    by_weight.backward()
    print("%s=%s" % (name, text(loss)))
    print("%s.mean=%s" % (name, text(loss.mean())))
    print("%s.byWeight=%s" % (name, text(by_weight)))
    print("%s.byCount=%s" % (name, text((w * loss).mean())))
    print("%s.gradient=%s" % (name, text(z.grad)))
