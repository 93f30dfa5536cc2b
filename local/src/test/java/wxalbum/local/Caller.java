package wxalbum.local;

import java.util.Locale;

/** Whose authorization a request carries, in the words of the table of who may what. */
enum Caller {
  /** The user whose things they are. */
  OWNER,
  /** Another user, with things of his own. */
  OTHER,
  /** A guest with the view token of the share that is asked for. */
  GUEST,
  /** A guest of another share of the same owner. */
  PASSER,
  /** Guests who came in before their share ended. */
  OF_EXPIRED,
  OF_REVOKED,
  OF_USED_UP,
  /** Nobody: no authorization at all. */
  NOBODY,
  /** The token that would be let in, with other claims under its signature. */
  FORGED,
  /** That token after its end. */
  LATE,
  /** That token by a key of another id. */
  OTHER_KEY,
  /** That token by another key that calls itself ours. */
  OTHER_SECRET,
  /** That token's claims with {@code alg: none} (RFC 8725, section 3.1). */
  UNSIGNED,
  /** That token in another scheme than Bearer. */
  BASIC;

  /** As the head of the table writes it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
