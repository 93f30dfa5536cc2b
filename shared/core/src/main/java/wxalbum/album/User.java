package wxalbum.album;

import java.time.Instant;

/**
 * Somebody who has changed something here.
 *
 * @param photos originals kept, the trash included
 * @param bytesStored bytes of those originals
 * @param bytesExpected bytes that unused upload forms still promise
 * @param uploadsUntil until when his upload forms suffice at a steady pace; past for most
 */
public record User(
    UserId id,
    int photos,
    long bytesStored,
    long bytesExpected,
    Instant uploadsUntil,
    Instant createdAt) {}
