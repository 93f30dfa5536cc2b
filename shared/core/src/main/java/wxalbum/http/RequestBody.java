package wxalbum.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Body of a request: the bytes that the client sent. Empty if the client sent none. */
public final class RequestBody {
  private final byte[] bytes;

  private RequestBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads the body from the gateway's event, which contains it as Base64 or as text. */
  static RequestBody of(JsonNode event) {
    String body = event.path("body").asText("");
    return new RequestBody(
        event.path("isBase64Encoded").asBoolean(false)
            ? Base64.getDecoder().decode(body)
            : encodeUtf8(body));
  }

  /** Returns the size in bytes. */
  public int size() {
    return bytes.length;
  }

  /** Returns a copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Decodes the bytes as UTF-8. Malformed bytes become NUL, which JSON does not allow, so the body
   * is rejected later.
   */
  String text() {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .replaceWith("\0")
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("the decoder replaces malformed input", e);
    }
  }

  /** Encodes a text as UTF-8. Unpaired surrogates, which UTF-8 cannot encode, become NUL. */
  private static byte[] encodeUtf8(String text) {
    try {
      ByteBuffer encoded =
          StandardCharsets.UTF_8
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .replaceWith(new byte[] {0})
              .encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("the encoder replaces malformed input", e);
    }
  }

  /** Returns a description without the content. */
  @Override
  public String toString() {
    return "RequestBody[" + bytes.length + " bytes]";
  }
}
