package wxalbum.thumbnail.picture;

import java.awt.image.BufferedImage;
import java.util.Base64;
import wxalbum.album.Dimensions;

/**
 * The placeholder of a picture: its average colour and lowest frequencies in about 25 bytes, as
 * published at https://evanw.github.io/thumbhash/. Pictures here are opaque, so the format's alpha
 * channel is never written.
 */
final class ThumbHash {
  private static final int LONGEST_INPUT = 100;
  private static final double UNIT = 1 / 255.0;
  private static final int MOST_WAVES = 7;
  private static final int COLOUR_WAVES = 3;
  private static final int HEADER_BYTES = 5;

  private ThumbHash() {}

  /** The placeholder in Base64, of the picture shrunk to 100 pixels where it is larger. */
  static String of(BufferedImage opaque) {
    Picture picture = Picture.finished(opaque);
    Dimensions size = picture.upright().within(LONGEST_INPUT);
    BufferedImage small = new ShrinkTo(size).apply(picture).pixels();
    int[] rgb = small.getRGB(0, 0, size.width(), size.height(), null, 0, size.width());
    return Base64.getEncoder().encodeToString(hash(size, rgb));
  }

  /** The bytes of the placeholder of a picture of at most 100 by 100 pixels, {@code 0xRRGGBB}. */
  static byte[] hash(Dimensions size, int[] rgb) {
    double[] light = new double[rgb.length];
    double[] yellowBlue = new double[rgb.length];
    double[] redGreen = new double[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      double red = UNIT * (rgb[i] >> 16 & 255);
      double green = UNIT * (rgb[i] >> 8 & 255);
      double blue = UNIT * (rgb[i] & 255);
      light[i] = (red + green + blue) / 3;
      yellowBlue[i] = (red + green) / 2 - blue;
      redGreen[i] = red - green;
    }
    int side = Math.max(size.width(), size.height());
    int across = waves(size.width(), side);
    int down = waves(size.height(), side);
    return written(
        size.width() > size.height() ? down | 8 << 12 : across,
        Waves.of(light, size, Math.max(COLOUR_WAVES, across), Math.max(COLOUR_WAVES, down)),
        Waves.of(yellowBlue, size, COLOUR_WAVES, COLOUR_WAVES),
        Waves.of(redGreen, size, COLOUR_WAVES, COLOUR_WAVES));
  }

  private static int waves(int length, int side) {
    return Math.max(1, round((double) MOST_WAVES * length / side));
  }

  /**
   * Little-endian: 24 bits of averages and the scale of light, 16 bits of shape (the number of
   * waves along the shorter side, the flag of landscape on top) and scales of colour, then four
   * bits for each wave.
   */
  private static byte[] written(int shape, Waves light, Waves yellowBlue, Waves redGreen) {
    long header =
        round(63 * light.average())
            | round(31.5 + 31.5 * yellowBlue.average()) << 6
            | round(31.5 + 31.5 * redGreen.average()) << 12
            | round(31 * light.scale()) << 18
            | (long) shape << 24
            | (long) round(63 * yellowBlue.scale()) << 27
            | (long) round(63 * redGreen.scale()) << 33;
    int waves = light.count() + yellowBlue.count() + redGreen.count();
    byte[] hash = new byte[HEADER_BYTES + (waves + 1) / 2];
    for (int i = 0; i < HEADER_BYTES; i++) {
      hash[i] = (byte) (header >> (8 * i));
    }
    int nibble = 2 * HEADER_BYTES;
    for (Waves channel : new Waves[] {light, yellowBlue, redGreen}) {
      for (int i = 0; i < channel.count(); i++, nibble++) {
        hash[nibble / 2] |= (byte) (round(15 * channel.scaled(i)) << (4 * (nibble % 2)));
      }
    }
    return hash;
  }

  private static int round(double value) {
    return (int) Math.floor(value + 0.5);
  }
}
