package wxalbum.thumbnail.picture.header;

import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.heic.HeicFile;

/** Reader of the headers of all supported picture types. */
public final class Headers {
  private Headers() {}

  /**
   * Reads the header of a picture. The time is linear in the number of bytes before the coded
   * picture.
   *
   * @throws UnfitPicture when the type is not supported, the header is damaged or truncated, or the
   *     picture exceeds the {@linkplain PixelBudget limits}
   */
  public static Header read(byte[] bytes) {
    PictureType type =
        PictureType.of(bytes).orElseThrow(() -> new UnfitPicture(Fault.UNSUPPORTED_TYPE));
    Header header =
        switch (type) {
          case JPEG -> JpegHeader.read(bytes);
          case PNG -> PngHeader.read(bytes);
          case WEBP -> WebpHeader.read(bytes);
          case GIF -> GifHeader.read(bytes);
          case HEIC -> HeicFile.read(bytes).header();
        };
    PixelBudget.check(header);
    return header;
  }
}
