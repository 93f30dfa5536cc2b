package wxalbum.thumbnail.picture.imageio;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.image.BufferedImage;

/** Lays pictures onto white, so that nobody sees through them. */
final class OntoWhite {
  /** Lines drawn at once: of some kinds of picture Java copies what it draws. */
  private static final int BAND = 64;

  private OntoWhite() {}

  /** The picture on white, of {@link BufferedImage#TYPE_INT_RGB}. */
  static BufferedImage of(BufferedImage picture) {
    return of(picture, new Point(0, 0), picture.getWidth(), picture.getHeight());
  }

  /** The same on a larger sheet, or a part of it on a smaller one. */
  static BufferedImage of(BufferedImage picture, Point corner, int width, int height) {
    if (picture.getType() == BufferedImage.TYPE_INT_RGB
        && picture.getWidth() == width
        && picture.getHeight() == height) {
      return picture;
    }
    BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    for (int y = 0; y < picture.getHeight(); y += BAND) {
      int lines = Math.min(BAND, picture.getHeight() - y);
      BufferedImage band = picture.getSubimage(0, y, picture.getWidth(), lines);
      graphics.drawImage(band, corner.x, corner.y + y, null);
    }
    graphics.dispose();
    return sheet;
  }
}
