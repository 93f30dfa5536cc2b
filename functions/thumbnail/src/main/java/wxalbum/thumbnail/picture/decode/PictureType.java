package wxalbum.thumbnail.picture.decode;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The formats that are read, told apart by their first bytes and by nothing else. */
public enum PictureType {
  /** ISO/IEC 10918-1: a start-of-image marker, then another marker. */
  JPEG("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
  /** ISO/IEC 15948: its signature of eight bytes. */
  PNG("image/png", 0, "\u0089PNG\r\n\u001a\n"),
  /** RFC 9649: a RIFF file of the form WEBP. */
  WEBP("image/webp", 8, "WEBP"),
  /** GIF87a and GIF89a. */
  GIF("image/gif", 0, "GIF8");

  private final String contentType;
  private final int offset;
  private final String signature;

  PictureType(String contentType, int offset, String signature) {
    this.contentType = contentType;
    this.offset = offset;
    this.signature = signature;
  }

  /** The type that the first bytes of a file tell; nothing for any other format. */
  public static Optional<PictureType> of(byte[] bytes) {
    for (PictureType type : values()) {
      if (type.signs(bytes)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The media type, as in {@code Content-Type}. */
  public String contentType() {
    return contentType;
  }

  private boolean signs(byte[] bytes) {
    return holds(bytes, offset, signature) && (this != WEBP || holds(bytes, 0, "RIFF"));
  }

  private static boolean holds(byte[] bytes, int offset, String text) {
    return bytes.length >= offset + text.length()
        && text.equals(new String(bytes, offset, text.length(), StandardCharsets.ISO_8859_1));
  }
}
