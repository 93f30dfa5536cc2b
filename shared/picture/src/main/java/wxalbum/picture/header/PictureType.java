package wxalbum.picture.header;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The known picture formats. The first bytes of a file alone determine its type. */
public enum PictureType {
  /** ISO/IEC 10918-1: a start-of-image marker, then another marker. */
  JPEG("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
  /** ISO/IEC 15948: its signature of eight bytes. */
  PNG("image/png", 0, "\u0089PNG\r\n\u001a\n"),
  /** RFC 9649: a RIFF file of the form WEBP. */
  WEBP("image/webp", 8, "WEBP"),
  /** GIF87a and GIF89a. */
  GIF("image/gif", 0, "GIF8"),
  /**
   * ISO/IEC 23008-12. The brands indicate HEVC or leave the codec open. A build can leave the
   * reader of this format out.
   */
  HEIC("image/heic", 4, "ftyp");

  private static final int MAX_BRANDS = 64;
  private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "mif1");

  private final String contentType;
  private final int offset;
  private final String signature;

  PictureType(String contentType, int offset, String signature) {
    this.contentType = contentType;
    this.offset = offset;
    this.signature = signature;
  }

  /**
   * Returns the type that the first bytes of a file indicate. The result is empty for an unknown
   * format.
   */
  public static Optional<PictureType> detect(byte[] bytes) {
    for (PictureType type : values()) {
      if (type.matches(bytes)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Returns the media type, as in {@code Content-Type}. */
  public String contentType() {
    return contentType;
  }

  private boolean matches(byte[] bytes) {
    return hasTextAt(bytes, offset, signature)
        && switch (this) {
          case WEBP -> hasTextAt(bytes, 0, "RIFF");
          case HEIC -> HEIC_BRANDS.stream().anyMatch(brands(bytes)::contains);
          case JPEG, PNG, GIF -> true;
        };
  }

  /**
   * Returns the brands of a {@code ftyp} box: the major brand, then, after a version, the
   * compatible brands up to the end of the box.
   */
  private static List<String> brands(byte[] bytes) {
    List<String> brands = new ArrayList<>();
    int end = Math.min(bytes.length, bytes.length < 4 ? 0 : ByteBuffer.wrap(bytes).getInt());
    for (int at = 8; at + 4 <= end && brands.size() < MAX_BRANDS; at += at == 8 ? 8 : 4) {
      brands.add(new String(bytes, at, 4, StandardCharsets.ISO_8859_1));
    }
    return brands;
  }

  private static boolean hasTextAt(byte[] bytes, int offset, String text) {
    return bytes.length >= offset + text.length()
        && text.equals(new String(bytes, offset, text.length(), StandardCharsets.ISO_8859_1));
  }
}
