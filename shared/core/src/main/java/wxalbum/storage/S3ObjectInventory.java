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
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectKey;
import wxalbum.album.StorageException;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * Inventory of the bucket, accessed through the AWS SDK with the credentials of the function's
 * role.
 */
public final class S3ObjectInventory implements ObjectInventory {
  private static final int PRECONDITION_FAILED = 412;

  /** Timeout for one response; the SDK makes up to three attempts. */
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(4);

  /** Maximum number of keys in one DeleteObjects request. */
  private static final int BATCH_SIZE = 1000;

  private final S3Client client;
  private final String bucket;

  S3ObjectInventory(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /** Creates an inventory of the bucket that the settings name. */
  public static S3ObjectInventory of(Settings settings) {
    return new S3ObjectInventory(
        S3ObjectStore.createClient(settings, RESPONSE_TIMEOUT), settings.text(Setting.BUCKET));
  }

  @Override
  public ObjectPage list(String prefix, String after, int limit) {
    ListObjectsV2Response page =
        callS3(
            () ->
                client.listObjectsV2(
                    request ->
                        request
                            .bucket(bucket)
                            .prefix(prefix)
                            .startAfter(after.isEmpty() ? null : after)
                            .maxKeys(limit)));
    return new ObjectPage(
        page.contents().stream()
            .map(item -> toSummary(item.key(), item.eTag(), item.lastModified()))
            .toList(),
        Boolean.TRUE.equals(page.isTruncated()));
  }

  @Override
  public Optional<ObjectSummary> head(ObjectKey key) {
    try {
      return Optional.of(headObject(key))
          .map(head -> toSummary(key.toString(), head.eTag(), head.lastModified()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw S3ObjectStore.toStorageException(e);
    }
  }

  /**
   * Copies the object onto itself. S3 accepts this as a change because the metadata are replaced.
   */
  @Override
  public void replayEvent(ObjectKey.Original key, String etag) {
    try {
      HeadObjectResponse head = headObject(key);
      if (toSummary(key.toString(), head.eTag(), head.lastModified()).etag().equals(etag)) {
        copyOntoItself(key, head);
      }
    } catch (NoSuchKeyException e) {
      return;
    } catch (SdkException e) {
      if (!(e instanceof S3Exception response) || response.statusCode() != PRECONDITION_FAILED) {
        throw S3ObjectStore.toStorageException(e);
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
  public boolean quarantine(ObjectKey.Original key) {
    try {
      var _ =
          client.copyObject(
              request ->
                  request
                      .sourceBucket(bucket)
                      .sourceKey(key.toString())
                      .destinationBucket(bucket)
                      .destinationKey(ObjectKey.QUARANTINE_PREFIX + key));
    } catch (NoSuchKeyException e) {
      return false;
    } catch (SdkException e) {
      throw S3ObjectStore.toStorageException(e);
    }
    delete(List.of(key));
    return true;
  }

  @Override
  public void delete(Collection<? extends ObjectKey> keys) {
    List<ObjectIdentifier> all =
        keys.stream().map(key -> ObjectIdentifier.builder().key(key.toString()).build()).toList();
    for (int start = 0; start < all.size(); start += BATCH_SIZE) {
      int end = Math.min(start + BATCH_SIZE, all.size());
      deleteBatch(new ArrayList<>(all.subList(start, end)));
    }
  }

  private void deleteBatch(List<ObjectIdentifier> keys) {
    DeleteObjectsResponse response =
        callS3(
            () ->
                client.deleteObjects(
                    request ->
                        request.bucket(bucket).delete(batch -> batch.objects(keys).quiet(true))));
    if (response.hasErrors() && !response.errors().isEmpty()) {
      String code = response.errors().getFirst().code();
      throw new StorageException(
          "S3 could not delete %d objects; the first error is %s"
              .formatted(response.errors().size(), code),
          new IllegalStateException(code),
          code.equals("InternalError") || code.equals("SlowDown"));
    }
  }

  private HeadObjectResponse headObject(ObjectKey key) {
    return client.headObject(request -> request.bucket(bucket).key(key.toString()));
  }

  private static <T> T callS3(Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw S3ObjectStore.toStorageException(e);
    }
  }

  /**
   * Creates a summary. An S3-compatible server may list an incompletely written object without an
   * etag.
   */
  private static ObjectSummary toSummary(String key, @Nullable String etag, Instant modified) {
    return new ObjectSummary(key, etag == null ? "" : etag.replace("\"", ""), modified);
  }
}
