package wxalbum.thumbnail.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import wxalbum.album.Dimensions;

/** Moves pixels to where the upright picture has them. */
record TurnUpright() implements Step {
  @Override
  public Picture apply(Picture picture) {
    if (picture.orientation() == Orientation.UPRIGHT) {
      return picture;
    }
    BufferedImage pixels = picture.pixels();
    Dimensions size = picture.upright();
    BufferedImage turned =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = turned.createGraphics();
    graphics.drawImage(
        pixels, picture.orientation().transform(pixels.getWidth(), pixels.getHeight()), null);
    graphics.dispose();
    return new Picture(turned, Orientation.UPRIGHT);
  }
}
