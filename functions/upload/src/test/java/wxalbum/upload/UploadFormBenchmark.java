package wxalbum.upload;

import java.time.Clock;
import java.util.Arrays;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.TestCloud;

/** Measures how many upload forms one core signs per second. */
public final class UploadFormBenchmark {
  private static final int FORMS = 20_000;
  private static final int ROUNDS = 7;

  private UploadFormBenchmark() {}

  /** Signs forms in rounds and prints the median rate. */
  public static void main(String[] args) {
    TestCloud cloud = TestCloud.shared();
    var photo = new AlbumFixture(cloud.settings()).newPhoto(AlbumFixture.NOON, null);
    UploadFormSigner forms = UploadFormSigner.of(cloud.settings(), Clock.systemUTC());
    double[] perSecond = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < FORMS; i++) {
        var _ = forms.sign(photo);
      }
      perSecond[round] = FORMS * 1e9 / (System.nanoTime() - start);
    }
    Arrays.sort(perSecond);
    System.out.printf(
        "%nUpload forms signed per second on one core: %,.0f%n", perSecond[ROUNDS / 2]);
    System.exit(0);
  }
}
