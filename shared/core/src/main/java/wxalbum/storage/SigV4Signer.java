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
 * AWS Signature Version 4: presigned queries (S3 and RDS) and the signature of an upload form's
 * policy ("Authenticating Requests: Browser-Based Uploads Using POST" in the Amazon S3 API
 * Reference).
 */
public final class SigV4Signer {
  /** Name of the algorithm in requests. */
  public static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private static final DateTimeFormatter DATE_FORMAT =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIMESTAMP_FORMAT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String EMPTY_PAYLOAD_HASH = sha256("");

  private final AwsCredentials credentials;
  private final String region;
  private final String service;

  /** Key of the day that was used last. The cache saves four of the five rounds of hashing. */
  private volatile @Nullable DayKey dayKey;

  /** Creates a signer for a service, such as {@code s3}, in a region. */
  public SigV4Signer(AwsCredentials credentials, String region, String service) {
    this.credentials = credentials;
    this.region = region;
    this.service = service;
  }

  /** Returns a time in the format of signatures, such as {@code 20151229T000000Z}. */
  public static String formatTime(Instant time) {
    return TIMESTAMP_FORMAT.format(time);
  }

  /** Returns the key id and the scope of a signature: day, region and service. */
  public String credential(Instant time) {
    return credentials.accessKeyId() + "/" + scope(time);
  }

  /** Returns the signature of a text in lower-case hexadecimal. */
  public String sign(String text, Instant time) {
    return hex(hmac(signingKey(scope(time)), text));
  }

  /**
   * Returns the query, without the question mark, of a presigned GET URL.
   *
   * @param authority host, with the port unless it is the default of the scheme
   * @param path absolute path, not encoded; S3 keys may contain any character
   * @param parameters additional parameters of the query, not encoded
   * @param ttl time from {@code time} until the URL expires
   */
  public String presignedQuery(
      String authority, String path, Map<String, String> parameters, Instant time, Duration ttl) {
    return presign(authority, parameters, time, ttl).forPath(path, "");
  }

  /** Returns the common part of the queries of several paths. */
  PresignedQuery presign(
      String authority, Map<String, String> parameters, Instant time, Duration ttl) {
    TreeMap<String, String> query = new TreeMap<>(parameters);
    query.put("X-Amz-Algorithm", ALGORITHM);
    query.put("X-Amz-Credential", credential(time));
    query.put("X-Amz-Date", formatTime(time));
    query.put("X-Amz-Expires", Long.toString(ttl.toSeconds()));
    query.put("X-Amz-SignedHeaders", "host");
    if (credentials.sessionToken() != null) {
      query.put("X-Amz-Security-Token", credentials.sessionToken());
    }
    String encoded =
        query.entrySet().stream()
            .map(entry -> percentEncode(entry.getKey()) + "=" + percentEncode(entry.getValue()))
            .collect(Collectors.joining("&"));
    String payloadHash = service.equals("s3") ? "UNSIGNED-PAYLOAD" : EMPTY_PAYLOAD_HASH;
    return new PresignedQuery(
        signingKey(scope(time)),
        encoded,
        String.join("\n", "", "host:" + authority, "", "host", payloadHash),
        String.join("\n", ALGORITHM, formatTime(time), scope(time)));
  }

  /** The part of presigned queries that does not depend on the path. */
  static final class PresignedQuery {
    private final byte[] key;
    private final String query;
    private final String headers;
    private final String stringToSignPrefix;

    private PresignedQuery(byte[] key, String query, String headers, String stringToSignPrefix) {
      this.key = key;
      this.query = query;
      this.headers = headers;
      this.stringToSignPrefix = stringToSignPrefix;
    }

    /**
     * Returns the query, without the question mark, for an absolute path that is not encoded.
     *
     * @param last another parameter, {@code &name=value} and encoded, or empty; its name must sort
     *     after all others, as a name in lower case does
     */
    String forPath(String path, String last) {
      String canonical = "GET\n" + encodePath(path) + "\n" + query + last + headers;
      return query
          + last
          + "&X-Amz-Signature="
          + hex(hmac(key, stringToSignPrefix + "\n" + sha256(canonical)));
    }
  }

  /** Percent-encodes every segment of an absolute path (RFC 3986). */
  public static String encodePath(String path) {
    return percentEncode(path).replace("%2F", "/");
  }

  private byte[] signingKey(String scope) {
    DayKey cached = dayKey;
    if (cached != null && cached.scope().equals(scope)) {
      return cached.bytes();
    }
    byte[] key = utf8("AWS4" + credentials.secretAccessKey());
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    dayKey = new DayKey(scope, key);
    return key;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared, never printed
  private record DayKey(String scope, byte[] bytes) {}

  private String scope(Instant time) {
    return String.join("/", DATE_FORMAT.format(time), region, service, "aws4_request");
  }

  private static String percentEncode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(utf8(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java runtime does not provide HmacSHA256", e);
    }
  }

  private static String sha256(String text) {
    return Sha256.hash(text).hex();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
