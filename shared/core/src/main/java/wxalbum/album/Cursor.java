package wxalbum.album;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.ValueRange;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The place in a listing after which the next page begins: the last item's sort value and id. Its
 * text is opaque to clients: the listing's letter, microseconds and id in Base64url.
 *
 * @param at the sort value, a wall clock or UTC as the listing has it; in listings sorted by id the
 *     epoch
 */
public record Cursor(Listing listing, LocalDateTime at, UUID id) {
  private static final int SIZE = 1 + Long.BYTES + 16;

  /** The years of a date in SQL (ISO/IEC 9075-2): the database refuses to compare any other. */
  private static final ValueRange YEARS = ValueRange.of(1, 9999);

  /** More microseconds from the epoch than any of those years, and few enough to add. */
  private static final long MAX_MICROS = 400_000_000_000L * 1_000_000L;

  private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

  /** The listings there are, so that a cursor of one is refused by the others. */
  public enum Listing {
    /** A user's albums, most recently changed first. */
    ALBUMS('a'),
    /** An album's photos by the moment they were taken. */
    TAKEN('t'),
    /** An album's photos by the moment they were added. */
    ADDED('n'),
    /** A user's trash, last deleted first. */
    TRASH('d'),
    /** An album's shares, newest first. */
    SHARES('s'),
    /** What guests see of an album, by the moment taken. */
    SHARED('g');

    private final byte letter;

    Listing(char letter) {
      this.letter = (byte) letter;
    }
  }

  /** Cuts the sort value to the microseconds that the database keeps. */
  public Cursor {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** A place in a listing that sorts by a moment. */
  public static Cursor at(Listing listing, Instant moment, Id id) {
    return new Cursor(listing, LocalDateTime.ofInstant(moment, ZoneOffset.UTC), id.value());
  }

  /** A place in a listing that sorts by id alone. */
  public static Cursor at(Listing listing, Id id) {
    return new Cursor(listing, EPOCH, id.value());
  }

  /**
   * The cursor that a text stands for; nothing for a text that is none, or is of another listing.
   */
  public static Optional<Cursor> parse(Listing listing, String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != SIZE || bytes[0] != listing.letter) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, SIZE - 1);
    long micros = buffer.getLong();
    if (micros < -MAX_MICROS || micros > MAX_MICROS) {
      return Optional.empty();
    }
    LocalDateTime at = EPOCH.plus(micros, ChronoUnit.MICROS);
    if (!YEARS.isValidValue(at.getYear())) {
      return Optional.empty();
    }
    return Optional.of(new Cursor(listing, at, new UUID(buffer.getLong(), buffer.getLong())));
  }

  @Override
  public String toString() {
    byte[] bytes =
        ByteBuffer.allocate(SIZE)
            .put(listing.letter)
            .putLong(ChronoUnit.MICROS.between(EPOCH, at))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
