package wxalbum.album;

import java.time.Instant;

/** Addresses under which whoever has them may read an object of the private bucket for a while. */
public interface SignedUrls {
  /**
   * The address of an object. Within a window of time it is the same for every request and every
   * instance, so that phones find the picture in their cache.
   */
  SignedUrl of(ObjectKey key);

  /**
   * An address.
   *
   * @param expiresAt from when on it reads nothing; at least 15 minutes after it was given
   */
  record SignedUrl(String url, Instant expiresAt) {}
}
