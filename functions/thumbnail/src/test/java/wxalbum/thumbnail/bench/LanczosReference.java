package wxalbum.thumbnail.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.PictureMetadata;
import wxalbum.thumbnail.picture.geometry.Orientation;

/**
 * What a rendition should look like: the photo decoded in full, shrunk at one stroke by Lanczos
 * with three lobes in floating point, upright, never compressed again.
 */
final class LanczosReference {
  private static final int LOBES = 3;

  private final Luma stored;
  private final Orientation orientation;
  private final Map<Dimensions, Luma> shrunk = new HashMap<>();

  /**
   * Of this photo.
   *
   * @throws IOException when no reader of Java's or of TwelveMonkeys' can decode it
   */
  LanczosReference(byte[] photo) throws IOException {
    this.stored = Luma.of(decoded(photo));
    this.orientation = PictureMetadata.read(photo).orientation();
  }

  /** The first reader that knows a file's type may not know its kind: Java's own, CMYK. */
  private static BufferedImage decoded(byte[] photo) throws IOException {
    IOException refused = new IOException("no reader knows it");
    try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(photo))) {
      for (Iterator<ImageReader> readers = ImageIO.getImageReaders(input); readers.hasNext(); ) {
        ImageReader reader = readers.next();
        try {
          input.seek(0);
          reader.setInput(input, false, true);
          return reader.read(0);
        } catch (IOException | RuntimeException e) {
          refused.addSuppressed(e);
        } finally {
          reader.dispose();
        }
      }
    }
    throw refused;
  }

  /** The photo in an upright size. */
  Luma of(Dimensions upright) {
    return shrunk.computeIfAbsent(
        upright,
        _ -> {
          // Exchanging sides twice leaves them as they were.
          Dimensions size = orientation.upright(upright.width(), upright.height());
          Luma narrow = across(stored, size.width());
          return upright(across(narrow.transposed(), size.height()).transposed());
        });
  }

  /** Shrinks each line to a width. */
  static Luma across(Luma picture, int width) {
    double scale = (double) picture.width() / width;
    float[] samples = new float[width * picture.height()];
    for (int x = 0; x < width; x++) {
      double centre = (x + 0.5) * scale - 0.5;
      int first = (int) Math.max(0, Math.ceil(centre - LOBES * scale));
      int last = (int) Math.min(picture.width() - 1, Math.floor(centre + LOBES * scale));
      double[] weights = weights(first, last, centre, scale);
      for (int y = 0; y < picture.height(); y++) {
        double sum = 0;
        for (int i = first; i <= last; i++) {
          sum += weights[i - first] * picture.at(y * picture.width() + i);
        }
        samples[y * width + x] = (float) sum;
      }
    }
    return new Luma(width, picture.height(), samples);
  }

  private static double[] weights(int first, int last, double centre, double scale) {
    double[] weights = new double[last - first + 1];
    double sum = 0;
    for (int i = first; i <= last; i++) {
      weights[i - first] = lanczos((i - centre) / scale);
      sum += weights[i - first];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static double lanczos(double distance) {
    if (distance == 0) {
      return 1;
    }
    double angle = Math.PI * distance;
    return LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle);
  }

  private Luma upright(Luma small) {
    return switch (orientation) {
      case UPRIGHT -> small;
      case MIRRORED -> small.mirrored();
      case HALF_TURNED -> small.mirrored().transposed().mirrored().transposed();
      case FLIPPED -> small.transposed().mirrored().transposed();
      case TRANSPOSED -> small.transposed();
      case QUARTER_TURNED -> small.transposed().mirrored();
      case TRANSVERSED -> small.mirrored().transposed().mirrored();
      case THREE_QUARTERS_TURNED -> small.mirrored().transposed();
    };
  }
}
