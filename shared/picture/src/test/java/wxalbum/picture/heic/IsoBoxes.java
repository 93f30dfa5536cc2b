package wxalbum.picture.heic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Builds boxes and their fields (ISO/IEC 14496-12, 4.2). */
final class IsoBoxes {
  private IsoBoxes() {}

  /** Returns a box with the concatenated parts as its content. */
  static byte[] box(String type, byte[]... parts) {
    byte[] content = concat(parts);
    return concat(uint32s(content.length + 8), ascii(type), content);
  }

  /** Encodes 32-bit numbers. */
  static byte[] uint32s(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
    IntStream.of(numbers).forEach(bytes::putInt);
    return bytes.array();
  }

  /** Encodes 16-bit numbers. */
  static byte[] uint16s(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length);
    IntStream.of(numbers).forEach(number -> bytes.putShort((short) number));
    return bytes.array();
  }

  /** Encodes a text with one byte per character. */
  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Concatenates parts. */
  static byte[] concat(byte[]... parts) {
    return concat(Stream.of(parts));
  }

  /** Concatenates parts. */
  static byte[] concat(Stream<byte[]> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    parts.forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }
}
