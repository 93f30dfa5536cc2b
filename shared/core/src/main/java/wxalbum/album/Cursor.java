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
 * A position in a listing: the sort value and the id of the last item of a page. The next page
 * begins after it.
 *
 * <p>The text form is opaque to clients. It is the Base64url encoding of 25 bytes, big-endian: the
 * listing's tag (1), the sort value in microseconds since 1970 (8) and the id (16).
 *
 * @param listing listing that issued the cursor
 * @param at sort value, truncated to microseconds, in UTC; the epoch in listings that are sorted by
 *     id alone
 * @param id id of the last item
 */
public record Cursor(Listing listing, LocalDateTime at, UUID id) {
  private static final int BYTE_LENGTH = 1 + Long.BYTES + 16;

  /**
   * Years that an SQL date can hold (ISO/IEC 9075-2). The database rejects comparisons with others.
   */
  private static final ValueRange SQL_YEARS = ValueRange.of(1, 9999);

  /**
   * Maximum distance from the epoch in microseconds. It covers all years of SQL, and adding it to
   * the epoch cannot overflow.
   */
  private static final long MAX_MICROS = 400_000_000_000L * 1_000_000L;

  private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

  /** The listings that issue cursors. Each listing rejects the cursors of the others. */
  public enum Listing {
    /** A user's albums, most recently changed first. */
    ALBUMS('a'),
    /** An album's photos by the time they were taken. */
    PHOTOS_BY_TAKEN_AT('t'),
    /** An album's photos by the time they were added. */
    PHOTOS_BY_ADDED_AT('n'),
    /** A user's trash, most recently deleted first. */
    TRASH('d'),
    /** An album's shares, newest first. */
    SHARES('s'),
    /** An album's photos as guests see them, by the time they were taken. */
    SHARED_PHOTOS('g');

    private final byte tag;

    Listing(char letter) {
      this.tag = (byte) letter;
    }
  }

  /** Truncates the sort value to microseconds, the precision of the database. */
  public Cursor {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** Creates a cursor in a listing that is sorted by time. */
  public static Cursor of(Listing listing, Instant time, Id id) {
    return new Cursor(listing, LocalDateTime.ofInstant(time, ZoneOffset.UTC), id.value());
  }

  /** Creates a cursor in a listing that is sorted by id alone. */
  public static Cursor of(Listing listing, Id id) {
    return new Cursor(listing, EPOCH, id.value());
  }

  /** Parses a cursor; returns empty if the text is not a cursor of this listing. */
  public static Optional<Cursor> parse(Listing listing, String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != BYTE_LENGTH || bytes[0] != listing.tag) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, BYTE_LENGTH - 1);
    long micros = buffer.getLong();
    if (micros < -MAX_MICROS || micros > MAX_MICROS) {
      return Optional.empty();
    }
    LocalDateTime at = EPOCH.plus(micros, ChronoUnit.MICROS);
    if (!SQL_YEARS.isValidValue(at.getYear())) {
      return Optional.empty();
    }
    return Optional.of(new Cursor(listing, at, new UUID(buffer.getLong(), buffer.getLong())));
  }

  @Override
  public String toString() {
    byte[] bytes =
        ByteBuffer.allocate(BYTE_LENGTH)
            .put(listing.tag)
            .putLong(ChronoUnit.MICROS.between(EPOCH, at))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
