package wxalbum.thumbnail.picture;

import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.Headers;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.heic.HeicDecoder;
import wxalbum.thumbnail.picture.heic.HeicFile;

/** What is known of a picture before it is decoded. */
record Outline(Header header, PictureMetadata metadata) {
  /**
   * Reads it.
   *
   * @throws UnfitPicture when the bytes are of no type that this build reads, the header is broken
   *     or cut, or the picture is over the budget
   */
  static Outline read(byte[] bytes) {
    PictureType type =
        PictureType.of(bytes).orElseThrow(() -> new UnfitPicture(Fault.UNSUPPORTED_TYPE));
    if (type != PictureType.HEIC) {
      return new Outline(Headers.read(bytes), PictureMetadata.read(bytes));
    }
    if (!HeicDecoder.isThere()) {
      throw new UnfitPicture(Fault.UNSUPPORTED_TYPE);
    }
    HeicFile file = HeicFile.read(bytes, Headers.MAX_PIXELS);
    return new Outline(file.header(), PictureMetadata.read(bytes).lying(file.orientation()));
  }
}
