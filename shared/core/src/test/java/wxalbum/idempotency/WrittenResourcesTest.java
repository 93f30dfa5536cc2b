package wxalbum.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;

class WrittenResourcesTest {
  private static final int MAX_FILES = 20;
  private static final int COLUMN_LENGTH = 539;

  private final Random random = new Random(20_260_512);

  @Test
  void parsesItsOwnText() {
    for (int size = 0; size <= MAX_FILES; size++) {
      WrittenResources written = WrittenResources.of(newPhotoIds(size));

      assertThat(WrittenResources.parse(written.toString())).isEqualTo(written);
    }
  }

  @Test
  void fitsColumnWithMostFiles() {
    WrittenResources written = WrittenResources.of(newPhotoIds(MAX_FILES));

    assertThat(written.toString()).hasSize(COLUMN_LENGTH);
  }

  @Test
  void returnsIdsInOrderAndInTheirType() {
    List<PhotoId> photos = newPhotoIds(3);

    assertThat(WrittenResources.of(photos).ids(PhotoId::new)).isEqualTo(photos);
  }

  @Test
  void rejectsTextThatIsNoListOfIds() {
    for (String text : List.of(" ", "x", newPhotoIds(1).getFirst() + " ")) {
      assertThatThrownBy(() -> WrittenResources.parse(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void returnsOnlyIdUnlessThereAreMore() {
    AlbumId album = new AlbumId(new UUID(1, 2));

    assertThat(WrittenResources.of(List.of(album)).only(AlbumId::new)).isEqualTo(album);
    assertThatThrownBy(() -> WrittenResources.of(newPhotoIds(2)).only(PhotoId::new))
        .isInstanceOf(IllegalStateException.class);
  }

  private List<PhotoId> newPhotoIds(int count) {
    return Stream.generate(() -> new PhotoId(new UUID(random.nextLong(), random.nextLong())))
        .limit(count)
        .toList();
  }
}
