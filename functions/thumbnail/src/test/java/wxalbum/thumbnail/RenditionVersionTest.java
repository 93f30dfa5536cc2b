package wxalbum.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wxalbum.testkit.TestPictures;

/** The URLs of renditions contain their version, because phones cache them without revalidation. */
class RenditionVersionTest {
  private final AlbumPictureProcessor processor = AlbumPictureProcessor.thorough();

  @Test
  void isEqualForEqualRenditions() {
    byte[] file = TestPictures.quadrants(40, 30, "jpg");

    String first = processor.process(file).renditionVersion();
    String second = processor.process(file.clone()).renditionVersion();

    assertThat(first).isEqualTo(second).matches("[0-9a-f]{16}");
  }

  @Test
  void differsForAnotherPictureOfSameSize() {
    String first = processor.process(TestPictures.quadrants(40, 30, "jpg")).renditionVersion();

    String second = processor.process(TestPictures.quadrants(30, 40, "jpg")).renditionVersion();

    assertThat(second).isNotEqualTo(first);
  }
}
