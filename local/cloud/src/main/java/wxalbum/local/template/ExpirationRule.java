package wxalbum.local.template;

import java.time.Duration;

/**
 * A lifecycle rule of the bucket that deletes objects.
 *
 * @param keyPrefix the prefix of the keys of these objects
 * @param age the time after the last write of an object until it is deleted
 */
public record ExpirationRule(String keyPrefix, Duration age) {}
