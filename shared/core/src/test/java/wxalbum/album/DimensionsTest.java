package wxalbum.album;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DimensionsTest {
  @Test
  void scalesLongestSideDownToLimit() {
    assertThat(new Dimensions(4032, 3024).fitWithin(1600)).isEqualTo(new Dimensions(1600, 1200));
    assertThat(new Dimensions(3024, 4032).fitWithin(256)).isEqualTo(new Dimensions(192, 256));
  }

  @Test
  void keepsSizeWhenSmallerThanLimit() {
    assertThat(new Dimensions(100, 50).fitWithin(256)).isEqualTo(new Dimensions(100, 50));
  }

  @Test
  void keepsAtLeastOnePixelPerSide() {
    assertThat(new Dimensions(60_000, 1).fitWithin(256)).isEqualTo(new Dimensions(256, 1));
  }

  @Test
  void throwsWhenSideIsBelowOne() {
    assertThatThrownBy(() -> new Dimensions(0, 5)).isInstanceOf(IllegalArgumentException.class);
  }
}
