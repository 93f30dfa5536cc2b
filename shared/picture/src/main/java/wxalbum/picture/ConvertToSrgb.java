package wxalbum.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import wxalbum.picture.color.SrgbConverter;

/** Converts a picture of {@link BufferedImage#TYPE_INT_RGB} to sRGB. */
record ConvertToSrgb() implements PictureOperation {
  @Override
  public Picture apply(Picture picture) {
    if (picture.toSrgb().equals(SrgbConverter.IDENTITY)) {
      return picture;
    }
    BufferedImage source = picture.pixels();
    BufferedImage converted =
        new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_INT_RGB);
    converted.setData(source.getRaster());
    picture.toSrgb().convert(((DataBufferInt) converted.getRaster().getDataBuffer()).getData());
    return new Picture(converted, picture.orientation(), SrgbConverter.IDENTITY);
  }
}
