package wxalbum.thumbnail.bench;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.filters.ImageFilter;
import net.coobird.thumbnailator.resizers.DefaultResizerFactory;
import net.coobird.thumbnailator.resizers.Resizer;
import net.coobird.thumbnailator.resizers.ResizerFactory;
import wxalbum.telemetry.Invocation;

/**
 * Tells the invocation where Thumbnailator's time goes, and changes nothing of what it does: once a
 * picture is decoded it asks for a resizer, and gets its usual one; the last filter sees what was
 * resized and turned.
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

  /** The time since the last end, or since the beginning, was this phase's. */
  void ended(String phase) {
    long now = System.nanoTime();
    Invocation.current().spent(phase, now - last);
    last = now;
  }
}
