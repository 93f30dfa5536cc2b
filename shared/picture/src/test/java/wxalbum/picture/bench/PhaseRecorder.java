package wxalbum.picture.bench;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.filters.ImageFilter;
import net.coobird.thumbnailator.resizers.DefaultResizerFactory;
import net.coobird.thumbnailator.resizers.Resizer;
import net.coobird.thumbnailator.resizers.ResizerFactory;

/**
 * Records the time of Thumbnailator's phases without changing its result. Thumbnailator requests a
 * resizer after it has decoded a picture, and gets its default one. The last filter receives the
 * resized and oriented picture.
 */
final class PhaseRecorder implements ResizerFactory, ImageFilter {
  private final PhaseTotals totals;
  private long phaseStart = System.nanoTime();

  PhaseRecorder(PhaseTotals totals) {
    this.totals = totals;
  }

  @Override
  public Resizer getResizer() {
    endPhase("decode");
    return DefaultResizerFactory.getInstance().getResizer();
  }

  @Override
  public Resizer getResizer(Dimension original, Dimension thumbnail) {
    endPhase("decode");
    return DefaultResizerFactory.getInstance().getResizer(original, thumbnail);
  }

  @Override
  public BufferedImage apply(BufferedImage resized) {
    endPhase("resize");
    return resized;
  }

  /** Adds the time since the last phase ended, or since the start, to this phase. */
  void endPhase(String phase) {
    long now = System.nanoTime();
    totals.addPhaseTime(phase, now - phaseStart);
    phaseStart = now;
  }
}
