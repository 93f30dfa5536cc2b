package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.Reading.CLOCK;
import static wxalbum.listalbum.Reading.FUNCTION;
import static wxalbum.listalbum.Reading.ORIGINAL;
import static wxalbum.listalbum.Reading.PHOTO;
import static wxalbum.listalbum.Reading.PHOTOS;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Owner;

class SignedAddressTest {
  private final Owner owner = new Owner(CLOCK);
  private final AlbumId album = owner.album("album");
  private final PhotoId photo = owner.ready(album);

  @Test
  void staysTheSameForEveryInstanceWithinTheHour() {
    CLOCK.set(nextHour());
    String first = smallInList();
    CLOCK.advance(Duration.ofMinutes(59).plusSeconds(59));

    ApiResponse fromOtherInstance =
        Reading.anotherInstance().call(owner.asks(PHOTO).path("photoId", photo));

    assertThat(fromOtherInstance.text("/renditions/small/url")).isEqualTo(first);
  }

  @Test
  void changesWithTheHour() {
    CLOCK.set(nextHour());
    String first = smallInList();
    CLOCK.advance(Duration.ofHours(1));

    String second = smallInList();

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void livesForAQuarterOfAnHourWheneverItIsGiven() {
    CLOCK.set(nextHour());
    for (int minute = 0; minute < 60; minute++) {
      ApiResponse response = FUNCTION.call(owner.asks(ORIGINAL).path("photoId", photo));

      Instant end = Instant.parse(response.text("/expiresAt"));
      assertThat(Duration.between(CLOCK.instant(), end)).isGreaterThan(Duration.ofMinutes(15));
      CLOCK.advance(Duration.ofMinutes(1));
    }
  }

  @Test
  void saysItselfHowLongItLives() {
    CLOCK.set(nextHour().plus(Duration.ofMinutes(59)));

    String url = smallInList();

    assertThat(url).contains("X-Amz-Expires=4500");
  }

  private String smallInList() {
    return FUNCTION
        .call(owner.asks(PHOTOS).path("albumId", album))
        .text("/items/0/renditions/small/url");
  }

  private static Instant nextHour() {
    return CLOCK.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
  }
}
