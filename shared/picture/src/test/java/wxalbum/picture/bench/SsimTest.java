package wxalbum.picture.bench;

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
  private static final LumaImage CURVES = createLuma(SsimTest::curvePattern);

  /**
   * Expected values are the results of the npm package ssim.js 3.5.0 with its method "original" and
   * without downsampling.
   */
  static Stream<Arguments> pairs() {
    return Stream.of(
        pair("low contrast", 0.8182044613766506, (x, y) -> (curvePattern(x, y) >> 1) + 40),
        pair("blocky", 0.5297634357225559, (x, y) -> curvePattern(x & ~7, y & ~7)),
        pair("grainy", 0.8322225406507529, (x, y) -> curvePattern(x, y) + grainPattern(x, y)),
        pair("inverted", -0.31692498873787067, (x, y) -> 255 - curvePattern(x, y)));
  }

  @Test
  void returnsOneForEqualPictures() {
    double similarity = Ssim.mean(CURVES, createLuma(SsimTest::curvePattern));

    assertThat(similarity).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void matchesReferenceImplementation(String name, double expected, LumaImage other) {
    double similarity = Ssim.mean(CURVES, other);

    assertThat(similarity).isCloseTo(expected, within(1e-9));
  }

  @Test
  void comparesOnlyBrightnessOfUniformPictures() {
    double similarity = Ssim.mean(createLuma((_, _) -> 100), createLuma((_, _) -> 110));

    double c1 = 0.01 * 255 * 0.01 * 255;
    double published = (2 * 100 * 110 + c1) / (100 * 100 + 110 * 110 + c1);
    assertThat(similarity).isCloseTo(published, within(1e-9));
  }

  @Test
  void rejectsPicturesOfDifferentSizes() {
    LumaImage narrower = new LumaImage(WIDTH - 1, HEIGHT, new float[(WIDTH - 1) * HEIGHT]);

    assertThatIllegalArgumentException().isThrownBy(() -> Ssim.mean(CURVES, narrower));
  }

  private static Arguments pair(String name, double expected, IntBinaryOperator sample) {
    return arguments(name, expected, createLuma(sample));
  }

  private static int grainPattern(int x, int y) {
    return (x * 37 + y * 101) % 23 - 11;
  }

  private static int curvePattern(int x, int y) {
    return (x * x + 3 * y * y + x * y) >> 5 & 255;
  }

  private static LumaImage createLuma(IntBinaryOperator sample) {
    float[] samples = new float[WIDTH * HEIGHT];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.clamp(sample.applyAsInt(i % WIDTH, i / WIDTH), 0, 255);
    }
    return new LumaImage(WIDTH, HEIGHT, samples);
  }
}
