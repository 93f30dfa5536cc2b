package wxalbum.tests.authorization;

import java.util.Locale;

/** The authorization of a request, as a column of the authorization matrix. */
enum Caller {
  /** The user who owns the object. */
  OWNER,
  /** Another user, who has an album of their own. */
  OTHER_USER,
  /** A guest with a view token of the requested share. */
  GUEST,
  /** A guest of another share of the same owner. */
  OTHER_GUEST,
  /** A guest whose share has expired since the view token was issued. */
  EXPIRED_GUEST,
  /** A guest whose share was revoked after the view token was issued. */
  REVOKED_GUEST,
  /** A guest with the last view of a share. */
  USED_UP_GUEST,
  /** No authorization. */
  ANONYMOUS,
  /** A valid token whose claims were replaced, so that its signature does not match. */
  FORGED,
  /** A token that has expired. */
  EXPIRED_TOKEN,
  /** A token signed by a key with an unknown key id. */
  OTHER_KEY,
  /** A token signed by an unknown key under a known key id. */
  OTHER_SECRET,
  /** An unsigned token with {@code alg: none} (RFC 8725, section 3.1). */
  UNSIGNED,
  /** A valid token in the scheme Basic. */
  BASIC;

  /** Returns the name of the caller in the head of the matrix. */
  String columnName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
