package wxalbum.picture.header;

import wxalbum.picture.decode.PictureFault;
import wxalbum.picture.decode.PictureHeader;
import wxalbum.picture.decode.PictureType;
import wxalbum.picture.decode.UndecodablePictureException;
import wxalbum.picture.heic.HeicFile;

/** Reader of the headers of all supported picture types. */
public final class HeaderReader {
  private HeaderReader() {}

  /**
   * Reads the header of a picture. The time is linear in the number of bytes before the coded
   * picture.
   *
   * @throws UndecodablePictureException when the type is not supported, the header is damaged or
   *     truncated, or the picture exceeds the {@linkplain DecodeLimits limits}
   */
  public static PictureHeader read(byte[] bytes) {
    PictureType type =
        PictureType.detect(bytes)
            .orElseThrow(() -> new UndecodablePictureException(PictureFault.UNSUPPORTED_TYPE));
    PictureHeader header =
        switch (type) {
          case JPEG -> JpegHeader.read(bytes);
          case PNG -> PngHeader.read(bytes);
          case WEBP -> WebpHeader.read(bytes);
          case GIF -> GifHeader.read(bytes);
          case HEIC -> HeicFile.read(bytes).header();
        };
    DecodeLimits.check(header);
    return header;
  }
}
