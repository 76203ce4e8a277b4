"""Makes the golden files of the model tests with PyTorch 1.13 (Debian's python3-torch).

Run in this folder: /usr/bin/python3 make_goldens.py. Weights come from a formula that the Java
test repeats, so that no weights need to be kept: value i of a tensor is h(crc32(name) + i), scaled.
"""
import copy
import math
import zlib
from collections import OrderedDict

import torch
from torch import nn

torch.manual_seed(0)
torch.set_num_threads(1)


def uniform(name, count):
    """count values in [-1, 1) that depend on the name alone: the mixing steps of MurmurHash3."""
    x = (torch.arange(count, dtype=torch.int64) + zlib.crc32(name.encode())) % 2 ** 32
    x = (x ^ (x >> 16)) * 0x85ebca6b % 2 ** 32
    x = (x ^ (x >> 13)) * 0xc2b2ae35 % 2 ** 32
    return ((x ^ (x >> 16)).double() / 2147483648 - 1).float()


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


def scaled(count, width):
    return max(1, int(math.floor(count * width + 0.5)))


def clips(shape, batch, name="input"):
    return uniform(name, batch * math.prod(shape)).reshape(batch, *shape)


def tensors(module):
    return {n: t for n, t in module.state_dict().items() if not n.endswith("num_batches_tracked")}


def gradients(module, batch):
    """The loss of a batch with labels 0, 1, 2, ... under the formula's weights, and gradients."""
    module.zero_grad()
    with torch.no_grad():
        fill(module)
    logits = module(batch)
    loss = nn.functional.cross_entropy(logits, torch.arange(len(batch)) % logits.shape[1])
    loss.backward()
    return loss.item(), [p.grad.double() for p in module.parameters()]


def agreeing(module, shape, batch, rate):
    """The first clips for which float and double agree: none lies at the edge of a rectifier."""
    twin = copy.deepcopy(module).double()
    for number in range(100):
        name = "input%d" % number
        found = gradients(module, clips(shape, batch, name))[1]
        exact = gradients(twin, clips(shape, batch, name).double())[1]
        if max((a - b).abs().max().item() for a, b in zip(found, exact)) * rate < 2e-5:
            return name
    raise ValueError("no clips")


def step(name, module, shape, rate, batch=4):
    """One step of SGD with momentum from the formula's weights.

    After the step each tensor leaves two numbers: its value at crc32(name) mod its size, and the
    change of all its values times uniform(name + ".probe"), summed, by the root of the size.
    """
    module.train()
    clip = agreeing(module, shape, batch, rate)
    with torch.no_grad():
        fill(module)
    before = {n: t.clone() for n, t in tensors(module).items()}
    loss = gradients(module, clips(shape, batch, clip))[0]
    torch.optim.SGD(module.parameters(), lr=rate, momentum=0.9).step()
    found, largest = [], 0
    for n, after in tensors(module).items():
        count = after.numel()
        change = (after - before[n]).flatten().double()
        found.append(after.flatten()[zlib.crc32(n.encode()) % count].item())
        found.append((change @ uniform(n + ".probe", count).double()).item() / math.sqrt(count))
        if "running" not in n:
            largest = max(largest, change.abs().max().item())
    with open("step/" + name + ".properties", "w") as out:
        out.write("# torch %s, make_goldens.py, step(); tolerance 1e-4\n" % torch.__version__)
        out.write("input=%s\n" % ",".join(map(str, shape)))
        out.write("clips=%s\n" % clip)
        out.write("batch=%d\n" % batch)
        out.write("rate=%g\n" % rate)
        out.write("loss=%.8g\n" % loss)
        out.write("after=%s\n" % ",".join("%.6g" % v for v in found))
    print("step", name, clip, loss, "largest change", largest)


def golden(name, module, shape):
    module.eval()
    with torch.no_grad():
        fill(module)
        logits = module(clips(shape, 2))
    with open("forward/" + name + ".properties", "w") as out:
        out.write("# torch %s, make_goldens.py; tolerance 1e-4\n" % torch.__version__)
        out.write("input=%s\n" % ",".join(map(str, shape)))
        out.write("parameters=%d\n" % sum(p.numel() for p in module.parameters()))
        out.write("logits=%s\n" % ",".join("%.8g" % v for v in logits.flatten().tolist()))
        shapes = ["%s:%s" % (n, "x".join(map(str, t.shape))) for n, t in tensors(module).items()]
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
        sizes = [scaled(s, width) for s in (64, 128, 256, 512)]
        if kind == "r2plus1d":
            middle = scaled(45, width)
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
        f = [scaled(s, width) for s in (64, 128, 256, 256, 512, 512, 512, 512)]
        units = scaled(4096, width)
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


class SmallCnn3d(nn.Module):
    def __init__(self, channels, classes, width, cell):
        super().__init__()
        f = [scaled(s, width) for s in (16, 32, 64)]
        self.cell = cell
        for i, (a, b) in enumerate(zip([channels] + f, f), 1):
            stride = ((1, 2, 2), (2, 2, 2), 1)[i - 1]
            setattr(self, "conv%d" % i, nn.Conv3d(a, b, 3, stride, 1, bias=False))
            setattr(self, "bn%d" % i, nn.BatchNorm3d(b))
        self.fc = nn.LazyLinear(classes)

    def forward(self, x):
        for i in (1, 2, 3):
            x = torch.relu(getattr(self, "bn%d" % i)(getattr(self, "conv%d" % i)(x)))
        return self.fc(nn.functional.avg_pool3d(x, (x.shape[2],) + self.cell).flatten(1))


class FrameLstm(nn.Module):
    """LSTM over frame features and pooling; the images are the subclass's."""

    def lstm_over(self, features, units, classes, both, pooling):
        outputs = units * (2 if both else 1)
        self.units, self.both, self.pooling = units, both, pooling
        self.lstm = nn.LSTM(features, units, batch_first=True, bidirectional=both)
        if pooling == "attention":
            self.attention = nn.Sequential(nn.Linear(outputs, units), nn.Tanh(), nn.Linear(units, 1))
        self.fc = nn.Linear(outputs, classes)

    def forward(self, x):
        n, c, t, h, w = x.shape
        y = self.images(x.transpose(1, 2).reshape(n * t, c, h, w)).reshape(n, t, -1)
        y = self.lstm(y)[0]
        if self.pooling == "mean":
            y = y.mean(1)
        elif self.pooling == "last":
            y = torch.cat([y[:, -1, :self.units], y[:, 0, self.units:]], 1)
        else:
            y = (y * torch.softmax(self.attention(y), 1)).sum(1)
        return self.fc(y)


class CnnLstm(FrameLstm):
    def __init__(self, channels, classes, width, cell, both, pooling):
        super().__init__()
        f, units = [scaled(s, width) for s in (16, 32, 64)], scaled(64, width)
        self.cell = cell
        for i, (a, b) in enumerate(zip([channels] + f, f), 1):
            setattr(self, "conv%d" % i, nn.Conv2d(a, b, 3, (2, 2, 1)[i - 1], 1, bias=False))
            setattr(self, "bn%d" % i, nn.BatchNorm2d(b))
        self.linear = nn.LazyLinear(units)
        self.lstm_over(units, units, classes, both, pooling)

    def images(self, x):
        for i in (1, 2, 3):
            x = torch.relu(getattr(self, "bn%d" % i)(getattr(self, "conv%d" % i)(x)))
        return torch.relu(self.linear(nn.functional.avg_pool2d(x, self.cell).flatten(1)))


class ImageBasic(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        if stride > 1:
            self.downsample = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(x)))))
        return torch.relu(y + (self.downsample(x) if hasattr(self, "downsample") else x))


class ResNetLstm(FrameLstm):
    """torchvision's resnet18 below, with its names."""

    def __init__(self, channels, classes, width, both, pooling):
        super().__init__()
        inputs = scaled(64, width)
        self.conv1 = nn.Conv2d(channels, inputs, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(inputs)
        for i, outputs in enumerate([scaled(s, width) for s in (64, 128, 256, 512)], 1):
            stage = nn.Sequential(ImageBasic(inputs, outputs, 1 if i == 1 else 2),
                                  ImageBasic(outputs, outputs, 1))
            setattr(self, "layer%d" % i, stage)
            inputs = outputs
        self.lstm_over(inputs, scaled(256, width), classes, both, pooling)

    def images(self, x):
        x = nn.functional.max_pool2d(torch.relu(self.bn1(self.conv1(x))), 3, 2, 1)
        for i in (1, 2, 3, 4):
            x = getattr(self, "layer%d" % i)(x)
        return x.mean((2, 3))


class P3dBlock(nn.Module):
    def __init__(self, inputs, filters, stride, form, first):
        super().__init__()
        self.form = form
        self.conv1 = nn.Conv3d(inputs, filters, 1, (1, stride, stride), bias=False)
        self.bn1 = nn.BatchNorm3d(filters)
        self.space = nn.Conv3d(filters, filters, (1, 3, 3), 1, (0, 1, 1), bias=False)
        self.space_bn = nn.BatchNorm3d(filters)
        if form:
            self.time = nn.Conv3d(filters, filters, (3, 1, 1), 1, (1, 0, 0), bias=False)
            self.time_bn = nn.BatchNorm3d(filters)
        self.conv4 = nn.Conv3d(filters, 4 * filters, 1, bias=False)
        self.bn4 = nn.BatchNorm3d(4 * filters)
        if first:
            self.beside = nn.Conv3d(inputs, 4 * filters, 1, (1, stride, stride), bias=False)
            self.beside_bn = nn.BatchNorm3d(4 * filters)

    def forward(self, x):
        r = torch.relu
        y = r(self.bn1(self.conv1(x)))
        s = r(self.space_bn(self.space(y)))
        if self.form == "A":
            y = r(self.time_bn(self.time(s)))
        elif self.form == "B":
            y = s + r(self.time_bn(self.time(y)))
        elif self.form == "C":
            y = s + r(self.time_bn(self.time(s)))
        else:
            y = s
        beside = self.beside_bn(self.beside(x)) if hasattr(self, "beside") else x
        return r(self.bn4(self.conv4(y)) + beside)


class P3d(nn.Module):
    def __init__(self, depths, channels, classes, width):
        super().__init__()
        inputs = scaled(64, width)
        self.conv1 = nn.Conv3d(channels, inputs, (1, 7, 7), (1, 2, 2), (0, 3, 3), bias=False)
        self.bn1 = nn.BatchNorm3d(inputs)
        number = 0
        for stage, depth in enumerate(depths):
            filters = scaled((64, 128, 256, 512)[stage], width)
            blocks = []
            for block in range(depth):
                form = "" if stage == 3 else "ABC"[number % 3]
                stride = 2 if stage > 0 and block == 0 else 1
                blocks.append(P3dBlock(inputs, filters, stride, form, block == 0))
                inputs = 4 * filters
                number += 1
            setattr(self, "layer%d" % (stage + 1), nn.Sequential(*blocks))
        self.fc = nn.Linear(inputs, classes)

    def forward(self, x):
        pool = nn.functional.max_pool3d
        x = pool(torch.relu(self.bn1(self.conv1(x))), (1, 3, 3), (1, 2, 2), (0, 1, 1))
        for stage in (1, 2, 3, 4):
            x = pool(x, (2, 1, 1), ceil_mode=True)
            x = getattr(self, "layer%d" % stage)(x)
        return self.fc(x.mean((2, 3, 4)))


class Unit(nn.Module):
    """Convolution, normalization, rectifier, with the names of torchvision's googlenet."""

    def __init__(self, inputs, outputs, side, stride=1):
        super().__init__()
        self.conv = nn.Conv3d(inputs, outputs, side, stride, side // 2, bias=False)
        self.bn = nn.BatchNorm3d(outputs, eps=1e-3)

    def forward(self, x):
        return torch.relu(self.bn(self.conv(x)))


class Inception3d(nn.Module):
    def __init__(self, inputs, filters, width):
        super().__init__()
        a, b1, b2, c1, c2, d = [scaled(f, width) for f in filters]
        self.branch1 = Unit(inputs, a, 1)
        self.branch2 = nn.Sequential(Unit(inputs, b1, 1), Unit(b1, b2, 3))
        self.branch3 = nn.Sequential(Unit(inputs, c1, 1), Unit(c1, c2, 3))
        self.branch4 = nn.Sequential(nn.MaxPool3d(3, 1, 1), Unit(inputs, d, 1))
        self.outputs = a + b2 + c2 + d

    def forward(self, x):
        return torch.cat([self.branch1(x), self.branch2(x), self.branch3(x), self.branch4(x)], 1)


class I3d(nn.Module):
    MODULES = (("3a", 64, 96, 128, 16, 32, 32), ("3b", 128, 128, 192, 32, 96, 64),
               ("4a", 192, 96, 208, 16, 48, 64), ("4b", 160, 112, 224, 24, 64, 64),
               ("4c", 128, 128, 256, 24, 64, 64), ("4d", 112, 144, 288, 32, 64, 64),
               ("4e", 256, 160, 320, 32, 128, 128), ("5a", 256, 160, 320, 32, 128, 128),
               ("5b", 384, 192, 384, 48, 128, 128))

    def __init__(self, channels, classes, width):
        super().__init__()
        a, b = scaled(64, width), scaled(192, width)
        self.conv1, self.conv2, self.conv3 = Unit(channels, a, 7, 2), Unit(a, a, 1), Unit(a, b, 3)
        for name, *filters in self.MODULES:
            module = Inception3d(b, filters, width)
            setattr(self, "inception" + name, module)
            b = module.outputs
        self.fc = nn.Linear(b, classes)

    def forward(self, x):
        pool = nn.functional.max_pool3d
        x = pool(self.conv1(x), (1, 3, 3), (1, 2, 2), (0, 1, 1))
        x = pool(self.conv3(self.conv2(x)), (1, 3, 3), (1, 2, 2), (0, 1, 1))
        for name, *_ in self.MODULES:
            if name == "4a":
                x = pool(x, 3, 2, 1)
            if name == "5a":
                x = pool(x, 2, 2, ceil_mode=True)
            x = getattr(self, "inception" + name)(x)
        return self.fc(x.mean((2, 3, 4)))


class DenseLayer(nn.Module):
    def __init__(self, inputs, growth):
        super().__init__()
        self.norm1 = nn.BatchNorm3d(inputs)
        self.conv1 = nn.Conv3d(inputs, 4 * growth, 1, bias=False)
        self.norm2 = nn.BatchNorm3d(4 * growth)
        self.conv2 = nn.Conv3d(4 * growth, growth, 3, 1, 1, bias=False)

    def forward(self, x):
        y = self.conv1(torch.relu(self.norm1(x)))
        return torch.cat([x, self.conv2(torch.relu(self.norm2(y)))], 1)


class DenseNet3d(nn.Module):
    """With the names of torchvision's densenet121."""

    def __init__(self, channels, classes, width):
        super().__init__()
        growth, c = scaled(32, width), scaled(64, width)
        f = OrderedDict()
        f["conv0"] = nn.Conv3d(channels, c, 7, (1, 2, 2), 3, bias=False)
        f["norm0"] = nn.BatchNorm3d(c)
        f["relu0"], f["pool0"] = nn.ReLU(), nn.MaxPool3d(3, 2, 1)
        for block, depth in enumerate((6, 12, 24, 16), 1):
            layers = OrderedDict()
            for layer in range(1, depth + 1):
                layers["denselayer%d" % layer] = DenseLayer(c, growth)
                c += growth
            f["denseblock%d" % block] = nn.Sequential(layers)
            if block < 4:
                f["transition%d" % block] = nn.Sequential(OrderedDict(
                    norm=nn.BatchNorm3d(c), relu=nn.ReLU(), conv=nn.Conv3d(c, c // 2, 1, bias=False),
                    pool=nn.AvgPool3d(2, 2, ceil_mode=True)))
                c = c // 2
        f["norm5"] = nn.BatchNorm3d(c)
        self.features = nn.Sequential(f)
        self.classifier = nn.Linear(c, classes)

    def forward(self, x):
        return self.classifier(torch.relu(self.features(x)).mean((2, 3, 4)))


def counts():
    """The parameters of the video networks at full width with 400 classes."""
    for name, kind, depths in (("r3d-18", "r3d", (2, 2, 2, 2)), ("mc3-18", "mc3", (2, 2, 2, 2)),
                               ("r2plus1d-18", "r2plus1d", (2, 2, 2, 2)),
                               ("r3d-34", "r3d", (3, 4, 6, 3))):
        net = VideoResNet(kind, depths, 3, 400, 1)
        print(name, sum(p.numel() for p in net.parameters()))
    for name, net in (("p3d", P3d((3, 4, 6, 3), 3, 400, 1)), ("i3d", I3d(3, 400, 1)),
                      ("p3d-131", P3d((3, 4, 23, 3), 3, 400, 1)),
                      ("p3d-199", P3d((3, 8, 36, 3), 3, 400, 1)),
                      ("densenet3d-121", DenseNet3d(3, 400, 1)),
                      ("resnet18-lstm", ResNetLstm(3, 400, 1, False, "mean"))):
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


class Scripted(nn.Module):
    """A small network for TorchScript that keeps the place of what it sees."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv3d(3, 8, 3, (1, 2, 2), 1)
        self.pool = nn.AvgPool3d((4, 2, 2))
        self.fc = nn.Linear(8 * 16, 4)

    def forward(self, x):
        return self.fc(self.pool(torch.relu(self.conv(x))).flatten(1))


def script():
    net = Scripted().eval()
    with torch.no_grad():
        fill(net)
        print("script", net(torch.ones(1, 3, 4, 16, 16)).tolist())
    torch.jit.script(net).save("torch/script.pt")


if __name__ == "__main__":
    map_clip, clip, wide = (3, 1, 28, 28), (3, 9, 24, 20), (3, 9, 40, 36)
    nets = {
        "ststnet": (StstNet(3, 3), map_clip),
        "off-apexnet": (OffApexNet(2, 3, 1024), (2, 1, 28, 28)),
        "dual-inception": (DualInception(2, 3), (2, 1, 28, 28)),
        "rcn": (Rcn(3, 3), map_clip),
        "r3d-18": (VideoResNet("r3d", (2, 2, 2, 2), 3, 5, 0.125), clip),
        "mc3-18": (VideoResNet("mc3", (2, 2, 2, 2), 3, 5, 0.125), clip),
        "r2plus1d-18": (VideoResNet("r2plus1d", (2, 2, 2, 2), 3, 5, 0.125), clip),
        "r3d-34": (VideoResNet("r3d", (3, 4, 6, 3), 3, 5, 0.125), clip),
        "c3d": (C3d(3, 5, 0.125, 16), (3, 16, 112, 112)),
        "p3d": (P3d((3, 4, 6, 3), 3, 5, 0.125), wide),
        "i3d": (I3d(3, 5, 0.125), wide),
        "densenet3d-121": (DenseNet3d(3, 5, 0.125), wide),
        "cnn3d-small": (SmallCnn3d(3, 5, 0.125, (2, 2)), clip),
        "cnn-lstm": (CnnLstm(3, 5, 0.125, (2, 2), False, "mean"), clip),
        "resnet18-lstm": (ResNetLstm(3, 5, 0.125, False, "mean"), wide),
        "resnet18-lstm.true.attention": (ResNetLstm(3, 5, 0.125, True, "attention"), wide),
        "cnn-lstm.true.last": (CnnLstm(3, 5, 0.125, (2, 2), True, "last"), clip),
        "cnn-lstm.false.last": (CnnLstm(3, 5, 0.125, (2, 2), False, "last"), clip),
    }
    for name, (net, shape) in nets.items():
        net(clips(shape, 2))
        golden(name, net, shape)
        if name == "c3d":
            net, shape = C3d(3, 5, 0.125, 4), (3, 16, 32, 32)
        step(name, net, shape, {"p3d": 0.001, "i3d": 0.01}.get(name, 0.1))
    counts()
    files()
    script()
