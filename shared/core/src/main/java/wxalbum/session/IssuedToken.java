package wxalbum.session;

import java.time.Instant;

/** A token and the moment from which on it is refused. */
public record IssuedToken(String token, Instant expiresAt) {
  @Override
  public String toString() {
    return "IssuedToken[expiresAt=" + expiresAt + "]";
  }
}
