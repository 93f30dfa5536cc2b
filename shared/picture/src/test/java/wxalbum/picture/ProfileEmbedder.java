package wxalbum.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import wxalbum.testkit.TestPictures;

/** Embeds color profiles into picture files. */
public final class ProfileEmbedder {
  private static final int PNG_HEADER_END = 33;
  private static final int WEBP_HEADER_END = 12;

  private ProfileEmbedder() {}

  /** Embeds a profile that fits into one segment into a JPEG (ICC.1, annex B.4). */
  public static byte[] embedInJpeg(byte[] jpeg, byte[] profile) {
    return embedInJpeg(jpeg, profile, 1, 1);
  }

  /** Embeds one piece of a profile into a JPEG, with its number and the count of pieces. */
  public static byte[] embedInJpeg(byte[] jpeg, byte[] piece, int number, int total) {
    String content = new String(piece, StandardCharsets.ISO_8859_1);
    return TestPictures.withSegment(
        jpeg, 0xffe2, "ICC_PROFILE\0" + (char) number + (char) total + content);
  }

  /** Embeds a profile into a PNG (ISO/IEC 15948, 11.3.3.3). */
  public static byte[] embedInPng(byte[] png, byte[] profile) {
    byte[] name = "test\0\0".getBytes(StandardCharsets.ISO_8859_1);
    return ChunkBytes.concat(
        Arrays.copyOf(png, PNG_HEADER_END),
        ChunkBytes.pngChunk("iCCP", ChunkBytes.concat(name, deflate(profile))),
        Arrays.copyOfRange(png, PNG_HEADER_END, png.length));
  }

  /** Embeds a profile into a simple WebP of this size (RFC 9649, 2.7.1.4). */
  public static byte[] embedInWebp(byte[] webp, int width, int height, byte[] profile) {
    return ChunkBytes.webpFile(
        ChunkBytes.vp8xChunk(0x20, width, height),
        ChunkBytes.riffChunk("ICCP", profile),
        Arrays.copyOfRange(webp, WEBP_HEADER_END, webp.length));
  }

  /** Compresses bytes as zlib (RFC 1950). */
  public static byte[] deflate(byte[] bytes) {
    ByteArrayOutputStream zlib = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(zlib)) {
      deflater.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zlib.toByteArray();
  }
}
