package wxalbum.thumbnail.picture.header;

import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.heic.HeicFile;

/** Reads headers. */
public final class Headers {
  private Headers() {}

  /**
   * Reads the header of a picture of any type that is known, in a time that grows with the bytes
   * before the coded picture and no faster.
   *
   * @throws UnfitPicture when the type is not known, the header is broken or cut, or the picture is
   *     over the {@linkplain PixelBudget budget}
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
