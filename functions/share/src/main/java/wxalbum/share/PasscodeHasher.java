package wxalbum.share;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategy;
import java.security.SecureRandom;
import java.util.function.Supplier;
import wxalbum.telemetry.Invocation;

/**
 * Hashes and verifies passcodes with bcrypt, which is deliberately slow. Callers must hold no
 * database lock. A passcode longer than 71 bytes, the limit of bcrypt, is replaced by its SHA-512
 * first.
 */
final class PasscodeHasher {
  /** Base-2 logarithm of the number of bcrypt rounds. */
  private static final int COST = 10;

  private static final Version VERSION = Version.VERSION_2B;
  private static final LongPasswordStrategy LONG_PASSCODE_STRATEGY =
      LongPasswordStrategies.hashSha512(VERSION);

  private final BCrypt.Hasher hasher =
      BCrypt.with(VERSION, new SecureRandom(), LONG_PASSCODE_STRATEGY);
  private final BCrypt.Verifyer verifier = BCrypt.verifyer(VERSION, LONG_PASSCODE_STRATEGY);

  /** Returns the hash of a passcode, with a new random salt. */
  String hash(String passcode) {
    return timed(() -> hasher.hashToString(COST, passcode.toCharArray()));
  }

  /** Returns whether a passcode matches a hash. */
  boolean matches(String passcode, String hash) {
    return timed(() -> verifier.verify(passcode.toCharArray(), hash).verified);
  }

  private static <T> T timed(Supplier<T> work) {
    return Invocation.current().time("passcode", work);
  }
}
