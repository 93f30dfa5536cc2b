package wxalbum.album;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import wxalbum.album.Cursor.Listing;

class CursorTest {
  @Test
  void parsesFormattedCursor() {
    Random random = new Random(17);
    for (int i = 0; i < 10_000; i++) {
      Listing listing = pickRandom(random, List.of(Listing.values()));
      Instant time =
          Instant.ofEpochSecond(
              random.nextLong(-30_000_000_000L, 250_000_000_000L), random.nextLong(1_000_000_000));
      Cursor cursor =
          Cursor.of(listing, time, new PhotoId(new UUID(random.nextLong(), random.nextLong())));

      assertThat(Cursor.parse(listing, cursor.toString())).contains(cursor);
    }
  }

  @Test
  void rejectsCursorOfAnotherListing() {
    Cursor cursor =
        Cursor.of(Listing.PHOTOS_BY_TAKEN_AT, Instant.EPOCH, new PhotoId(new UUID(1, 2)));

    assertThat(Cursor.parse(Listing.PHOTOS_BY_ADDED_AT, cursor.toString())).isEmpty();
  }

  @Test
  void rejectsRandomText() {
    Random random = new Random(19);
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);

      assertThat(Cursor.parse(Listing.PHOTOS_BY_TAKEN_AT, text)).isEmpty();
    }
  }

  @Test
  void rejectsTimeOutsideDatabaseRange() {
    byte[] bytes = new byte[25];
    bytes[0] = 't';
    bytes[1] = 0x7F;
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

    assertThat(Cursor.parse(Listing.PHOTOS_BY_TAKEN_AT, text)).isEmpty();
  }

  @Test
  void rejectsTimeBeforeYearOne() {
    Cursor first =
        new Cursor(Listing.PHOTOS_BY_TAKEN_AT, LocalDateTime.of(1, 1, 1, 0, 0), new UUID(1, 2));
    Cursor earlier =
        new Cursor(Listing.PHOTOS_BY_TAKEN_AT, first.at().minusNanos(1_000), new UUID(1, 2));

    assertThat(Cursor.parse(Listing.PHOTOS_BY_TAKEN_AT, first.toString())).contains(first);
    assertThat(Cursor.parse(Listing.PHOTOS_BY_TAKEN_AT, earlier.toString())).isEmpty();
  }

  private static <T> T pickRandom(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
