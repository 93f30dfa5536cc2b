package wxalbum.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import wxalbum.album.ObjectKey;
import wxalbum.album.StorageFailure;
import wxalbum.album.StoredObjects;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * Inventory of the bucket, accessed through the AWS SDK with the credentials of the function's
 * role.
 */
public final class S3StoredObjects implements StoredObjects {
  private static final int PRECONDITION_FAILED = 412;

  /** Timeout for one response; the SDK makes up to three attempts. */
  private static final Duration SILENCE = Duration.ofSeconds(4);

  /** Maximum number of keys in one DeleteObjects request. */
  private static final int AT_ONCE = 1000;

  private final S3Client client;
  private final String bucket;

  S3StoredObjects(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /** Creates an inventory of the bucket that the settings name. */
  public static S3StoredObjects of(Settings settings) {
    return new S3StoredObjects(S3Storage.client(settings, SILENCE), settings.text(Setting.BUCKET));
  }

  @Override
  public Page list(String prefix, String after, int limit) {
    ListObjectsV2Response page =
        asked(
            () ->
                client.listObjectsV2(
                    request ->
                        request
                            .bucket(bucket)
                            .prefix(prefix)
                            .startAfter(after.isEmpty() ? null : after)
                            .maxKeys(limit)));
    return new Page(
        page.contents().stream()
            .map(item -> object(item.key(), item.eTag(), item.lastModified()))
            .toList(),
        Boolean.TRUE.equals(page.isTruncated()));
  }

  @Override
  public Optional<StoredObject> look(ObjectKey key) {
    try {
      return Optional.of(head(key))
          .map(head -> object(key.toString(), head.eTag(), head.lastModified()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw S3Storage.failure(e);
    }
  }

  /**
   * Copies the object onto itself. S3 accepts this as a change because the metadata are replaced.
   */
  @Override
  public void touch(ObjectKey.Original key, String etag) {
    try {
      HeadObjectResponse head = head(key);
      if (object(key.toString(), head.eTag(), head.lastModified()).etag().equals(etag)) {
        copyOntoItself(key, head);
      }
    } catch (NoSuchKeyException e) {
      return;
    } catch (SdkException e) {
      if (!(e instanceof S3Exception response) || response.statusCode() != PRECONDITION_FAILED) {
        throw S3Storage.failure(e);
      }
    }
  }

  private void copyOntoItself(ObjectKey.Original key, HeadObjectResponse head) {
    var _ =
        client.copyObject(
            request ->
                request
                    .sourceBucket(bucket)
                    .sourceKey(key.toString())
                    .copySourceIfMatch(head.eTag())
                    .destinationBucket(bucket)
                    .destinationKey(key.toString())
                    .metadataDirective(MetadataDirective.REPLACE)
                    .contentType(head.contentType()));
  }

  @Override
  public void remove(Collection<? extends ObjectKey> keys) {
    List<ObjectIdentifier> all =
        keys.stream().map(key -> ObjectIdentifier.builder().key(key.toString()).build()).toList();
    for (int start = 0; start < all.size(); start += AT_ONCE) {
      int end = Math.min(start + AT_ONCE, all.size());
      removeAll(new ArrayList<>(all.subList(start, end)));
    }
  }

  private void removeAll(List<ObjectIdentifier> keys) {
    DeleteObjectsResponse response =
        asked(
            () ->
                client.deleteObjects(
                    request ->
                        request.bucket(bucket).delete(batch -> batch.objects(keys).quiet(true))));
    if (response.hasErrors() && !response.errors().isEmpty()) {
      String code = response.errors().getFirst().code();
      throw new StorageFailure(
          "S3 could not delete %d objects; the first error is %s"
              .formatted(response.errors().size(), code),
          new IllegalStateException(code),
          code.equals("InternalError") || code.equals("SlowDown"));
    }
  }

  private HeadObjectResponse head(ObjectKey key) {
    return client.headObject(request -> request.bucket(bucket).key(key.toString()));
  }

  private static <T> T asked(Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw S3Storage.failure(e);
    }
  }

  /**
   * Creates a summary. An S3-compatible server may list an incompletely written object without an
   * etag.
   */
  private static StoredObject object(String key, @Nullable String etag, Instant modified) {
    return new StoredObject(key, etag == null ? "" : etag.replace("\"", ""), modified);
  }
}
