package wxalbum.album;

import java.time.Instant;

/**
 * A user who has changed something at least once.
 *
 * @param photos number of stored originals, including the trash
 * @param bytesStored size of those originals in bytes
 * @param bytesExpected bytes reserved by unused upload forms
 * @param uploadsUntil theoretical arrival time of the upload rate limit (generic cell rate
 *     algorithm); in the past unless the user is near the limit
 */
public record User(
    UserId id,
    int photos,
    long bytesStored,
    long bytesExpected,
    Instant uploadsUntil,
    Instant createdAt) {}
