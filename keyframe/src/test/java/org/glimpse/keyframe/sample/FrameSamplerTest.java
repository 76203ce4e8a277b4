package org.glimpse.keyframe.sample;

import org.glimpse.keyframe.interpolate.TemporalInterpolation;
import org.junit.jupiter.api.Nested;

/** Every sampler keeps the contract. */
class FrameSamplerTest {
  @Nested
  class Uniform extends FrameSamplerContract {
    @Override
    FrameSampler sampler() {
      return FrameSampler.uniform(8);
    }
  }

  @Nested
  class UniformRounded extends FrameSamplerContract {
    @Override
    FrameSampler sampler() {
      return FrameSampler.uniformRounded(8);
    }
  }

  @Nested
  class OnsetToApex extends FrameSamplerContract {
    @Override
    FrameSampler sampler() {
      return FrameSampler.onsetToApex(8);
    }
  }

  @Nested
  class ApexToOffset extends FrameSamplerContract {
    @Override
    FrameSampler sampler() {
      return FrameSampler.apexToOffset(8);
    }
  }

  @Nested
  class KeyFramesOnly extends FrameSamplerContract {
    @Override
    FrameSampler sampler() {
      return FrameSampler.keyFramesOnly();
    }
  }

  @Nested
  class ApexWindow extends FrameSamplerContract {
    @Override
    FrameSampler sampler() {
      return FrameSampler.apexWindow(8);
    }
  }

  @Nested
  class Segments extends FrameSamplerContract {
    @Override
    FrameSampler sampler() {
      return FrameSampler.segments(8);
    }
  }

  @Nested
  class MotionAdaptive extends FrameSamplerContract {
    @Override
    FrameSampler sampler() {
      return FrameSampler.motionAdaptive(8);
    }
  }

  @Nested
  class StrainTop extends FrameSamplerContract {
    @Override
    FrameSampler sampler() {
      return FrameSampler.strainTop(8);
    }
  }

  @Nested
  class PhaseBalanced extends FrameSamplerContract {
    @Override
    FrameSampler sampler() {
      return FrameSampler.phaseBalanced(8);
    }
  }

  @Nested
  class WholeClip extends FrameSamplerContract {
    @Override
    FrameSampler sampler() {
      return FrameSampler.wholeClip(8);
    }

    @Override
    boolean looksAtTheWholeClip() {
      return true;
    }
  }

  @Nested
  class Strided extends FrameSamplerContract {
    @Override
    FrameSampler sampler() {
      return FrameSampler.strided(8, 3);
    }

    @Override
    boolean looksAtTheWholeClip() {
      return true;
    }
  }

  @Nested
  class Interpolated extends FrameSamplerContract {
    @Override
    FrameSampler sampler() {
      return FrameSampler.interpolated(8, TemporalInterpolation.tim());
    }
  }
}
