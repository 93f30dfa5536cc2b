package wxalbum.picture.decode;

import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;

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
   * @param budget the limit of work and time; the caller has charged the {@link #work}
   * @throws UndecodablePictureException when the bytes violate the format, end too early, use a
   *     feature that this decoder does not support, or exceed the budget
   */
  DecodedPicture decode(byte[] bytes, PictureHeader header, int reduction, WorkBudget budget);

  /**
   * Returns the estimated work of decoding a picture, which is charged before it is decoded. It is
   * that of a decoder in Java unless a decoder overrides this method.
   */
  default long work(PictureHeader header) {
    return header.work().thorough();
  }
}
