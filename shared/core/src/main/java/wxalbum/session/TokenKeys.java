package wxalbum.session;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of our tokens by their ids. The first signs, all verify: a new key is put in front, and
 * an old one is dropped when the last token that it signed has expired.
 */
public final class TokenKeys {
  private static final int KEY_BYTES = 32;

  private final Map<String, byte[]> keys;
  private final String first;

  private TokenKeys(Map<String, byte[]> keys) {
    this.keys = keys;
    this.first = keys.keySet().iterator().next();
  }

  /**
   * Reads {@code kid:base64,kid:base64}.
   *
   * @throws IllegalArgumentException saying what is wrong, without the keys
   */
  public static TokenKeys parse(String text) {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    for (String entry : text.split(",", -1)) {
      int colon = entry.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("TOKEN_KEYS: an entry is not kid:base64");
      }
      byte[] key = decode(entry.substring(colon + 1).strip());
      if (key.length != KEY_BYTES) {
        throw new IllegalArgumentException("TOKEN_KEYS: a key is not 32 bytes in Base64");
      }
      if (keys.put(entry.substring(0, colon).strip(), key) != null) {
        throw new IllegalArgumentException("TOKEN_KEYS: a key id stands twice");
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

  String signingId() {
    return first;
  }

  Optional<byte[]> find(String id) {
    return Optional.ofNullable(keys.get(id)).map(key -> Arrays.copyOf(key, key.length));
  }
}
