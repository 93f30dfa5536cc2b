package wxalbum.picture.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import wxalbum.picture.header.Orientation;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.metadata.PictureMetadata;

/**
 * Reference renditions of a photo: decoded in full, reduced in one step by a Lanczos filter of
 * three lobes in floating point, upright, and never compressed again.
 */
final class LanczosReference {
  private static final int LOBES = 3;

  private final LumaImage storedLuma;
  private final Orientation orientation;
  private final Map<PixelSize, LumaImage> cache = new HashMap<>();

  /**
   * Decodes a photo.
   *
   * @throws IOException when no image reader of the JDK or of TwelveMonkeys can decode it
   */
  LanczosReference(byte[] photo) throws IOException {
    this.storedLuma = LumaImage.of(decode(photo));
    this.orientation = PictureMetadata.read(photo).orientation();
  }

  /**
   * Decodes the photo with the first reader that can. A reader may claim a file's type without
   * supporting its kind, as the JDK's JPEG reader does for CMYK.
   */
  private static BufferedImage decode(byte[] photo) throws IOException {
    IOException failure = new IOException("no image reader can decode the photo");
    try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(photo))) {
      for (Iterator<ImageReader> readers = ImageIO.getImageReaders(input); readers.hasNext(); ) {
        ImageReader reader = readers.next();
        try {
          input.seek(0);
          reader.setInput(input, false, true);
          return reader.read(0);
        } catch (IOException | RuntimeException e) {
          failure.addSuppressed(e);
        } finally {
          reader.dispose();
        }
      }
    }
    throw failure;
  }

  /** Returns the photo in an upright size. */
  LumaImage render(PixelSize upright) {
    return cache.computeIfAbsent(
        upright,
        _ -> {
          // Exchanging the sides twice restores them.
          PixelSize size = orientation.uprightSize(upright.width(), upright.height());
          LumaImage narrow = reduceWidth(storedLuma, size.width());
          return toUpright(reduceWidth(narrow.transposed(), size.height()).transposed());
        });
  }

  /** Reduces each line to a width. */
  static LumaImage reduceWidth(LumaImage picture, int width) {
    double scale = (double) picture.width() / width;
    float[] samples = new float[width * picture.height()];
    for (int x = 0; x < width; x++) {
      double center = (x + 0.5) * scale - 0.5;
      int first = (int) Math.max(0, Math.ceil(center - LOBES * scale));
      int last = (int) Math.min(picture.width() - 1, Math.floor(center + LOBES * scale));
      double[] weights = weights(first, last, center, scale);
      for (int y = 0; y < picture.height(); y++) {
        double sum = 0;
        for (int i = first; i <= last; i++) {
          sum += weights[i - first] * picture.sample(y * picture.width() + i);
        }
        samples[y * width + x] = (float) sum;
      }
    }
    return new LumaImage(width, picture.height(), samples);
  }

  private static double[] weights(int first, int last, double center, double scale) {
    double[] weights = new double[last - first + 1];
    double sum = 0;
    for (int i = first; i <= last; i++) {
      weights[i - first] = lanczos((i - center) / scale);
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

  private LumaImage toUpright(LumaImage small) {
    return switch (orientation) {
      case UPRIGHT -> small;
      case FLIP_HORIZONTAL -> small.mirrored();
      case ROTATE_180 -> small.mirrored().transposed().mirrored().transposed();
      case FLIP_VERTICAL -> small.transposed().mirrored().transposed();
      case TRANSPOSE -> small.transposed();
      case ROTATE_90 -> small.transposed().mirrored();
      case TRANSVERSE -> small.mirrored().transposed().mirrored();
      case ROTATE_270 -> small.mirrored().transposed();
    };
  }
}
