package wxalbum.album;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {
  private static final String ALBUM = "01KQH5Z0000000000000000000";
  private static final String PHOTO = "01KQH5ZC3V8N4R2T6M7B9X0W1D";

  @Test
  void parsesFormattedKey() {
    Random random = new Random(11);
    for (int i = 0; i < 10_000; i++) {
      AlbumId album = new AlbumId(new UUID(random.nextLong(), random.nextLong()));
      PhotoId photo = new PhotoId(new UUID(random.nextLong(), random.nextLong()));
      RenditionSize size = pickRandom(random, List.of(RenditionSize.values()));
      ObjectKey key =
          random.nextBoolean()
              ? new ObjectKey.Original(album, photo)
              : new ObjectKey.Rendition(album, photo, size);

      assertThat(ObjectKey.parse(key.toString())).contains(key);
    }
  }

  @Test
  void parsesOriginalKey() {
    assertThat(ObjectKey.parse("originals/" + ALBUM + "/" + PHOTO))
        .containsInstanceOf(ObjectKey.Original.class);
  }

  @Test
  void parsesRenditionKey() {
    assertThat(ObjectKey.parse("renditions/" + ALBUM + "/" + PHOTO + "/card.jpg"))
        .containsInstanceOf(ObjectKey.Rendition.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "originals",
        "originals//",
        "originals/" + ALBUM,
        "originals/" + ALBUM + "/" + PHOTO + "/",
        "/originals/" + ALBUM + "/" + PHOTO,
        "originals/" + ALBUM + "/../" + PHOTO,
        "Originals/" + ALBUM + "/" + PHOTO,
        "originals/" + ALBUM + "/" + PHOTO + "x",
        "renditions/" + ALBUM + "/" + PHOTO + "/huge.jpg",
        "renditions/" + ALBUM + "/" + PHOTO + "/SMALL.jpg",
        "renditions/" + ALBUM + "/" + PHOTO + "/small.png",
        "backups/" + ALBUM + "/" + PHOTO
      })
  void rejectsUnrecognizedKeys(String key) {
    assertThat(ObjectKey.parse(key)).isEmpty();
  }

  @Test
  void rejectsRandomText() {
    Random random = new Random(13);
    String letters = "originalsrenditions/0123456789ABC.jpg%";
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(90); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }

      assertThat(ObjectKey.parse(text.toString())).isEmpty();
    }
  }

  private static <T> T pickRandom(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
