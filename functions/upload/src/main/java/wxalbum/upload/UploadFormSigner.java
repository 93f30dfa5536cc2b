package wxalbum.upload;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wxalbum.album.ObjectKey;
import wxalbum.album.Photo;
import wxalbum.album.Sha256;
import wxalbum.http.Json;
import wxalbum.priming.PrimingRequest;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.storage.AwsCredentials;
import wxalbum.storage.BucketEndpoint;
import wxalbum.storage.SigV4Signer;

/**
 * Signs forms that upload exactly one object to the bucket ("Browser-Based Uploads Using POST",
 * Amazon S3 API Reference). The policy binds the key, the content type and the exact number of
 * bytes. It also binds the SHA-256 if that is known; S3 verifies it when it receives the file.
 */
public final class UploadFormSigner {
  /** Validity period of a form. */
  static final Duration TTL = Duration.ofMinutes(15);

  private final BucketEndpoint bucket;
  private final String postUrl;
  private final SigV4Signer signer;
  private final Clock clock;

  /**
   * Creates a signer for a bucket.
   *
   * @param postUrl URL that clients post the form to
   * @param key credentials that may write originals
   */
  public UploadFormSigner(BucketEndpoint bucket, String postUrl, AwsCredentials key, Clock clock) {
    this.bucket = bucket;
    this.postUrl = postUrl;
    this.signer = new SigV4Signer(key, bucket.region(), "s3");
    this.clock = clock;
  }

  /** Creates a signer for the bucket in the settings. */
  public static UploadFormSigner of(Settings settings, Clock clock) {
    BucketEndpoint bucket = BucketEndpoint.of(settings);
    String url = settings.text(Setting.UPLOAD_URL);
    return new UploadFormSigner(
        bucket,
        url.isEmpty() ? bucket.baseUri() + "/" : url,
        AwsCredentials.ofSigningUser(settings),
        clock);
  }

  /** Returns a form that uploads the original of a photo. */
  UploadForm sign(Photo photo) {
    Photo.Original original = photo.original();
    return sign(photo.originalKey(), original.contentType(), original.bytes(), original.sha256());
  }

  /** Signs a form and discards it, so that the classes are loaded before the snapshot. */
  void prime() {
    var _ = sign(PrimingRequest.NONEXISTENT_ORIGINAL, "image/jpeg", 1, null);
  }

  private UploadForm sign(
      ObjectKey.Original key, String contentType, long bytes, @Nullable Sha256 sha256) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = now.plus(TTL);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("key", key.toString());
    fields.put("Content-Type", contentType);
    fields.put("success_action_status", "201");
    if (sha256 != null) {
      fields.put("x-amz-checksum-algorithm", "SHA256");
      fields.put("x-amz-checksum-sha256", Base64.getEncoder().encodeToString(sha256.toBytes()));
    }
    fields.put("x-amz-algorithm", SigV4Signer.ALGORITHM);
    fields.put("x-amz-credential", signer.credential(now));
    fields.put("x-amz-date", SigV4Signer.formatTime(now));
    String policy = policy(fields, bytes, expiresAt);
    fields.put("policy", policy);
    fields.put("x-amz-signature", signer.sign(policy, now));
    return new UploadForm(postUrl, fields, expiresAt);
  }

  /** Returns the Base64 policy, which binds every field to its value and the file to its size. */
  private String policy(Map<String, String> fields, long bytes, Instant expiresAt) {
    List<Object> conditions = new ArrayList<>();
    conditions.add(Map.of("bucket", bucket.name()));
    fields.forEach((name, value) -> conditions.add(Map.of(name, value)));
    conditions.add(List.of("content-length-range", bytes, bytes));
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("expiration", expiresAt);
    policy.put("conditions", conditions);
    return Base64.getEncoder().encodeToString(Json.write(policy).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A signed form.
   *
   * @param url URL that the client posts the form to
   * @param fields form fields that the client sends unchanged, before the file
   * @param expiresAt time from which S3 rejects the form
   */
  record UploadForm(String url, Map<String, String> fields, Instant expiresAt) {}
}
