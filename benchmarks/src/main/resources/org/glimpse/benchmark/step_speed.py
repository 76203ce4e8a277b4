"""Forward and backward of one batch in PyTorch; reads the networks from the golden files' script."""
import sys
import time

import torch
from torch import nn

MODEL, THREADS, REPEATS, CLASSES = sys.argv[1], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
SHAPE = [int(s) for s in sys.argv[6].split("x")]
sys.path.insert(0, sys.argv[2])
import make_goldens as nets  # noqa: E402

torch.set_num_threads(THREADS)


def network():
    if MODEL == "cnn-lstm":
        cell = ((SHAPE[3] + 1) // 2 + 1) // 2
        cell = (cell + 3) // 4
        return nets.CnnLstm(SHAPE[1], CLASSES, 1, (cell, cell), False, "mean")
    kind = {"r3d-18": "r3d", "r2plus1d-18": "r2plus1d"}[MODEL]
    return nets.VideoResNet(kind, (2, 2, 2, 2), SHAPE[1], CLASSES, 1)


torch.manual_seed(0)
net = network().train()
clips = torch.randn(SHAPE)
labels = torch.arange(SHAPE[0]) % CLASSES
loss_of = nn.CrossEntropyLoss()
times = []
for _ in range(REPEATS + 1):
    net.zero_grad()
    start = time.time()
    loss = loss_of(net(clips), labels)
    loss.backward()
    loss.item()
    times.append((time.time() - start) * 1e3)
print(sorted(times[1:])[REPEATS // 2])
