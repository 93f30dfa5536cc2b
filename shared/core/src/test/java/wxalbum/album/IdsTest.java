package wxalbum.album;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @Test
  void readsBackWhatItPrints() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());

      assertThat(Ids.parse(Ids.print(id))).contains(id);
    }
  }

  @Test
  void printsInTheOrderOfTheBytes() {
    Random random = new Random(8);
    List<String> texts = new ArrayList<>();
    for (long milli = 1_700_000_000_000L; milli < 1_700_000_001_000L; milli++) {
      texts.add(Ids.print(Ids.next(Instant.ofEpochMilli(milli))));
    }
    List<String> sorted = new ArrayList<>(texts);
    Collections.shuffle(sorted, random);
    Collections.sort(sorted);

    assertThat(sorted).isEqualTo(texts);
  }

  @Test
  void makesUuidsOfVersionSeven() {
    UUID id = Ids.next(Instant.parse("2026-05-01T00:00:00Z"));

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16)
        .isEqualTo(Instant.parse("2026-05-01T00:00:00Z").toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "00000000000000000000000000X",
        "80000000000000000000000000",
        "0000000000000000000000000I",
        "0000000000000000000000000a",
        "0000000000000000000000000/",
        "０0000000000000000000000000"
      })
  void readsNothingThatItWouldNotPrint(String text) {
    assertThat(Ids.parse(text)).isEmpty();
  }

  @Test
  void keepsIdsAsTheirBytes() {
    UUID id = UUID.fromString("01234567-89ab-7cde-8f01-23456789abcd");

    assertThat(Ids.bytes(id)).hasSize(16).startsWith(1, 0x23, 0x45);
    assertThat(Ids.ofBytes(Ids.bytes(id))).isEqualTo(id);
  }
}
