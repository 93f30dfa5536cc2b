package wxalbum.share;

import java.util.Optional;
import rocks.xmpp.precis.InvalidCodePointException;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * The form in which passcodes are hashed and compared, so that every keyboard can type a passcode.
 * It is the OpaqueString profile of PRECIS (RFC 8265, section 4.2): Unicode normalization form C,
 * and every space as U+0020. In addition, full-width letters, digits and signs, which Chinese
 * keyboards type, count as those of ASCII, and emoji count without their variation selectors and
 * joiners, which only some keyboards add.
 */
final class PasscodeProfile {
  private static final int FIRST_FULL_WIDTH = 0xFF01;
  private static final int LAST_FULL_WIDTH = 0xFF5E;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int FULL_WIDTH_OFFSET = FIRST_FULL_WIDTH - '!';

  private PasscodeProfile() {}

  /** Returns the form of a passcode; empty if it has characters that no passcode may have. */
  static Optional<String> enforce(String passcode) {
    String narrow =
        passcode
            .codePoints()
            .filter(character -> !isEmojiModifier(character))
            .map(PasscodeProfile::toAscii)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    if (narrow.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(PrecisProfiles.OPAQUE_STRING.enforce(narrow).strip());
    } catch (InvalidCodePointException e) {
      return Optional.empty();
    }
  }

  private static boolean isEmojiModifier(int codePoint) {
    return codePoint == ZERO_WIDTH_JOINER || (codePoint >= 0xFE00 && codePoint <= 0xFE0F);
  }

  private static int toAscii(int codePoint) {
    return codePoint >= FIRST_FULL_WIDTH && codePoint <= LAST_FULL_WIDTH
        ? codePoint - FULL_WIDTH_OFFSET
        : codePoint;
  }
}
