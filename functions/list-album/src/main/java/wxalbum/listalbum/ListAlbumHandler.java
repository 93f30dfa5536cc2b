package wxalbum.listalbum;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import wxalbum.album.Albums;
import wxalbum.album.Photos;
import wxalbum.album.SignedUrls;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.http.Answer;
import wxalbum.http.Code;
import wxalbum.http.HttpEdge;
import wxalbum.http.Refusal;
import wxalbum.http.Rehearsal;
import wxalbum.http.Request;
import wxalbum.http.Views;
import wxalbum.session.TokenKeys;
import wxalbum.session.Tokens;
import wxalbum.session.UserSession;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.snapshot.Snapshot;
import wxalbum.storage.BucketProbe;
import wxalbum.storage.S3SignedUrls;
import wxalbum.telemetry.Telemetry;

/**
 * The Lambda function of all read routes of album owners and of the default route. It uses the
 * database and an access key with read permission on the bucket, and it writes to neither. {@code
 * GET /health} checks both.
 */
public final class ListAlbumHandler implements RequestStreamHandler {
  private final String version;
  private final CheckHealth checkHealth;
  private final ShowUser showUser;
  private final HttpEdge edge;

  @SuppressWarnings("unused") // Strong reference: CRaC holds resources weakly.
  private final Snapshot snapshot;

  /** Creates the handler from the environment of the function. */
  public ListAlbumHandler() {
    Settings settings =
        Settings.read(
            Setting.TOKEN_KEYS,
            Setting.DATABASE_URL,
            Setting.DATABASE_USER,
            Setting.BUCKET,
            Setting.AWS_REGION,
            Setting.SIGNING_KEY_ID,
            Setting.SIGNING_SECRET,
            Setting.QUOTA_BYTES);
    this(settings, Clock.systemUTC());
  }

  ListAlbumHandler(Settings settings, Clock clock) {
    Tokens tokens = new Tokens(TokenKeys.parse(settings.text(Setting.TOKEN_KEYS)), clock);
    Database database = new Database(settings, Users.class, Albums.class, Photos.class);
    BucketProbe bucket = BucketProbe.of(settings, clock);
    SignedUrls urls = S3SignedUrls.of(settings, clock);
    Views views = new Views(urls);
    Albums albums = database.repository(Albums.class);
    Photos photos = database.repository(Photos.class);
    this.version = settings.text(Setting.VERSION);
    this.checkHealth =
        new CheckHealth(Map.of("database", database::reachable, "storage", bucket::answers));
    this.showUser =
        new ShowUser(database.repository(Users.class), settings.number(Setting.QUOTA_BYTES));
    AlbumAnswers albumAnswers = new AlbumAnswers(albums, photos, views);
    PhotoAnswers photoAnswers = new PhotoAnswers(albums, photos, urls, views, clock);
    this.edge =
        new HttpEdge(new Telemetry("list-album", settings), tokens)
            .open("GET /health", this::health)
            .user("GET /me", this::me)
            .user("GET /albums", albumAnswers::list)
            .user("GET /albums/{albumId}", albumAnswers::show)
            .user("GET /albums/{albumId}/photos", albumAnswers::photos)
            .user("GET /photos/{photoId}", photoAnswers::show)
            .user("GET /photos/{photoId}/original", photoAnswers::original)
            .user("GET /trash", photoAnswers::trash);
    this.snapshot =
        Snapshot.after(
            () -> edge.rehearse(Rehearsal.of("GET /health")),
            () -> edge.rehearse(Rehearsal.of("GET /albums")),
            () -> edge.rehearse(Rehearsal.of("GET /trash")),
            () -> urls.of(Rehearsal.NOTHING),
            database::close);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    edge.handle(input, output, context);
  }

  private Answer health(Request request) {
    return switch (checkHealth.now()) {
      case CheckHealth.Healthy _ -> Answer.ok(new Health("ok", version));
      case CheckHealth.Down down ->
          throw new Refusal(
              Code.UNAVAILABLE
                  .because("Unavailable: " + String.join(", ", down.parts()) + ".")
                  .retryAfter(Duration.ofSeconds(5)));
    };
  }

  private Answer me(Request request, UserSession user) {
    return Answer.ok(showUser.of(user.userId()));
  }

  /** The {@code Health} schema of {@code openapi.yaml}. */
  private record Health(String status, String version) {}
}
