package wxalbum.thumbnail.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Lays a picture that one can see through onto white. */
record FlattenAlpha() implements Step {
  @Override
  public Picture apply(Picture picture) {
    BufferedImage pixels = picture.pixels();
    if (!pixels.getColorModel().hasAlpha()) {
      return picture;
    }
    BufferedImage flat =
        new BufferedImage(pixels.getWidth(), pixels.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = flat.createGraphics();
    graphics.drawImage(pixels, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return new Picture(flat, picture.orientation());
  }
}
