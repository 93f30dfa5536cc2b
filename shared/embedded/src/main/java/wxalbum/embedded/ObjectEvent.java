package wxalbum.embedded;

import java.time.Instant;

/**
 * The creation or removal of an object in storage.
 *
 * @param name the event name of an S3 event notification, such as {@code ObjectCreated:Put}
 * @param bucket the name of the bucket
 * @param key the key of the object, not percent-encoded
 * @param size the size of the object in bytes; 0 for a removal
 * @param eTag the entity tag without quotes; empty for a removal
 * @param time the time of the event
 */
public record ObjectEvent(
    String name, String bucket, String key, long size, String eTag, Instant time) {}
