package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.Managing.CHANGE;
import static wxalbum.managealbum.Managing.CLOCK;
import static wxalbum.managealbum.Managing.CREATE;
import static wxalbum.managealbum.Managing.FUNCTION;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Users;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Events;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.Owner;
import wxalbum.testing.TestCloud;

class AlbumTest {
  private final Owner owner = new Owner(CLOCK);

  @Test
  void createsAnAlbumAndWritesItsOwner() {
    ApiResponse response =
        FUNCTION.call(owner.asks(CREATE).json(Map.of("title", " 西湖 ", "description", "Spring")));

    AlbumId id = AlbumId.parse(response.text("/id")).orElseThrow();
    assertThat(response.status()).isEqualTo(201);
    assertThat(response.text("/title")).isEqualTo("西湖");
    assertThat(Owner.repository(Albums.class).find(id, owner.id())).isPresent();
    assertThat(Owner.repository(Users.class).find(owner.id())).isPresent();
  }

  @Test
  void createsAnAlbumWithoutADescription() {
    ApiResponse response = FUNCTION.call(owner.asks(CREATE).json(with("description", null)));

    assertThat(response.body().path("description").isNull()).isTrue();
    assertThat(response.body().path("cover").isNull()).isTrue();
    assertThat(response.body().path("photoCount").asInt()).isZero();
  }

  @Test
  void countsATitleInCodePoints() {
    String title = "🌸".repeat(60);

    ApiResponse response = FUNCTION.call(owner.asks(CREATE).json(Map.of("title", title)));

    assertThat(response.text("/title")).isEqualTo(title);
  }

  @Test
  void answersTheSampleEventAsDeployed() {
    FunctionDriver deployed = new FunctionDriver(TestCloud.shared().with(ManageAlbumHandler::new));
    String token = TestCloud.shared().token(TestCloud.shared().newUser());
    String event =
        new String(Events.sample("manage-album.json"), StandardCharsets.UTF_8)
            .replace("TOKEN", token);

    String response = deployed.invoke(event.getBytes(StandardCharsets.UTF_8));

    assertThat(response).contains("\"statusCode\":201");
  }

  @Test
  void leavesWhatIsNotNamedAsItIs() {
    AlbumId album = described();
    PhotoId cover = owner.ready(album);
    PhotoId _ = owner.ready(album);

    ApiResponse response = change(album, Map.of("title", "another"));

    assertThat(response.text("/title")).isEqualTo("another");
    assertThat(response.text("/description")).isEqualTo("Spring");
    assertThat(response.text("/cover/url")).contains(cover.toString());
  }

  @Test
  void clearsADescriptionThatIsNull() {
    AlbumId album = described();

    ApiResponse response = change(album, with("description", null));

    assertThat(response.body().path("description").isNull()).isTrue();
  }

  @Test
  void movesTheMomentOfTheChange() {
    AlbumId album = owner.album("album");
    Album before = Managing.album(album);
    owner.album("later");

    ApiResponse _ = change(album, Map.of("title", "another"));

    assertThat(Managing.album(album).changedAt()).isAfter(before.changedAt());
    assertThat(Managing.album(album).createdAt()).isEqualTo(before.createdAt());
  }

  @Test
  void putsAChosenPhotoOnTheCover() {
    AlbumId album = owner.album("album");
    PhotoId _ = owner.ready(album);
    PhotoId chosen = owner.ready(album);

    ApiResponse response = change(album, with("coverPhotoId", chosen.toString()));

    assertThat(response.text("/cover/url")).contains(chosen.toString());
  }

  @Test
  void putsTheNewestPhotoOnTheCoverWhereNoneIsChosen() {
    AlbumId album = owner.album("album");
    PhotoId _ = owner.ready(album);
    PhotoId newest = owner.ready(album);
    PhotoId _ = owner.expected(album);

    ApiResponse response = change(album, with("coverPhotoId", null));

    assertThat(response.text("/cover/url")).contains(newest.toString());
  }

  @Test
  void leavesTheCoverOfAnAlbumWithoutPhotosEmpty() {
    AlbumId album = owner.album("album");
    PhotoId _ = owner.failed(album);

    ApiResponse response = change(album, with("coverPhotoId", null));

    assertThat(response.body().path("cover").isNull()).isTrue();
  }

  @Test
  void refusesACoverThatIsNotReadyAndChangesNothing() {
    AlbumId album = owner.album("album");
    PhotoId expected = owner.expected(album);

    ApiResponse response = change(album, with("coverPhotoId", expected.toString()));

    assertThat(response.faults()).containsExactly("/coverPhotoId");
    assertThat(Managing.album(album).title()).isEqualTo("album");
  }

  @Test
  void refusesACoverOfAnotherAlbum() {
    AlbumId album = owner.album("album");
    PhotoId elsewhere = owner.ready(owner.album("another"));

    ApiResponse response = change(album, with("coverPhotoId", elsewhere.toString()));

    assertThat(response.faults()).containsExactly("/coverPhotoId");
  }

  @Test
  void refusesACoverThatIsInTheTrash() {
    AlbumId album = owner.album("album");
    PhotoId trashed = owner.ready(album);
    ApiResponse _ = Managing.trash(owner, trashed);

    ApiResponse response = change(album, with("coverPhotoId", trashed.toString()));

    assertThat(response.faults()).containsExactly("/coverPhotoId");
  }

  @Test
  void refusesACoverOfAnotherUsersWithoutWaitingForIt() {
    Owner other = new Owner(CLOCK);
    PhotoId foreign = other.ready(other.album("theirs"));
    AlbumId album = owner.album("album");
    AtomicReference<ApiResponse> response = new AtomicReference<>();

    Owner.together(
        () -> {
          Owner.repository(Photos.class).caption(foreign, "held");
          response.set(change(album, with("coverPhotoId", foreign.toString())));
        });

    assertThat(response.get().status()).isEqualTo(400);
    assertThat(response.get().faults()).containsExactly("/coverPhotoId");
  }

  private AlbumId described() {
    AlbumId album = owner.album("album");
    Owner.repository(Albums.class).describe(album, "album", "Spring", CLOCK.instant());
    return album;
  }

  private ApiResponse change(AlbumId album, Map<String, ? extends @Nullable Object> body) {
    return FUNCTION.call(owner.asks(CHANGE).path("albumId", album).json(body));
  }

  private static Map<String, @Nullable Object> with(String name, @Nullable String value) {
    Map<String, @Nullable Object> body = new HashMap<>();
    body.put("title", "title");
    body.put(name, value);
    return Collections.unmodifiableMap(body);
  }
}
