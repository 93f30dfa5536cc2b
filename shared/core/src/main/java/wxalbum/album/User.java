package wxalbum.album;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user who has changed something at least once.
 *
 * @param photoCount number of stored originals, including the trash
 * @param bytesStored size of those originals in bytes
 * @param bytesReserved bytes reserved by unused upload forms
 * @param uploadTat theoretical arrival time of the upload rate limit (generic cell rate algorithm);
 *     in the past unless the user is near the limit
 */
public record User(
    UserId id,
    int photoCount,
    long bytesStored,
    long bytesReserved,
    @Nullable Instant uploadTat,
    Instant createdAt) {}
