package wxalbum.thumbnail.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import wxalbum.thumbnail.picture.colour.ToSrgb;

/** Converts a picture of {@link BufferedImage#TYPE_INT_RGB} to sRGB. */
record ConvertColours() implements Step {
  @Override
  public Picture apply(Picture picture) {
    if (picture.toSrgb().equals(ToSrgb.NOTHING_TO_DO)) {
      return picture;
    }
    BufferedImage source = picture.pixels();
    BufferedImage converted =
        new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_INT_RGB);
    converted.setData(source.getRaster());
    picture.toSrgb().convert(((DataBufferInt) converted.getRaster().getDataBuffer()).getData());
    return new Picture(converted, picture.orientation(), ToSrgb.NOTHING_TO_DO);
  }
}
