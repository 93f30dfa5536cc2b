package wxalbum.local.console;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that was given up, without what it says.
 *
 * @param tries how often it was tried
 * @param photoId of the photo that it is about
 */
public record DeadLetter(String id, Instant sent, int tries, Optional<String> photoId) {}
