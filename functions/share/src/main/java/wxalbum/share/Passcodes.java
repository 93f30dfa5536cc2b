package wxalbum.share;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategy;
import java.security.SecureRandom;
import java.util.function.Supplier;
import wxalbum.telemetry.Invocation;

/**
 * Passcodes as bcrypt hashes. They are slow on purpose: whoever calls holds no lock. A passcode of
 * more than the 71 bytes that bcrypt looks at is replaced by its SHA-512 first.
 */
final class Passcodes {
  /** Base-2 logarithm of the number of rounds. */
  private static final int COST = 10;

  private static final Version VERSION = Version.VERSION_2B;
  private static final LongPasswordStrategy LONG = LongPasswordStrategies.hashSha512(VERSION);

  private final BCrypt.Hasher hasher = BCrypt.with(VERSION, new SecureRandom(), LONG);
  private final BCrypt.Verifyer verifier = BCrypt.verifyer(VERSION, LONG);

  /** The hash to keep of a passcode, with a salt of its own. */
  String hash(String passcode) {
    return timed(() -> hasher.hashToString(COST, passcode.toCharArray()));
  }

  /** Whether a passcode is the one whose hash was kept. */
  boolean match(String passcode, String hash) {
    return timed(() -> verifier.verify(passcode.toCharArray(), hash).verified);
  }

  private static <T> T timed(Supplier<T> work) {
    return Invocation.current().timed("passcode", work);
  }
}
