package wxalbum.tests.database;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wxalbum.album.AlbumId;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.testkit.MutableClock;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestPictures;
import wxalbum.testkit.TestRequest;

/** An album to which several phones upload the same few files, some of which are no pictures. */
final class ContendedAlbum {
  private static final int FILE_COUNT = 30;
  private static final int MAX_FILES = 5;

  /** Every fifth file is no picture, so its photo fails and may be sent again. */
  private static final int BROKEN = 5;

  /** Number of forms that stays below the rate limit of a user. */
  private static final int MAX_FORMS = 450;

  private static final int PAGE_SIZE = 100;
  private static final byte[] PICTURE = TestPictures.quadrants(32, 32, "jpeg");

  private final OwnerFixture owner = new OwnerFixture(new MutableClock().set(Instant.now()));
  private final AlbumId album = owner.createAlbum("contended");
  private final List<Upload> sent = new CopyOnWriteArrayList<>();
  private final AtomicInteger formCount = new AtomicInteger();

  /**
   * An upload request with a key of its own.
   *
   * @param files the requested files, in order
   */
  record Upload(TestRequest request, List<byte[]> files) {}

  /** Creates a request to upload random files of the album. */
  Upload newUpload(Random random) {
    List<Integer> numbers = IntStream.range(0, FILE_COUNT).boxed().collect(Collectors.toList());
    Collections.shuffle(numbers, random);
    List<byte[]> files =
        numbers.subList(0, 1 + random.nextInt(MAX_FILES)).stream()
            .map(ContendedAlbum::file)
            .toList();
    TestRequest request =
        owner
            .request("POST /albums/{albumId}/uploads")
            .pathParam("albumId", album)
            .header("idempotency-key", UUID.randomUUID().toString())
            .jsonBody(Map.of("files", files.stream().map(ContendedAlbum::fileRequest).toList()));
    Upload upload = new Upload(request, files);
    sent.add(upload);
    return upload;
  }

  /** Returns a request that was sent before, or a new one. */
  Upload repeatedUpload(Random random) {
    return sent.isEmpty() ? newUpload(random) : sent.get(random.nextInt(sent.size()));
  }

  /** Returns a request that moves a photo to the trash or restores one. */
  TestRequest trashOrRestore(Random random) {
    Photos photos = OwnerFixture.repository(Photos.class);
    boolean restores = random.nextInt(3) == 0;
    List<Photo> candidates =
        restores
            ? photos.listTrash(owner.userId(), Instant.EPOCH, null, PAGE_SIZE)
            : photos.listByAddedAt(album, null, PAGE_SIZE);
    PhotoId photo =
        candidates.isEmpty()
            ? new PhotoId(UUID.randomUUID())
            : candidates.get(random.nextInt(candidates.size())).id();
    return owner
        .request(restores ? "POST /photos/{photoId}/restore" : "DELETE /photos/{photoId}")
        .pathParam("photoId", photo);
  }

  /** Counts forms and returns whether the user may get more. */
  boolean addForms(int count) {
    return formCount.addAndGet(count) < MAX_FORMS;
  }

  private static byte[] file(int number) {
    byte[] suffix = "-%04d".formatted(number).getBytes(StandardCharsets.UTF_8);
    byte[] file = Arrays.copyOf(PICTURE, PICTURE.length + suffix.length);
    System.arraycopy(suffix, 0, file, PICTURE.length, suffix.length);
    if (number % BROKEN == 0) {
      Arrays.fill(file, 0, PICTURE.length, (byte) 'x');
    }
    return file;
  }

  private static Map<String, Object> fileRequest(byte[] file) {
    return Map.of(
        "name",
        "IMG.JPG",
        "bytes",
        file.length,
        "contentType",
        "image/jpeg",
        "sha256",
        Sha256.ofBytes(Sha256.newMessageDigest().digest(file)).hex());
  }
}
