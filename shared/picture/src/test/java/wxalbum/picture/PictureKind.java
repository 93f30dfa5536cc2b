package wxalbum.picture;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.testkit.TestPictures;

/** A kind of picture file, with the right result. */
final class PictureKind {
  private final String name;
  private final byte[] file;
  private final String right;
  private final Optional<BufferedImage> reference;

  /**
   * Creates a kind.
   *
   * @param right {@code ready}, or the name of the fault
   * @param reference the picture that the file shows; empty if the file is not shown
   */
  PictureKind(String name, byte[] file, String right, Optional<BufferedImage> reference) {
    this.name = name;
    this.file = file;
    this.right = right;
    this.reference = reference;
  }

  String right() {
    return right;
  }

  static PictureKind shown(String name, byte[] file, BufferedImage reference) {
    return new PictureKind(name, file, "ready", Optional.of(reference));
  }

  static PictureKind rejected(String name, byte[] file, String fault) {
    return new PictureKind(name, file, fault, Optional.empty());
  }

  /** What a processor makes of a file, and how far it is from the reference. */
  record Seen(String result, double decibels) {
    @Override
    public String toString() {
      return Double.isNaN(decibels)
          ? result
          : String.format(Locale.ROOT, "%s %.1f dB", result, decibels);
    }
  }

  Seen seenBy(TestProcessor pictures) {
    try {
      BufferedImage large =
          TestPictures.decode(pictures.process(file).rendition(TestProcessor.LARGE));
      return new Seen("ready", reference.map(right -> decibels(right, large)).orElse(Double.NaN));
    } catch (UndecodablePictureException e) {
      return new Seen(e.fault().name(), Double.NaN);
    }
  }

  /** Returns the peak signal-to-noise ratio of two pictures; 0 if their sizes differ. */
  private static double decibels(BufferedImage one, BufferedImage other) {
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
      return 0;
    }
    int[] left = samples(one);
    int[] right = samples(other);
    double squares = 0;
    for (int i = 0; i < left.length; i++) {
      squares += (double) (left[i] - right[i]) * (left[i] - right[i]);
    }
    return squares == 0 ? 99 : 10 * Math.log10(255.0 * 255 * left.length / squares);
  }

  private static int[] samples(BufferedImage picture) {
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    return Arrays.stream(pixels)
        .flatMap(rgb -> Arrays.stream(new int[] {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff}))
        .toArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
