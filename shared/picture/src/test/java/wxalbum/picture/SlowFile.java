package wxalbum.picture;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import wxalbum.picture.color.IccProfileBuilder;
import wxalbum.picture.leptonica.LosslessWebp;
import wxalbum.testkit.TestPictures;

/** A file of the search for slow files, with its slowest mutation so far. */
final class SlowFile {
  /** A mutation never grows, but a file of the search must not be slow by its size. */
  private static final int MAX_BYTES = 100_000;

  private final String name;
  private final byte[] original;
  private final long workPerStep;
  private byte[] slowest;
  private double slowestRatio;

  /**
   * Creates a file.
   *
   * @param workPerStep the least work that is charged for each step
   */
  private SlowFile(String name, byte[] original, long workPerStep) {
    this.name = name;
    this.original = original;
    this.workPerStep = workPerStep;
    this.slowest = original;
    if (original.length > MAX_BYTES) {
      throw new IllegalArgumentException(name);
    }
  }

  /** Returns all files of the search, each of another coding. */
  static List<SlowFile> all() {
    BufferedImage picture = TestPictures.quadrants(24, 16, BufferedImage.TYPE_INT_RGB);
    byte[] jpeg = JpegVariant.BASELINE_420.encode(picture);
    byte[] tables = IccProfileBuilder.lookupTable("RGB ").build();
    List<SlowFile> files = new ArrayList<>();
    files.add(new SlowFile("JPEG", jpeg, 500));
    files.add(new SlowFile("JPEG with many scans", ManyScansJpeg.progressive(8, 90, 60), 500));
    files.add(
        new SlowFile("JPEG with lookup tables", ProfileEmbedder.embedInJpeg(jpeg, tables), 500));
    files.add(new SlowFile("PNG", TestPictures.encode(picture, "png"), 100));
    files.add(new SlowFile("interlaced PNG", UniformPng.interlaced(40, 90), 100));
    files.add(new SlowFile("GIF", TestPictures.quadrants(24, 90, "gif"), 500));
    files.add(new SlowFile("animated GIF", AnimatedFiles.gif(picture, picture), 500));
    files.add(new SlowFile("lossless WebP", LosslessWebp.encode(picture), 100));
    files.add(
        new SlowFile(
            "animated WebP", AnimatedFiles.webp(UniformWebp.lossless(60, 40), 60, 40), 100));
    return files;
  }

  String name() {
    return name;
  }

  byte[] original() {
    return original.clone();
  }

  long workPerStep() {
    return workPerStep;
  }

  byte[] slowest() {
    return slowest.clone();
  }

  double slowestRatio() {
    return slowestRatio;
  }

  /** Keeps a mutation if it is the slowest one so far. */
  void offer(byte[] mutation, double ratio) {
    if (ratio > slowestRatio && mutation.length >= 4) {
      slowest = mutation;
      slowestRatio = ratio;
    }
  }
}
