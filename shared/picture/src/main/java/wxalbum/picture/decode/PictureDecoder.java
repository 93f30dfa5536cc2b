package wxalbum.picture.decode;

import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.UndecodablePictureException;

/** Decodes the bytes of a picture into pixels. */
public interface PictureDecoder {
  /**
   * Decodes a picture, or the first picture of a file that has several. Transparent areas are
   * flattened onto white. The orientation in the metadata is not applied.
   *
   * @param bytes the whole file
   * @param header the header of these bytes
   * @param reduction 1, 2, 4 or 8; the decoder divides both sides by this number or by a smaller
   *     one of these, and rounds up
   * @throws UndecodablePictureException when the bytes violate the format, end too early, or use a
   *     feature that this decoder does not support
   */
  DecodedPicture decode(byte[] bytes, PictureHeader header, int reduction);
}
