package wxalbum.settings;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Secret keys of 32 bytes by id. The first key is the current one, which creates something new. All
 * keys are accepted. To rotate, the operator adds a key, makes it the current one, and removes the
 * old key when nothing depends on it any more.
 */
public final class KeyRing {
  private static final int KEY_BYTES = 32;

  private final Map<String, byte[]> keys;

  private KeyRing(Map<String, byte[]> keys) {
    this.keys = keys;
  }

  /**
   * Parses {@code kid:base64,kid:base64}.
   *
   * @throws IllegalArgumentException if the text is malformed; the message does not contain the
   *     keys
   */
  public static KeyRing parse(String text) {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    for (String entry : text.split(",", -1)) {
      int colon = entry.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("an entry is not of the form kid:base64");
      }
      byte[] key = decode(entry.substring(colon + 1).strip());
      if (key.length != KEY_BYTES) {
        throw new IllegalArgumentException("a key does not have 32 bytes in Base64");
      }
      if (keys.put(entry.substring(0, colon).strip(), key) != null) {
        throw new IllegalArgumentException("a key id occurs twice");
      }
    }
    return new KeyRing(keys);
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** Returns the id of the current key. */
  public String currentId() {
    return keys.keySet().iterator().next();
  }

  /** Returns a copy of the key with an id. */
  public Optional<byte[]> find(String id) {
    return Optional.ofNullable(keys.get(id)).map(byte[]::clone);
  }

  /** Returns copies of all keys, the current one first. */
  public List<byte[]> keys() {
    return keys.values().stream().map(byte[]::clone).toList();
  }
}
