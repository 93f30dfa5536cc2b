package wxalbum.session;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Signing keys by key id. The first key signs, and all keys verify. To rotate, put a new key first,
 * and drop the old key when the last token that it signed has expired.
 */
public final class TokenKeys {
  private static final int KEY_BYTES = 32;

  private final Map<String, byte[]> keys;
  private final String firstKeyId;

  private TokenKeys(Map<String, byte[]> keys) {
    this.keys = keys;
    this.firstKeyId = keys.keySet().iterator().next();
  }

  /**
   * Parses {@code kid:base64,kid:base64}.
   *
   * @throws IllegalArgumentException if the text is malformed; the message does not contain the
   *     keys
   */
  public static TokenKeys parse(String text) {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    for (String entry : text.split(",", -1)) {
      int colon = entry.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("TOKEN_KEYS: an entry is not of the form kid:base64");
      }
      byte[] key = decode(entry.substring(colon + 1).strip());
      if (key.length != KEY_BYTES) {
        throw new IllegalArgumentException("TOKEN_KEYS: a key does not have 32 bytes in Base64");
      }
      if (keys.put(entry.substring(0, colon).strip(), key) != null) {
        throw new IllegalArgumentException("TOKEN_KEYS: a key id occurs twice");
      }
    }
    return new TokenKeys(keys);
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  String signingKeyId() {
    return firstKeyId;
  }

  Optional<byte[]> findKey(String id) {
    return Optional.ofNullable(keys.get(id)).map(key -> Arrays.copyOf(key, key.length));
  }
}
