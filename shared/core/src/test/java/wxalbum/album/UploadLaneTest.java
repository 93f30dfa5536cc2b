package wxalbum.album;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UploadLaneTest {
  private static final Instant NOW = Instant.parse("2026-05-01T09:30:00Z");

  @ParameterizedTest
  @EnumSource
  void namesLaneByLastCharacterOfId(UploadLane lane) {
    List<PhotoId> ids = Stream.generate(() -> lane.newPhotoId(NOW)).limit(1000).toList();

    assertThat(ids).allMatch(id -> id.toString().endsWith(lane.keySuffix()));
    assertThat(ids).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void createsIdsThatSortByTime(UploadLane lane) {
    PhotoId earlier = lane.newPhotoId(NOW);
    PhotoId later = lane.newPhotoId(NOW.plusMillis(1));

    assertThat(earlier.toString()).isLessThan(later.toString());
    assertThat(PhotoId.parse(later.toString())).contains(later);
  }

  @Test
  void distinguishesLanes() {
    assertThat(UploadLane.values()).extracting(UploadLane::keySuffix).containsExactly("0", "1");
  }
}
