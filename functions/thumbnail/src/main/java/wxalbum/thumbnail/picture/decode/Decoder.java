package wxalbum.thumbnail.picture.decode;

/** Turns the bytes of a picture into pixels. */
public interface Decoder {
  /**
   * Decodes a picture, of several the first, onto white where one can see through it. The
   * orientation in its metadata is not applied.
   *
   * @param header of these bytes
   * @param reduction 1, 2, 4 or 8: both sides may be given divided by this or by a smaller one of
   *     these numbers, rounded up
   * @throws UnfitPicture when it breaks the rules of its format, ends too early, or is nothing that
   *     this decoder knows
   */
  Decoded decode(byte[] bytes, Header header, int reduction);
}
