package wxalbum.embedded;

import java.time.Instant;

/**
 * What happened to an object in storage.
 *
 * @param name the event's name as S3 writes it into its records, such as {@code ObjectCreated:Put}
 * @param bucket the bucket
 * @param key the object's key, not percent-encoded
 * @param size bytes of the object; 0 when it was removed
 * @param eTag its entity tag without quotes; empty when it was removed
 * @param time when it happened
 */
public record ObjectEvent(
    String name, String bucket, String key, long size, String eTag, Instant time) {}
