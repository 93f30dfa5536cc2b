package wxalbum.thumbnail.picture.heic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes what boxes are made of (ISO/IEC 14496-12, 4.2). */
final class IsoBytes {
  private IsoBytes() {}

  /** A box of these parts. */
  static byte[] box(String type, byte[]... parts) {
    byte[] content = join(parts);
    return join(numbers(content.length + 8), ascii(type), content);
  }

  /** Numbers of 32 bits. */
  static byte[] numbers(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
    IntStream.of(numbers).forEach(bytes::putInt);
    return bytes.array();
  }

  /** Numbers of 16 bits. */
  static byte[] shorts(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length);
    IntStream.of(numbers).forEach(number -> bytes.putShort((short) number));
    return bytes.array();
  }

  /** Characters of one byte each. */
  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Parts one after the other. */
  static byte[] join(byte[]... parts) {
    return join(Stream.of(parts));
  }

  /** Parts one after the other. */
  static byte[] join(Stream<byte[]> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    parts.forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }
}
