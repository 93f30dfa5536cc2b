package wxalbum.album;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DimensionsTest {
  @Test
  void scalesTheLongestSideDown() {
    assertThat(new Dimensions(4032, 3024).within(1600)).isEqualTo(new Dimensions(1600, 1200));
    assertThat(new Dimensions(3024, 4032).within(256)).isEqualTo(new Dimensions(192, 256));
  }

  @Test
  void neverEnlarges() {
    assertThat(new Dimensions(100, 50).within(256)).isEqualTo(new Dimensions(100, 50));
  }

  @Test
  void keepsAtLeastOnePixel() {
    assertThat(new Dimensions(60_000, 1).within(256)).isEqualTo(new Dimensions(256, 1));
  }

  @Test
  void refusesWhatIsNoPicture() {
    assertThatThrownBy(() -> new Dimensions(0, 5)).isInstanceOf(IllegalArgumentException.class);
  }
}
