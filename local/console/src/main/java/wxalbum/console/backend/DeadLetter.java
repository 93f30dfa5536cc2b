package wxalbum.console.backend;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that failed too often, without its body.
 *
 * @param tries how often it was delivered
 * @param photoId the id of the photo that it is about
 */
public record DeadLetter(String id, Instant sentAt, int tries, Optional<String> photoId) {}
