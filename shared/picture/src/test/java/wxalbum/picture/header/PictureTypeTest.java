package wxalbum.picture.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.testkit.TestPictures;

class PictureTypeTest {
  @ParameterizedTest
  @CsvSource({
    "landscape-1.jpg, JPEG, image/jpeg",
    "landscape.webp, WEBP, image/webp",
    "landscape.gif, GIF, image/gif",
  })
  void detectsTypeFromFirstBytes(String file, PictureType type, String contentType) {
    byte[] bytes = TestPictures.resource(file);

    assertThat(PictureType.detect(bytes)).contains(type);
    assertThat(type.contentType()).isEqualTo(contentType);
  }

  @Test
  void detectsPng() {
    byte[] bytes = TestPictures.quadrants(2, 2, "png");

    assertThat(PictureType.detect(bytes)).contains(PictureType.PNG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"heic0000", "heix0000mif1", "mif10000heic", "mif10000MiHEheic", "mif10000"})
  void detectsHeicByAnyBrand(String brands) {
    byte[] bytes = ("\0\0\0\u001cftyp" + brands).getBytes(StandardCharsets.ISO_8859_1);

    assertThat(PictureType.detect(bytes)).contains(PictureType.HEIC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\u00ff\u00d8",
        "\u0000\u0000\u0000\u0018ftypmp42\u0000\u0000\u0000\u0000mp42isom",
        "\u0000\u0000\u0000\u0010ftypavif\u0000\u0000\u0000\u0000heic",
        "\u0000\u0000\u0000\u0014ftypavifheicavif",
        "\u0000\u0000\u0000\u001cftypavif",
        "RIFF\u0010\u0000\u0000\u0000WAVEfmt ",
        "RIFX\u0010\u0000\u0000\u0000WEBP",
        "BM6\u0000",
        "II*\u0000",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "%PDF-1.7",
      })
  void returnsEmptyForOtherFormats(String start) {
    byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);

    assertThat(PictureType.detect(bytes)).isEmpty();
  }
}
