package wxalbum.album;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DimensionsTest {
  @Test
  void scalesLongestSideDownToLimit() {
    assertThat(new Dimensions(4032, 3024).fitRendition(1600)).isEqualTo(new Dimensions(1600, 1200));
    assertThat(new Dimensions(3024, 4032).fitRendition(256)).isEqualTo(new Dimensions(192, 256));
  }

  @Test
  void keepsSizeWhenSmallerThanLimit() {
    assertThat(new Dimensions(100, 50).fitRendition(256)).isEqualTo(new Dimensions(100, 50));
  }

  @Test
  void keepsAtLeastOnePixelPerSide() {
    assertThat(new Dimensions(600_000, 1).fitRendition(256)).isEqualTo(new Dimensions(2_560, 1));
  }

  /** A chat in a screenshot of a phone, panoramas, and the length at which the rule begins. */
  @ParameterizedTest
  @CsvSource({
    "1080, 20000, 1600, 372, 6885",
    "1080, 20000, 256, 59, 1102",
    "1080, 8000, 1600, 480, 3556",
    "1080, 3600, 1600, 480, 1600",
    "1080, 3500, 1600, 494, 1600",
    "12000, 1000, 1600, 5543, 462",
    "400, 4000, 1600, 400, 4000",
    "60000, 20, 1600, 16000, 5",
  })
  void keepsLongPicturesLegible(int width, int height, int side, int newWidth, int newHeight) {
    assertThat(new Dimensions(width, height).fitRendition(side))
        .isEqualTo(new Dimensions(newWidth, newHeight));
  }

  @Test
  void throwsWhenSideIsBelowOne() {
    assertThatThrownBy(() -> new Dimensions(0, 5)).isInstanceOf(IllegalArgumentException.class);
  }
}
