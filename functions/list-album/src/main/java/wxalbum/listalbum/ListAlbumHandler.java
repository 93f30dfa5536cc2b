package wxalbum.listalbum;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import wxalbum.access.AlbumAccess;
import wxalbum.album.Albums;
import wxalbum.album.Photos;
import wxalbum.album.UrlSigner;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.http.HttpRouter;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.priming.PrimingRequest;
import wxalbum.priming.SnapStartHook;
import wxalbum.session.SessionTokens;
import wxalbum.session.UserSession;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.storage.BucketHealthCheck;
import wxalbum.storage.S3UrlSigner;
import wxalbum.telemetry.Telemetry;
import wxalbum.view.ViewFactory;

/**
 * The Lambda function of all read routes of album owners and of the default route. It uses the
 * database and an access key with read permission on the bucket, and it writes to neither. {@code
 * GET /health} checks both.
 */
public final class ListAlbumHandler implements RequestStreamHandler {
  private final String version;
  private final CheckHealth checkHealth;
  private final GetCurrentUser getCurrentUser;
  private final HttpRouter router;

  @SuppressWarnings("unused") // Lambda holds the hook weakly; this field keeps it reachable.
  private final SnapStartHook snapStartHook;

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
    SessionTokens tokens = new SessionTokens(settings.keyRing(Setting.TOKEN_KEYS), clock);
    Database database = new Database(settings, Users.class, Albums.class, Photos.class);
    BucketHealthCheck bucket = BucketHealthCheck.of(settings, clock);
    UrlSigner urls = S3UrlSigner.of(settings, clock);
    ViewFactory views = new ViewFactory(urls);
    Albums albums = database.repository(Albums.class);
    Photos photos = database.repository(Photos.class);
    this.version = settings.text(Setting.VERSION);
    this.checkHealth =
        new CheckHealth(
            Map.of("database", database::isReachable, "storage", bucket::isHealthy), clock);
    this.getCurrentUser =
        new GetCurrentUser(database.repository(Users.class), settings.number(Setting.QUOTA_BYTES));
    AlbumAccess access = new AlbumAccess(albums, photos);
    AlbumReadRoutes albumRoutes = new AlbumReadRoutes(access, albums, photos, views);
    PhotoReadRoutes photoRoutes = new PhotoReadRoutes(access, photos, urls, views, clock);
    this.router =
        new HttpRouter(new Telemetry("list-album", settings), tokens)
            .addPublicRoute("GET /health", this::getHealth)
            .addUserRoute("GET /me", this::getMe)
            .addUserRoute("GET /albums", albumRoutes::list)
            .addUserRoute("GET /albums/{albumId}", albumRoutes::get)
            .addUserRoute("GET /albums/{albumId}/photos", albumRoutes::listPhotos)
            .addUserRoute("GET /photos/{photoId}", photoRoutes::get)
            .addUserRoute("GET /photos/{photoId}/original", photoRoutes::getOriginalUrl)
            .addUserRoute("GET /trash", photoRoutes::listTrash);
    this.snapStartHook =
        SnapStartHook.register(
            () -> router.prime(PrimingRequest.of("GET /health")),
            () -> router.prime(PrimingRequest.of("GET /albums")),
            () -> router.prime(PrimingRequest.of("GET /trash")),
            () -> urls.sign(PrimingRequest.NONEXISTENT_ORIGINAL),
            database::close);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    router.handle(input, output, context);
  }

  private Response getHealth(Request request) {
    return switch (checkHealth.execute()) {
      case CheckHealth.Healthy _ -> Response.ok(new Health("ok", version));
      case CheckHealth.Unhealthy down ->
          throw new ProblemException(
              ProblemCode.UNAVAILABLE
                  .toProblem("Unavailable: " + String.join(", ", down.unavailable()) + ".")
                  .withRetryAfter(CheckHealth.TTL));
    };
  }

  private Response getMe(Request request, UserSession user) {
    return Response.ok(getCurrentUser.execute(user.userId()));
  }

  /** The {@code Health} schema of {@code openapi.yaml}. */
  private record Health(String status, String version) {}
}
