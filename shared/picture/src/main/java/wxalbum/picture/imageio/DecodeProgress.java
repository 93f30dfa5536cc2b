package wxalbum.picture.imageio;

import java.awt.image.BufferedImage;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;
import wxalbum.picture.header.WorkBudget;

/**
 * Measures how much of a picture a reader delivers, in total and before its first warning. Readers
 * report a percentage, JPEG readers only in steps of five percent. Between these steps, the lines
 * of a single pass are counted. Each report checks the deadline.
 */
final class DecodeProgress extends ReadProgressAdapter
    implements IIOReadUpdateListener, IIOReadWarningListener {
  /**
   * The maximum lead in percent of the counted lines of a single pass over the reported percentage.
   */
  private static final float MAX_LEAD_PERCENT = 6;

  private final int height;
  private final WorkBudget budget;
  private int countedLines;
  private boolean multiPass;
  private boolean started;
  private float reportedPercent;
  private float percentBeforeWarning = Float.NaN;

  /**
   * Creates a listener for one picture.
   *
   * @param height the number of lines that the reader delivers
   */
  DecodeProgress(int height, WorkBudget budget) {
    this.height = height;
    this.budget = budget;
  }

  /** Returns the percentage of the lines that were delivered. */
  float percent() {
    float counted = 100f * countedLines / height;
    boolean between =
        !multiPass && counted > reportedPercent && counted < reportedPercent + MAX_LEAD_PERCENT;
    return between ? counted : reportedPercent;
  }

  /** Returns the percentage of the lines that were delivered before the first warning. */
  float percentBeforeWarning() {
    return Float.isNaN(percentBeforeWarning) ? percent() : percentBeforeWarning;
  }

  @Override
  public void imageStarted(ImageReader source, int imageIndex) {
    started = true;
  }

  @Override
  public void imageProgress(ImageReader source, float percentageDone) {
    budget.checkDeadline();
    reportedPercent = percentageDone;
  }

  @Override
  public void imageComplete(ImageReader source) {
    reportedPercent = 100;
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
    multiPass |= pass > 0;
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
    budget.checkDeadline();
    countedLines = Math.max(countedLines, minY + height);
  }

  /** Ignores warnings about the header, such as a missing profile, which precede the picture. */
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
