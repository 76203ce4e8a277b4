"""Numbers of SgdTest, AdamTest, AdamWTest, LearningRateScheduleTest and WeightAverageTest.

PyTorch 1.13.0: python3 optimizers.py
"""
import torch
from torch.optim import SGD, Adam, AdamW
from torch.optim.lr_scheduler import (
    CosineAnnealingLR, ExponentialLR, LinearLR, SequentialLR, StepLR)
from torch.optim.swa_utils import AveragedModel

STEPS = 6


def steps(make, max_norm=None):
    """Two parameters through six steps whose rate falls by a tenth of the first a step."""
    a = torch.tensor([1, -2, 0.5], dtype=torch.float64, requires_grad=True)
    b = torch.tensor([[0.3, -0.7]], dtype=torch.float64, requires_grad=True)
    optimizer = make([a, b])
    for t in range(STEPS):
        for group in optimizer.param_groups:
            group["lr"] = 0.1 * (1 - 0.1 * t)
        a.grad = torch.tensor([0.5, -1, 2], dtype=torch.float64) * (t + 1)
        b.grad = torch.tensor([[3, -0.25]], dtype=torch.float64) / (t + 1)
        if max_norm:
            torch.nn.utils.clip_grad_norm_([a, b], max_norm)
        optimizer.step()
    return ", ".join("%.15g" % v for v in a.tolist() + b.flatten().tolist())


def rates(make, epochs):
    optimizer = SGD([torch.zeros(1, requires_grad=True)], lr=1)
    scheduler = make(optimizer)
    found = []
    for _ in range(epochs):
        found.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return ", ".join("%.15g" % v for v in found)


def average(decay):
    """A weight 1, 4, 9 … after each step, from 0."""
    model = torch.nn.Linear(1, 1, bias=False).double()
    weight = model.weight
    weight.data.fill_(0)
    averaged = AveragedModel(
        model,
        avg_fn=lambda a, w, n: a + (1 - min(decay, float(n) / (float(n) + 9))) * (w - a))
    averaged.update_parameters(model)
    found = []
    for t in range(1, STEPS + 1):
        weight.data.fill_(t * t)
        averaged.update_parameters(model)
        found.append(averaged.module.weight.item())
    return ", ".join("%.15g" % v for v in found)


def warm(n, then):
    return lambda o: SequentialLR(
        o, [LinearLR(o, 1 / (n + 1), 1, n), then(o)], milestones=[n])


if __name__ == "__main__":
    print("sgd", steps(lambda p: SGD(p, 0.1, momentum=0.9)))
    print("sgd decay", steps(lambda p: SGD(p, 0.1, momentum=0.9, weight_decay=0.01)))
    print("sgd clip", steps(lambda p: SGD(p, 0.1), 1.5))
    print("nesterov", steps(lambda p: SGD(p, 0.1, momentum=0.9, nesterov=True)))
    print("nesterov decay",
          steps(lambda p: SGD(p, 0.1, momentum=0.9, nesterov=True, weight_decay=0.01)))
    print("adam", steps(lambda p: Adam(p, 0.1)))
    print("adam decay", steps(lambda p: Adam(p, 0.1, weight_decay=0.01)))
    print("adamw", steps(lambda p: AdamW(p, 0.1)))
    print("adamw decay clip", steps(lambda p: AdamW(p, 0.1, weight_decay=0.2), 1.5))
    print("step", rates(lambda o: StepLR(o, 2, 0.5), 6))
    print("exponential", rates(lambda o: ExponentialLR(o, 0.9), 6))
    print("cosine", rates(lambda o: CosineAnnealingLR(o, 6), 6))
    print("warm step", rates(warm(2, lambda o: StepLR(o, 2, 0.5)), 6))
    print("warm cosine", rates(warm(2, lambda o: CosineAnnealingLR(o, 4)), 6))
    print("average", average(0.3))
