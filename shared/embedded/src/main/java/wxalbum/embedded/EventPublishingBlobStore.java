package wxalbum.embedded;

import java.io.InputStream;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * A blob store that publishes an event for each object that is created or removed. A single thread
 * delivers the events in order, after the operation has succeeded and outside the request.
 */
final class EventPublishingBlobStore extends ForwardingBlobStore {
  private static final Logger LOG = LoggerFactory.getLogger(EventPublishingBlobStore.class);

  /** The key prefix of internal objects that s3proxy stores during multipart uploads. */
  private static final String INTERNAL_KEY_PREFIX = ".s3proxy-";

  private final Consumer<ObjectEvent> listener;
  private final Clock clock;
  private final ExecutorService eventExecutor =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("object-events").factory());

  EventPublishingBlobStore(BlobStore store, Consumer<ObjectEvent> listener, Clock clock) {
    super(store);
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    PutObjectResponse response = super.putBlob(request, payload);
    publishCreated("Put", request.bucket(), request.key());
    return response;
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    CopyObjectResponse response = super.copyBlob(request);
    publishCreated("Copy", request.destinationBucket(), request.destinationKey());
    return response;
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
    publishCreated("CompleteMultipartUpload", request.bucket(), request.key());
    return response;
  }

  /** {@inheritDoc} S3Proxy calls this method for bulk deletions too, once per object. */
  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    DeleteObjectResponse response = super.removeBlob(request);
    publish("ObjectRemoved:Delete", request.bucket(), request.key(), null);
    return response;
  }

  /** Delivers the pending events, then closes the store. */
  @Override
  public void close() {
    eventExecutor.close();
    super.close();
  }

  private void publishCreated(String operation, String bucket, String key) {
    HeadObjectRequest request = HeadObjectRequest.builder().bucket(bucket).key(key).build();
    publish("ObjectCreated:" + operation, bucket, key, delegate().blobMetadata(request));
  }

  private void publish(
      String name, String bucket, String key, @Nullable HeadObjectResponse object) {
    if (key.startsWith(INTERNAL_KEY_PREFIX)) {
      return;
    }
    long size = object == null ? 0 : Objects.requireNonNullElse(object.contentLength(), 0L);
    String eTag = object == null ? "" : Objects.requireNonNullElse(object.eTag(), "");
    var event = new ObjectEvent(name, bucket, key, size, eTag.replace("\"", ""), clock.instant());
    eventExecutor.execute(() -> deliver(event));
  }

  private void deliver(ObjectEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      LOG.error("The listener of object events failed on {}", event.name(), e);
    }
  }
}
