package wxalbum.picture.imageio;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.image.BufferedImage;

/** Flattens images onto white with Java 2D, into a new image on the heap. */
final class Java2dFlattener {
  /**
   * The number of lines that are drawn together. Java copies what it draws for some image types, so
   * this limits memory.
   */
  private static final int BAND_LINES = 64;

  private Java2dFlattener() {}

  /**
   * Returns the picture on white, as {@link BufferedImage#TYPE_INT_RGB}. A picture of this type is
   * returned itself.
   */
  static BufferedImage flatten(BufferedImage picture) {
    return flatten(picture, new Point(0, 0), picture.getWidth(), picture.getHeight());
  }

  /**
   * Returns a white image of the given size with the picture on it. Parts outside the size are cut
   * off.
   *
   * @param corner where the upper left corner of the picture is drawn
   */
  static BufferedImage flatten(BufferedImage picture, Point corner, int width, int height) {
    if (picture.getType() == BufferedImage.TYPE_INT_RGB
        && picture.getWidth() == width
        && picture.getHeight() == height) {
      return picture;
    }
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = result.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    for (int y = 0; y < picture.getHeight(); y += BAND_LINES) {
      int lines = Math.min(BAND_LINES, picture.getHeight() - y);
      BufferedImage band = picture.getSubimage(0, y, picture.getWidth(), lines);
      graphics.drawImage(band, corner.x, corner.y + y, null);
    }
    graphics.dispose();
    return result;
  }
}
