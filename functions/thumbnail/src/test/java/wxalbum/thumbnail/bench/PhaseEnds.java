package wxalbum.thumbnail.bench;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.filters.ImageFilter;
import net.coobird.thumbnailator.resizers.DefaultResizerFactory;
import net.coobird.thumbnailator.resizers.Resizer;
import net.coobird.thumbnailator.resizers.ResizerFactory;
import wxalbum.telemetry.Invocation;

/**
 * Records the time of Thumbnailator's phases in the current invocation without changing its result.
 * Thumbnailator requests a resizer after it has decoded a picture, and gets its default one. The
 * last filter receives the resized and oriented picture.
 */
final class PhaseEnds implements ResizerFactory, ImageFilter {
  private long last = System.nanoTime();

  @Override
  public Resizer getResizer() {
    ended("decode");
    return DefaultResizerFactory.getInstance().getResizer();
  }

  @Override
  public Resizer getResizer(Dimension original, Dimension thumbnail) {
    ended("decode");
    return DefaultResizerFactory.getInstance().getResizer(original, thumbnail);
  }

  @Override
  public BufferedImage apply(BufferedImage resized) {
    ended("resize");
    return resized;
  }

  /** Adds the time since the last phase ended, or since the start, to this phase. */
  void ended(String phase) {
    long now = System.nanoTime();
    Invocation.current().spent(phase, now - last);
    last = now;
  }
}
