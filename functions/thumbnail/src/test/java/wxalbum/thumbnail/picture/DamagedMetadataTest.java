package wxalbum.thumbnail.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import wxalbum.album.Dimensions;
import wxalbum.testing.Mutations;
import wxalbum.testing.Reliability;
import wxalbum.thumbnail.picture.colour.IccBytes;
import wxalbum.thumbnail.picture.colour.IccProfile;

/** Fuzz tests of Exif blocks, color profiles and placeholders. */
class DamagedMetadataTest {
  private static final Reliability CASES = new Reliability("fuzz cases", DamagedMetadataTest.class);

  private final Mutations mutations = new Mutations(20_261_125);

  @AfterAll
  static void tell() {
    CASES.write();
  }

  @Test
  void readsWhatIsLeftOfDamagedExif() {
    byte[] camera =
        new ExifBytes()
            .main(0x010f, "Apple")
            .orientation(6)
            .shot(0x9003, "2026:05:01 12:00:00")
            .shot(0x829a, 1, 250)
            .position("N", new int[] {30, 15, 3300}, "E", new int[] {120, 8, 5500})
            .into(TestPictures.quarters(8, 8, "jpg"));

    for (int i = 0; i < 10_000; i++) {
      byte[] damaged = mutations.damaged(camera);
      CASES.attempt(() -> assertSensible(PictureMetadata.read(damaged)));
    }
  }

  @Test
  void findsAWayOrNoneForDamagedProfiles() {
    List<byte[]> profiles =
        List.of(
            IccBytes.displayP3().bytes(),
            IccBytes.adobeRgb().bytes(),
            IccBytes.grey(2.2).bytes(),
            IccBytes.lookupTable("RGB ").bytes());

    for (int i = 0; i < 10_000; i++) {
      byte[] damaged = mutations.damaged(mutations.any(profiles));
      CASES.attempt(() -> assertThat(new IccProfile(damaged).toSrgb()).isNotNull());
    }
  }

  @Test
  void hashesPicturesOfEverySize() {
    Random random = new Random(20_261_126);
    for (int i = 0; i < 2_000; i++) {
      Dimensions size = new Dimensions(1 + random.nextInt(100), 1 + random.nextInt(100));
      int[] rgb = random.ints((long) size.width() * size.height()).toArray();
      CASES.attempt(() -> assertThat(ThumbHash.hash(size, rgb).length).isBetween(5, 40));
    }
  }

  private static void assertSensible(PictureMetadata metadata) {
    assertThat(metadata.orientation()).isNotNull();
    Double latitude = metadata.exif().latitude();
    if (latitude != null) {
      assertThat(latitude).isBetween(-90.0, 90.0);
    }
  }
}
