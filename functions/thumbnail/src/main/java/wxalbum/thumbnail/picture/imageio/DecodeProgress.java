package wxalbum.thumbnail.picture.imageio;

import java.awt.image.BufferedImage;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/**
 * Watches how much of a picture a reader gives, and how much it gave before it first warned.
 * Readers tell a percentage, that of JPEG in steps of a twentieth; between the steps of a single
 * pass lines are counted.
 */
final class DecodeProgress extends ReadProgress
    implements IIOReadUpdateListener, IIOReadWarningListener {
  /** What the lines of a single pass are ahead of the reader's word at most, in percent. */
  private static final float STEP = 6;

  private final int height;
  private int lines;
  private boolean severalPasses;
  private boolean started;
  private float told;
  private float percentBeforeWarning = Float.NaN;

  /**
   * Watches a picture.
   *
   * @param height in lines, as they are given
   */
  DecodeProgress(int height) {
    this.height = height;
  }

  /** Percentage of the lines that were given. */
  float percent() {
    float counted = 100f * lines / height;
    boolean between = !severalPasses && counted > told && counted < told + STEP;
    return between ? counted : told;
  }

  /** Percentage of the lines that were given without a warning. */
  float percentBeforeWarning() {
    return Float.isNaN(percentBeforeWarning) ? percent() : percentBeforeWarning;
  }

  @Override
  public void imageStarted(ImageReader source, int imageIndex) {
    started = true;
  }

  @Override
  public void imageProgress(ImageReader source, float percentageDone) {
    told = percentageDone;
  }

  @Override
  public void imageComplete(ImageReader source) {
    told = 100;
  }

  @Override
  public void passStarted(
      ImageReader source,
      @Nullable BufferedImage image,
      int pass,
      int minPass,
      int maxPass,
      int minX,
      int minY,
      int periodX,
      int periodY,
      int @Nullable [] bands) {
    severalPasses |= pass > 0;
  }

  @Override
  public void imageUpdate(
      ImageReader source,
      @Nullable BufferedImage image,
      int minX,
      int minY,
      int width,
      int height,
      int periodX,
      int periodY,
      int @Nullable [] bands) {
    lines = Math.max(lines, minY + height);
  }

  /** Warnings about the header, such as a lacking profile, come before the picture starts. */
  @Override
  public void warningOccurred(ImageReader source, String warning) {
    if (started && Float.isNaN(percentBeforeWarning)) {
      percentBeforeWarning = percent();
    }
  }

  @Override
  public void passComplete(ImageReader source, @Nullable BufferedImage image) {}

  @Override
  public void thumbnailPassStarted(
      ImageReader source,
      @Nullable BufferedImage thumbnail,
      int pass,
      int minPass,
      int maxPass,
      int minX,
      int minY,
      int periodX,
      int periodY,
      int @Nullable [] bands) {}

  @Override
  public void thumbnailUpdate(
      ImageReader source,
      @Nullable BufferedImage thumbnail,
      int minX,
      int minY,
      int width,
      int height,
      int periodX,
      int periodY,
      int @Nullable [] bands) {}

  @Override
  public void thumbnailPassComplete(ImageReader source, @Nullable BufferedImage thumbnail) {}
}
