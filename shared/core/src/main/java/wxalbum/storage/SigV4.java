package wxalbum.storage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Sha256;

/**
 * AWS Signature Version 4, as far as we sign by ourselves: presigned queries (S3 and RDS) and the
 * signature of a form's policy ("Authenticating Requests: Browser-Based Uploads Using POST" in the
 * Amazon S3 API reference).
 */
public final class SigV4 {
  /** The name of the algorithm, as requests carry it. */
  public static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String HASH_OF_NOTHING = sha256("");

  private final AwsCredentials credentials;
  private final String region;
  private final String service;

  /** The key of the day that was signed for last: it takes four of the five rounds of hashing. */
  private volatile @Nullable DayKey dayKey;

  /** Signs for a service, such as {@code s3}, in a region. */
  public SigV4(AwsCredentials credentials, String region, String service) {
    this.credentials = credentials;
    this.region = region;
    this.service = service;
  }

  /** The moment as signatures write it: {@code 20151229T000000Z}. */
  public static String time(Instant moment) {
    return SECOND.format(moment);
  }

  /** The scope of a signature: key id, day, region, service. */
  public String credential(Instant moment) {
    return credentials.keyId() + "/" + scope(moment);
  }

  /** The signature of any text, in lower-case hexadecimal. */
  public String signature(String text, Instant moment) {
    return hex(hmac(key(scope(moment)), text));
  }

  /**
   * The query, without the question mark, that lets whoever has it GET an address for a while.
   *
   * @param authority host, with the port where it is not the scheme's own
   * @param path absolute and not yet encoded; S3 keys may hold any character
   * @param parameters more of the query, not yet encoded
   */
  public String presignedQuery(
      String authority,
      String path,
      Map<String, String> parameters,
      Instant moment,
      Duration life) {
    return presigned(authority, parameters, moment, life).query(path);
  }

  /** The same for many paths. */
  Presigned presigned(
      String authority, Map<String, String> parameters, Instant moment, Duration life) {
    TreeMap<String, String> query = new TreeMap<>(parameters);
    query.put("X-Amz-Algorithm", ALGORITHM);
    query.put("X-Amz-Credential", credential(moment));
    query.put("X-Amz-Date", time(moment));
    query.put("X-Amz-Expires", Long.toString(life.toSeconds()));
    query.put("X-Amz-SignedHeaders", "host");
    if (credentials.sessionToken() != null) {
      query.put("X-Amz-Security-Token", credentials.sessionToken());
    }
    String encoded =
        query.entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    String body = service.equals("s3") ? "UNSIGNED-PAYLOAD" : HASH_OF_NOTHING;
    return new Presigned(
        key(scope(moment)),
        encoded,
        String.join("\n", encoded, "host:" + authority, "", "host", body),
        String.join("\n", ALGORITHM, time(moment), scope(moment)));
  }

  /** Everything of presigned queries but the path. */
  static final class Presigned {
    private final byte[] key;
    private final String query;
    private final String afterPath;
    private final String beforeHash;

    private Presigned(byte[] key, String query, String afterPath, String beforeHash) {
      this.key = key;
      this.query = query;
      this.afterPath = afterPath;
      this.beforeHash = beforeHash;
    }

    /** The query, without the question mark, for an absolute path that is not yet encoded. */
    String query(String path) {
      String canonical = "GET\n" + encodePath(path) + "\n" + afterPath;
      return query + "&X-Amz-Signature=" + hex(hmac(key, beforeHash + "\n" + sha256(canonical)));
    }
  }

  /** An absolute path with every segment percent-encoded as RFC 3986 says. */
  public static String encodePath(String path) {
    return encode(path).replace("%2F", "/");
  }

  private byte[] key(String scope) {
    DayKey known = dayKey;
    if (known != null && known.scope().equals(scope)) {
      return known.bytes();
    }
    byte[] key = bytes("AWS4" + credentials.secret());
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    dayKey = new DayKey(scope, key);
    return key;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared, never shown
  private record DayKey(String scope, byte[] bytes) {}

  private String scope(Instant moment) {
    return String.join("/", DAY.format(moment), region, service, "aws4_request");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static String sha256(String text) {
    return Sha256.of(text).hex();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
