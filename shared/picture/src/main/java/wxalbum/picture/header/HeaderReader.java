package wxalbum.picture.header;

/** Reader of the headers of all picture types but HEIC, which {@link ContainerReader} reads. */
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
          case HEIC -> throw new UndecodablePictureException(PictureFault.UNSUPPORTED_TYPE);
        };
    DecodeLimits.check(header);
    return header;
  }
}
