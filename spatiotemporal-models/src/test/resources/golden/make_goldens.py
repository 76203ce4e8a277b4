"""Makes the golden files of the model tests with PyTorch 1.13 (Debian's python3-torch).

Run in this folder: /usr/bin/python3 make_goldens.py. Weights come from a formula that the Java
test repeats, so that no weights need to be kept: value i of a tensor is w(crc32(name) + i), scaled.
"""
import math
import struct
import zlib
from collections import OrderedDict

import torch
from torch import nn

torch.manual_seed(0)
torch.set_num_threads(1)


def uniform(name, count):
    """count values in [-1, 1) that depend on the name alone."""
    i = torch.arange(count, dtype=torch.int64) + zlib.crc32(name.encode())
    return (((i * 2654435761) % 4294967296).double() / 2147483648 - 1).float()


def fill(module):
    for name, tensor in module.state_dict().items():
        if name.endswith("num_batches_tracked"):
            continue
        values = uniform(name, tensor.numel()).reshape(tensor.shape)
        if name.endswith("running_var"):
            values = 1 + values / 2
        elif tensor.dim() == 1:
            values = values / 2 + (1 if name.endswith("weight") else 0)
        else:
            values = values * math.sqrt(3 / (tensor.numel() / tensor.shape[0]))
        tensor.copy_(values)


def golden(name, module, shape):
    module.eval()
    with torch.no_grad():
        fill(module)
        batch = 2
        clip = uniform("input", batch * math.prod(shape)).reshape(batch, *shape)
        logits = module(clip)
    with open("forward/" + name + ".properties", "w") as out:
        out.write("# torch %s, make_goldens.py; tolerance 1e-4\n" % torch.__version__)
        out.write("input=%s\n" % ",".join(map(str, shape)))
        out.write("parameters=%d\n" % sum(p.numel() for p in module.parameters()))
        out.write("logits=%s\n" % ",".join("%.8g" % v for v in logits.flatten().tolist()))
        names = [n for n in module.state_dict() if not n.endswith("num_batches_tracked")]
        shapes = ["%s:%s" % (n, "x".join(map(str, module.state_dict()[n].shape))) for n in names]
        out.write("tensors=%s\n" % ",".join(shapes))
    print(name, logits.abs().mean().item(), logits.flatten()[:4].tolist())


class Images(nn.Module):
    """Puts the frames of a clip into its channels."""

    def forward(self, x):
        n, c, t, h, w = x.shape
        return x.reshape(n, c * t, h, w)


class StstNet(nn.Module):
    def __init__(self, channels, classes):
        super().__init__()
        for i, filters in enumerate((3, 5, 8), 1):
            setattr(self, "conv%d" % i, nn.Conv2d(channels, filters, 3, padding=2))
            setattr(self, "bn%d" % i, nn.BatchNorm2d(filters))
        self.fc = nn.Linear(400, classes)

    def forward(self, x):
        x = Images()(x)
        streams = []
        for i in (1, 2, 3):
            y = getattr(self, "bn%d" % i)(torch.relu(getattr(self, "conv%d" % i)(x)))
            streams.append(nn.functional.max_pool2d(y, 3, 3, 1))
        return self.fc(nn.functional.avg_pool2d(torch.cat(streams, 1), 2).flatten(1))


class OffApexNet(nn.Module):
    def __init__(self, channels, classes, units):
        super().__init__()
        self.streams = nn.ModuleList(
            nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
                          nn.Conv2d(6, 16, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2))
            for _ in range(channels))
        self.fc1 = nn.Linear(784 * channels, units)
        self.fc2 = nn.Linear(units, units)
        self.fc = nn.Linear(units, classes)

    def forward(self, x):
        x = Images()(x)
        x = torch.cat([s(x[:, i:i + 1]) for i, s in enumerate(self.streams)], 1).flatten(1)
        return self.fc(torch.relu(self.fc2(torch.relu(self.fc1(x)))))


class Inception(nn.Module):
    def __init__(self, channels, filters):
        super().__init__()
        self.a = nn.Conv2d(channels, filters, 1)
        self.b1, self.b2 = nn.Conv2d(channels, filters, 1), nn.Conv2d(filters, filters, 3, padding=1)
        self.c1, self.c2 = nn.Conv2d(channels, filters, 1), nn.Conv2d(filters, filters, 5, padding=2)
        self.d = nn.Conv2d(channels, filters, 1)

    def forward(self, x):
        r = torch.relu
        pooled = nn.functional.max_pool2d(x, 3, 1, 1)
        return torch.cat([r(self.a(x)), r(self.b2(r(self.b1(x)))), r(self.c2(r(self.c1(x)))),
                          r(self.d(pooled))], 1)


class DualInception(nn.Module):
    def __init__(self, channels, classes):
        super().__init__()
        self.streams = nn.ModuleList(
            nn.Sequential(Inception(1, 6), nn.MaxPool2d(2), Inception(24, 16), nn.MaxPool2d(2))
            for _ in range(channels))
        self.fc1 = nn.Linear(64 * 49 * channels, 1024)
        self.fc = nn.Linear(1024, classes)

    def forward(self, x):
        x = Images()(x)
        x = torch.cat([s(x[:, i:i + 1]) for i, s in enumerate(self.streams)], 1).flatten(1)
        return self.fc(torch.relu(self.fc1(x)))


class Rcn(nn.Module):
    def __init__(self, channels, classes):
        super().__init__()
        self.stem, self.stem_bn = nn.Conv2d(channels, 32, 3, 3, 1), nn.BatchNorm2d(32)
        self.feed, self.feed_bn = nn.Conv2d(32, 32, 1), nn.BatchNorm2d(32)
        self.back, self.back_bn = nn.Conv2d(32, 32, 3, padding=1), nn.BatchNorm2d(32)
        self.fc = nn.Linear(800, classes)

    def forward(self, x):
        x = self.stem_bn(torch.relu(self.stem(Images()(x))))
        y = torch.relu(self.feed_bn(self.feed(x)))
        for _ in range(2):
            y = torch.relu(self.back_bn(self.back(x + y)))
        return self.fc(nn.functional.max_pool2d(y, 2).flatten(1))


class Conv2Plus1d(nn.Sequential):
    def __init__(self, inputs, outputs, middle, stride):
        super().__init__(
            nn.Conv3d(inputs, middle, (1, 3, 3), (1, stride, stride), (0, 1, 1), bias=False),
            nn.BatchNorm3d(middle), nn.ReLU(),
            nn.Conv3d(middle, outputs, (3, 1, 1), (stride, 1, 1), (1, 0, 0), bias=False))


class Basic(nn.Module):
    """A residual block with torchvision's names; kind is r3d, mc3 or r2plus1d."""

    def __init__(self, kind, inputs, outputs, stride):
        super().__init__()
        middle = inputs * outputs * 27 // (inputs * 9 + 3 * outputs)

        def conv(a, b, s):
            if kind == "r2plus1d":
                return Conv2Plus1d(a, b, middle, s)
            if kind == "mc3":
                return nn.Conv3d(a, b, (1, 3, 3), (1, s, s), (0, 1, 1), bias=False)
            return nn.Conv3d(a, b, 3, s, 1, bias=False)

        self.conv1 = nn.Sequential(conv(inputs, outputs, stride), nn.BatchNorm3d(outputs), nn.ReLU())
        self.conv2 = nn.Sequential(conv(outputs, outputs, 1), nn.BatchNorm3d(outputs))
        if stride > 1:
            s = (1, stride, stride) if kind == "mc3" else stride
            self.downsample = nn.Sequential(
                nn.Conv3d(inputs, outputs, 1, s, bias=False), nn.BatchNorm3d(outputs))

    def forward(self, x):
        beside = self.downsample(x) if hasattr(self, "downsample") else x
        return torch.relu(self.conv2(self.conv1(x)) + beside)


class VideoResNet(nn.Module):
    def __init__(self, kind, depths, channels, classes, width):
        super().__init__()
        sizes = [max(1, int(math.floor(s * width + 0.5))) for s in (64, 128, 256, 512)]
        if kind == "r2plus1d":
            middle = max(1, int(math.floor(45 * width + 0.5)))
            self.stem = nn.Sequential(
                nn.Conv3d(channels, middle, (1, 7, 7), (1, 2, 2), (0, 3, 3), bias=False),
                nn.BatchNorm3d(middle), nn.ReLU(),
                nn.Conv3d(middle, sizes[0], (3, 1, 1), 1, (1, 0, 0), bias=False),
                nn.BatchNorm3d(sizes[0]), nn.ReLU())
        else:
            self.stem = nn.Sequential(
                nn.Conv3d(channels, sizes[0], (3, 7, 7), (1, 2, 2), (1, 3, 3), bias=False),
                nn.BatchNorm3d(sizes[0]), nn.ReLU())
        inputs = sizes[0]
        for stage, (outputs, depth) in enumerate(zip(sizes, depths)):
            form = "r3d" if kind == "mc3" and stage == 0 else kind
            blocks = []
            for block in range(depth):
                blocks.append(Basic(form, inputs, outputs, 2 if stage > 0 and block == 0 else 1))
                inputs = outputs
            setattr(self, "layer%d" % (stage + 1), nn.Sequential(*blocks))
        self.fc = nn.Linear(inputs, classes)

    def forward(self, x):
        x = self.stem(x)
        for stage in (1, 2, 3, 4):
            x = getattr(self, "layer%d" % stage)(x)
        return self.fc(x.mean((2, 3, 4)))


class C3d(nn.Module):
    def __init__(self, channels, classes, width, features):
        super().__init__()
        f = [max(1, int(math.floor(s * width + 0.5)))
             for s in (64, 128, 256, 256, 512, 512, 512, 512)]
        units = max(1, int(math.floor(4096 * width + 0.5)))
        names = ["conv1", "conv2", "conv3a", "conv3b", "conv4a", "conv4b", "conv5a", "conv5b"]
        for name, a, b in zip(names, [channels] + f, f):
            setattr(self, name, nn.Conv3d(a, b, 3, padding=1))
        self.fc6 = nn.Linear(f[-1] * features, units)
        self.fc7 = nn.Linear(units, units)
        self.fc8 = nn.Linear(units, classes)

    def forward(self, x):
        pool = nn.functional.max_pool3d
        r = torch.relu
        x = pool(r(self.conv1(x)), (1, 2, 2))
        x = pool(r(self.conv2(x)), 2)
        x = pool(r(self.conv3b(r(self.conv3a(x)))), 2)
        x = pool(r(self.conv4b(r(self.conv4a(x)))), 2)
        x = pool(r(self.conv5b(r(self.conv5a(x)))), 2, 2, (0, 1, 1))
        x = r(self.fc7(r(self.fc6(x.flatten(1)))))
        return self.fc8(x)


def counts():
    """The parameters of the video networks at full width with 400 classes."""
    for name, kind, depths in (("r3d-18", "r3d", (2, 2, 2, 2)), ("mc3-18", "mc3", (2, 2, 2, 2)),
                               ("r2plus1d-18", "r2plus1d", (2, 2, 2, 2)),
                               ("r3d-34", "r3d", (3, 4, 6, 3))):
        net = VideoResNet(kind, depths, 3, 400, 1)
        print(name, sum(p.numel() for p in net.parameters()))
    print("c3d 487", sum(p.numel() for p in C3d(3, 487, 1, 16).parameters()))


def files():
    """Small files of torch.save() for the tests of the reader."""
    tensors = OrderedDict()
    tensors["float"] = torch.tensor([[1.5, -2.0, 3.25], [4.0, 1e-40, -0.0]])
    tensors["double"] = torch.tensor([0.1, -1e300], dtype=torch.float64)
    tensors["half"] = torch.tensor([0.5, -65504, 6e-8, float("inf")], dtype=torch.float16)
    tensors["bfloat"] = torch.tensor([1.5, -3.0], dtype=torch.bfloat16)
    tensors["long"] = torch.tensor(7)
    tensors["byte"] = torch.tensor([0, 200], dtype=torch.uint8)
    tensors["flag"] = torch.tensor([True, False])
    tensors["transposed"] = torch.arange(6.0).reshape(2, 3).t()
    tensors["part"] = torch.arange(10.0)[3:6]
    tensors["parameter"] = nn.Parameter(torch.tensor([9.0]))
    tensors["none"] = torch.zeros(0, 4)
    torch.save(tensors, "torch/all-types.pth")
    torch.save(tensors, "torch/all-types-legacy.pth", _use_new_zipfile_serialization=False)
    torch.save({"epoch": 3, "best": 0.5, "state_dict": OrderedDict(w=torch.ones(2))},
               "torch/checkpoint.pth")
    net = StstNet(3, 3).eval()
    with torch.no_grad():
        fill(net)
    torch.save(net.state_dict(), "torch/ststnet.pth")
    torch.save(net.state_dict(), "torch/ststnet-legacy.pth", _use_new_zipfile_serialization=False)
    torch.save(net, "torch/whole-model.pth")


if __name__ == "__main__":
    golden("ststnet", StstNet(3, 3), (3, 1, 28, 28))
    golden("off-apexnet", OffApexNet(2, 3, 1024), (2, 1, 28, 28))
    golden("dual-inception", DualInception(2, 3), (2, 1, 28, 28))
    golden("rcn", Rcn(3, 3), (3, 1, 28, 28))
    clip = (3, 9, 24, 20)
    golden("r3d-18", VideoResNet("r3d", (2, 2, 2, 2), 3, 5, 0.125), clip)
    golden("mc3-18", VideoResNet("mc3", (2, 2, 2, 2), 3, 5, 0.125), clip)
    golden("r2plus1d-18", VideoResNet("r2plus1d", (2, 2, 2, 2), 3, 5, 0.125), clip)
    golden("r3d-34", VideoResNet("r3d", (3, 4, 6, 3), 3, 5, 0.125), clip)
    golden("c3d", C3d(3, 5, 0.125, 16), (3, 16, 112, 112))
    counts()
    files()
