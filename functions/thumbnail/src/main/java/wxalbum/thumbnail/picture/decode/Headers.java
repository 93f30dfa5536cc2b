package wxalbum.thumbnail.picture.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import wxalbum.album.Dimensions;

/** Reads headers. */
public final class Headers {
  private Headers() {}

  /**
   * Reads the header of a picture of any type that is known.
   *
   * @throws UnfitPicture when the type is not known, the header is broken or cut, or the picture is
   *     over the budget
   */
  public static Header read(byte[] bytes) {
    PictureType type =
        PictureType.of(bytes).orElseThrow(() -> new UnfitPicture(Fault.UNSUPPORTED_TYPE));
    try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      ImageReader reader = ImageIO.getImageReaders(input).next();
      reader.setInput(input);
      Dimensions size = new Dimensions(reader.getWidth(0), reader.getHeight(0));
      return new Header(type, size, true, 0, Optional.empty());
    } catch (IOException e) {
      throw new UnfitPicture(Fault.UNREADABLE, e);
    }
  }
}
