package wxalbum.thumbnail.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SsimTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final Luma CURVES = picture(SsimTest::curves);

  /**
   * Expected values are the results of the npm package ssim.js 3.5.0 with its method "original" and
   * without downsampling.
   */
  static Stream<Arguments> pairs() {
    return Stream.of(
        pair("low contrast", 0.8182044613766506, (x, y) -> (curves(x, y) >> 1) + 40),
        pair("blocky", 0.5297634357225559, (x, y) -> curves(x & ~7, y & ~7)),
        pair("grainy", 0.8322225406507529, (x, y) -> curves(x, y) + grain(x, y)),
        pair("inverted", -0.31692498873787067, (x, y) -> 255 - curves(x, y)));
  }

  @Test
  void isOneOfEqualPictures() {
    double similarity = Ssim.mean(CURVES, picture(SsimTest::curves));

    assertThat(similarity).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void agreesWithAnotherImplementation(String name, double expected, Luma other) {
    double similarity = Ssim.mean(CURVES, other);

    assertThat(similarity).isCloseTo(expected, within(1e-9));
  }

  @Test
  void seesOfPlainPicturesTheirBrightnessAlone() {
    double similarity = Ssim.mean(picture((_, _) -> 100), picture((_, _) -> 110));

    double c1 = 0.01 * 255 * 0.01 * 255;
    double published = (2 * 100 * 110 + c1) / (100 * 100 + 110 * 110 + c1);
    assertThat(similarity).isCloseTo(published, within(1e-9));
  }

  @Test
  void refusesPicturesOfTwoSizes() {
    Luma narrower = new Luma(WIDTH - 1, HEIGHT, new float[(WIDTH - 1) * HEIGHT]);

    assertThatIllegalArgumentException().isThrownBy(() -> Ssim.mean(CURVES, narrower));
  }

  private static Arguments pair(String name, double expected, IntBinaryOperator sample) {
    return arguments(name, expected, picture(sample));
  }

  private static int grain(int x, int y) {
    return (x * 37 + y * 101) % 23 - 11;
  }

  private static int curves(int x, int y) {
    return (x * x + 3 * y * y + x * y) >> 5 & 255;
  }

  private static Luma picture(IntBinaryOperator sample) {
    float[] samples = new float[WIDTH * HEIGHT];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.clamp(sample.applyAsInt(i % WIDTH, i / WIDTH), 0, 255);
    }
    return new Luma(WIDTH, HEIGHT, samples);
  }
}
