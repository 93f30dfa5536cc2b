package wxalbum.thumbnail.picture.imageio;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

/** Watches how much of a picture a reader gives, and how much it gave before it first warned. */
final class DecodeProgress implements IIOReadProgressListener, IIOReadWarningListener {
  private float percent;
  private float percentBeforeWarning = Float.NaN;

  /** Percentage of the lines that were given. */
  float percent() {
    return percent;
  }

  /** Percentage of the lines that were given without a warning. */
  float percentBeforeWarning() {
    return Float.isNaN(percentBeforeWarning) ? percent : percentBeforeWarning;
  }

  @Override
  public void imageProgress(ImageReader source, float percentageDone) {
    percent = percentageDone;
  }

  @Override
  public void imageComplete(ImageReader source) {
    percent = 100;
  }

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    if (Float.isNaN(percentBeforeWarning)) {
      percentBeforeWarning = percent;
    }
  }

  @Override
  public void sequenceStarted(ImageReader source, int minIndex) {}

  @Override
  public void sequenceComplete(ImageReader source) {}

  @Override
  public void imageStarted(ImageReader source, int imageIndex) {}

  @Override
  public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

  @Override
  public void thumbnailProgress(ImageReader source, float percentageDone) {}

  @Override
  public void thumbnailComplete(ImageReader source) {}

  @Override
  public void readAborted(ImageReader source) {}
}
