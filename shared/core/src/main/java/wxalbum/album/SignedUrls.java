package wxalbum.album;

import java.time.Instant;

/** Addresses under which whoever has them may read an object of the private bucket for a while. */
public interface SignedUrls {
  /**
   * The address of an object. Whoever asks, and whichever instance answers, it stays the same for a
   * window of time: phones cache pictures by their address.
   */
  SignedUrl of(ObjectKey key);

  /**
   * An address.
   *
   * @param expiresAt from when on it reads nothing; at least 15 minutes after it was given
   */
  record SignedUrl(String url, Instant expiresAt) {}
}
