"""STSTNet fold by fold in PyTorch, and variants of one step. Prints lines of name, threads, milliseconds."""
import sys
import time

import torch
from torch import nn

MODE, FOLDS, EPOCHS, CLIPS, THREADS = sys.argv[1], *map(int, sys.argv[2:6])
STREAMS = (3, 5, 8)


class Plain(nn.Module):
    def __init__(self):
        super().__init__()
        self.convs = nn.ModuleList([nn.Conv2d(3, k, 3, padding=2) for k in STREAMS])
        self.norms = nn.ModuleList([nn.BatchNorm2d(k) for k in STREAMS])
        self.pool = nn.MaxPool2d(3, 3, 1)
        self.drop = nn.Dropout(0.5)
        self.mean = nn.AvgPool2d(2, 2)
        self.fc = nn.Linear(400, 3)

    def forward(self, x):
        parts = [
            self.drop(self.pool(norm(torch.relu(conv(x)))))
            for conv, norm in zip(self.convs, self.norms)
        ]
        return self.fc(self.mean(torch.cat(parts, 1)).flatten(1))


class Merged(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 16, 3, padding=2)
        self.norm = nn.BatchNorm2d(16)
        self.pool = nn.MaxPool2d(3, 3, 1)
        self.drop = nn.Dropout(0.5)
        self.mean = nn.AvgPool2d(2, 2)
        self.fc = nn.Linear(400, 3)

    def forward(self, x):
        x = self.drop(self.pool(self.norm(torch.relu(self.conv(x)))))
        return self.fc(self.mean(x).flatten(1))


def train(net, x, y, epochs):
    """The loop of the authors' program: batches of 256 in order, Adam 5e-5."""
    rule = torch.optim.Adam(net.parameters(), lr=5e-5)
    loss_of = nn.CrossEntropyLoss()
    for _ in range(epochs):
        for from_ in range(0, len(x), 256):
            rule.zero_grad()
            loss = loss_of(net(x[from_ : from_ + 256]), y[from_ : from_ + 256])
            loss.backward()
            rule.step()
            loss.item()


torch.manual_seed(0)
torch.set_num_threads(THREADS)
maps = torch.randint(0, 256, (CLIPS, 3, 28, 28)).float()
labels = torch.randint(0, 3, (CLIPS,))
steps = (CLIPS + 255) // 256
if MODE == "folds":
    train(Plain(), maps, labels, 2)
    start = time.time()
    for _ in range(FOLDS):
        train(Plain(), maps, labels, EPOCHS)
    print("folds", THREADS, (time.time() - start) * 1e3)
else:
    for name, net, last in (
        ("three streams", Plain(), False),
        ("one convolution 3 to 16", Merged(), False),
        ("one convolution, channels last", Merged(), True),
    ):
        x = maps
        if last:
            net = net.to(memory_format=torch.channels_last)
            x = maps.contiguous(memory_format=torch.channels_last)
        train(net, x, labels, 2)
        start = time.time()
        train(net, x, labels, EPOCHS)
        print(name, THREADS, (time.time() - start) * 1e3 / EPOCHS / steps, sep=",")
