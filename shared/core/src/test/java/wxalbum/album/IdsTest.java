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
  void parsesFormattedId() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());

      assertThat(Ids.parse(Ids.format(id))).contains(id);
    }
  }

  @Test
  void formatsIdsInByteOrder() {
    Random random = new Random(8);
    List<String> texts = new ArrayList<>();
    for (long milli = 1_700_000_000_000L; milli < 1_700_000_001_000L; milli++) {
      texts.add(Ids.format(Ids.newUuid(Instant.ofEpochMilli(milli))));
    }
    List<String> sorted = new ArrayList<>(texts);
    Collections.shuffle(sorted, random);
    Collections.sort(sorted);

    assertThat(sorted).isEqualTo(texts);
  }

  @Test
  void createsVersion7Uuids() {
    UUID id = Ids.newUuid(Instant.parse("2026-05-01T00:00:00Z"));

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
  void rejectsTextThatFormatNeverWrites(String text) {
    assertThat(Ids.parse(text)).isEmpty();
  }

  @Test
  void convertsIdsToBytesAndBack() {
    UUID id = UUID.fromString("01234567-89ab-7cde-8f01-23456789abcd");

    assertThat(Ids.toBytes(id)).hasSize(16).startsWith(1, 0x23, 0x45);
    assertThat(Ids.fromBytes(Ids.toBytes(id))).isEqualTo(id);
  }
}
