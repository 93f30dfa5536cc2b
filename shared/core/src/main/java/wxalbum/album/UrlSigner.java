package wxalbum.album;

import java.time.Instant;

/**
 * Signs URLs that grant read access to objects of the private bucket for a limited time. Possession
 * of the URL suffices.
 */
public interface UrlSigner {
  /**
   * Returns the signed URL of an object. All callers on all instances get the same URL within a
   * time window, because phones cache pictures by URL.
   */
  SignedUrl sign(ObjectKey key);

  /**
   * Returns the signed URL of a rendition. Renditions are cached without revalidation, so the URL
   * contains their version and changes with it.
   */
  SignedUrl sign(ObjectKey.Rendition key, String version);

  /**
   * Returns the signed URL of an original. Storage serves it as this media type, not as the one
   * that the client declared.
   */
  SignedUrl sign(ObjectKey.Original key, String contentType);

  /**
   * A signed URL.
   *
   * @param expiresAt time from which the URL is rejected; at least 15 minutes after it was issued
   */
  record SignedUrl(String url, Instant expiresAt) {}
}
