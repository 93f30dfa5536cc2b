package wxalbum.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;
import wxalbum.testkit.TestPictures;

/** Tests that the deadline interrupts every decoder that can be interrupted. */
@EnabledOnOs(OS.LINUX)
class DeadlineTest {
  private static final TestProcessor QUICK = TestProcessor.quick();
  private static final TestProcessor THOROUGH = TestProcessor.thorough();

  static Stream<Arguments> interruptibleDecoders() {
    byte[] jpeg = TestPictures.resource("landscape-1.jpg");
    byte[] png = TestPictures.encode(TestPictures.decode(jpeg), "png");
    return Stream.of(
        arguments("PNG, quick", QUICK, png),
        arguments("PNG", THOROUGH, png),
        arguments("JPEG", THOROUGH, jpeg),
        arguments("progressive JPEG", THOROUGH, TestPictures.resource("progressive.jpg")),
        arguments("JPEG in CMYK", QUICK, TestPictures.resource("cmyk.jpg")),
        arguments("GIF", QUICK, TestPictures.resource("landscape.gif")),
        arguments("WebP", THOROUGH, TestPictures.resource("landscape.webp")),
        arguments("lossless WebP", THOROUGH, UniformWebp.lossless(600, 400)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("interruptibleDecoders")
  void endsDecodingAtDeadline(String name, TestProcessor pictures, byte[] file) {
    int readings = countClockReadings(pictures, file);
    AtomicInteger left = new AtomicInteger(readings / 2);
    long afterDeadline = WorkBudget.TIMEOUT.toNanos() + 1;
    WorkBudget budget =
        new WorkBudget(WorkBudget.MAX_WORK, () -> left.getAndDecrement() > 0 ? 0 : afterDeadline);

    assertThatThrownBy(() -> process(pictures, file, budget))
        .isInstanceOfSatisfying(
            UndecodablePictureException.class,
            unfit -> assertThat(unfit.fault()).isEqualTo(PictureFault.TOO_COMPLEX));
    assertThat(left.get()).as("readings after the deadline").isGreaterThan(-5);
  }

  /** Returns how often processing a file reads the clock. */
  private static int countClockReadings(TestProcessor pictures, byte[] file) {
    AtomicInteger readings = new AtomicInteger();
    WorkBudget budget =
        new WorkBudget(
            WorkBudget.MAX_WORK,
            () -> {
              readings.incrementAndGet();
              return 0;
            });
    process(pictures, file, budget);
    assertThat(readings.get()).isGreaterThan(6);
    return readings.get();
  }

  private static void process(TestProcessor pictures, byte[] file, WorkBudget budget) {
    var _ = pictures.pictures().process(file, TestProcessor.RENDITIONS, budget);
  }
}
