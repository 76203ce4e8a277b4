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


class CnnLstm(nn.Module):
    """As our cnn-lstm at width 1."""

    def __init__(self, channels, frames, side):
        super().__init__()
        grid = min(4, (side + 3) // 4)
        cell = (((side + 1) // 2 + 1) // 2 + 3) // 4
        self.frames = frames
        self.cnn = nn.Sequential(
            nn.Conv2d(channels, 16, 3, 2, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU(),
            nn.Conv2d(16, 32, 3, 2, 1, bias=False), nn.BatchNorm2d(32), nn.ReLU(),
            nn.Conv2d(32, 64, 3, 1, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU(),
            nn.AvgPool2d(cell, cell), nn.Flatten(), nn.LazyLinear(64), nn.ReLU())
        self.lstm = nn.LSTM(64, 64, batch_first=True)
        self.head = nn.Sequential(nn.Dropout(0.5), nn.Linear(64, CLASSES))

    def forward(self, x):
        n, c, t, h, w = x.shape
        x = self.cnn(x.transpose(1, 2).reshape(n * t, c, h, w)).reshape(n, t, -1)
        return self.head(self.lstm(x)[0].mean(1))


def network():
    if MODEL == "cnn-lstm":
        return CnnLstm(SHAPE[1], SHAPE[2], SHAPE[3])
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
