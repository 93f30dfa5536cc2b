package wxalbum.session;

import java.time.Instant;

/**
 * A token and its expiration time.
 *
 * @param expiresAt time from which the token is rejected
 */
public record IssuedToken(String token, Instant expiresAt) {
  @Override
  public String toString() {
    return "IssuedToken[expiresAt=" + expiresAt + "]";
  }
}
