package wxalbum.local.main;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The secrets of a local run. They are generated at the first start and kept, so that tokens and
 * share links survive a restart. The file has one {@code NAME=value} a line, and only its owner may
 * read it.
 */
final class LocalSecrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private LocalSecrets() {}

  /**
   * Returns the secrets in a file. Generates them and writes the file if it does not exist.
   *
   * @throws wxalbum.local.template.StartupException if the file of an earlier version lacks a
   *     secret
   */
  static Map<String, String> loadOrCreate(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createFile(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        List<String> lines =
            generate().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
        Files.write(file, lines);
      }
      Map<String, String> keys = new LinkedHashMap<>();
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("=", 2);
        keys.put(parts[0], parts.length == 2 ? parts[1] : "");
      }
      generate().keySet().forEach(name -> LocalSettings.require(keys, name));
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> generate() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("TOKEN_KEYS", "local:" + randomBase64(32));
    keys.put("USER_KEY", randomBase64(32));
    keys.put("SHARE_KEYS", "local:" + randomBase64(32));
    keys.put("SIGNING_KEY_ID", "LOCAL" + randomHex(8).toUpperCase(Locale.ROOT));
    keys.put("SIGNING_SECRET", randomHex(20));
    keys.put("WECHAT_APP_ID", "wx" + randomHex(8));
    keys.put("WECHAT_SECRET", randomHex(16));
    return keys;
  }

  private static String randomBase64(int bytes) {
    return Base64.getEncoder().encodeToString(randomBytes(bytes));
  }

  private static String randomHex(int bytes) {
    return HexFormat.of().formatHex(randomBytes(bytes));
  }

  private static byte[] randomBytes(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }
}
