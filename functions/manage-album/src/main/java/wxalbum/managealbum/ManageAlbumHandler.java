package wxalbum.managealbum;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import wxalbum.access.AlbumAccess;
import wxalbum.album.Albums;
import wxalbum.album.Photos;
import wxalbum.album.Shares;
import wxalbum.album.UrlSigner;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.http.HttpRouter;
import wxalbum.idempotency.IdempotencyFilter;
import wxalbum.idempotency.IdempotencyStore;
import wxalbum.priming.PrimingRequest;
import wxalbum.priming.SnapStartHook;
import wxalbum.session.SessionTokens;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.storage.S3UrlSigner;
import wxalbum.telemetry.Telemetry;
import wxalbum.view.ViewFactory;

/**
 * Handles every route that changes albums and photos. It uses the database, and signs URLs with a
 * key that may read the bucket. It never calls the bucket.
 */
public final class ManageAlbumHandler implements RequestStreamHandler {
  private final HttpRouter router;

  @SuppressWarnings("unused") // Lambda holds the hook weakly; this field keeps it reachable.
  private final SnapStartHook snapStartHook;

  /** Creates the function from its environment: the database, and the key that signs URLs. */
  public ManageAlbumHandler() {
    Settings settings =
        Settings.read(
            Setting.TOKEN_KEYS,
            Setting.DATABASE_URL,
            Setting.DATABASE_USER,
            Setting.BUCKET,
            Setting.AWS_REGION,
            Setting.SIGNING_KEY_ID,
            Setting.SIGNING_SECRET);
    this(settings, Clock.systemUTC());
  }

  ManageAlbumHandler(Settings settings, Clock clock) {
    Database database =
        new Database(
            settings,
            Users.class,
            Albums.class,
            Photos.class,
            Shares.class,
            IdempotencyStore.class);
    UrlSigner urls = S3UrlSigner.of(settings, clock);
    IdempotencyFilter writes =
        new IdempotencyFilter(database.repository(IdempotencyStore.class), database, clock);
    AlbumAccess access =
        new AlbumAccess(database.repository(Albums.class), database.repository(Photos.class));
    ViewFactory views = new ViewFactory(urls);
    AlbumWriteRoutes albums = albumRoutes(access, database, views, clock);
    PhotoWriteRoutes photos = photoRoutes(access, database, views, clock);
    TrashRoutes trash = trashRoutes(access, database, clock);
    this.router =
        new HttpRouter(
                new Telemetry("manage-album", settings),
                new SessionTokens(settings.keyRing(Setting.TOKEN_KEYS), clock))
            .addUserRoute("POST /albums", writes.wrap(albums::create, albums::renderCreated))
            .addUserRoute(
                "PUT /albums/{albumId}", writes.wrap(albums::update, albums::renderUpdated))
            .addUserRoute("DELETE /albums/{albumId}", albums::delete)
            .addUserRoute("PUT /photos/{photoId}", writes.wrap(photos::update, photos::render))
            .addUserRoute("DELETE /photos/{photoId}", photos::trash)
            .addUserRoute(
                "POST /photos/{photoId}/restore", writes.wrap(photos::restore, photos::render))
            .addUserRoute("DELETE /trash", trash::empty)
            .addUserRoute("DELETE /trash/{photoId}", trash::purge);
    this.snapStartHook =
        SnapStartHook.register(
            () -> router.prime(new PrimingRequest("PUT /albums/{albumId}", "{\"title\":\"x\"}")),
            () -> router.prime(PrimingRequest.of("DELETE /photos/{photoId}")),
            () -> urls.sign(PrimingRequest.NONEXISTENT_ORIGINAL),
            database::close);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    router.handle(input, output, context);
  }

  private static AlbumWriteRoutes albumRoutes(
      AlbumAccess access, Database database, ViewFactory views, Clock clock) {
    Albums albums = database.repository(Albums.class);
    Photos photos = database.repository(Photos.class);
    return new AlbumWriteRoutes(
        access,
        new CreateAlbum(database.repository(Users.class), albums, database, clock),
        new UpdateAlbum(access, albums, photos, database, clock),
        new DeleteAlbum(access, albums, photos, database.repository(Shares.class), database, clock),
        views);
  }

  private static TrashRoutes trashRoutes(AlbumAccess access, Database database, Clock clock) {
    Photos photos = database.repository(Photos.class);
    return new TrashRoutes(
        new PurgePhoto(access, photos, database, clock), new EmptyTrash(photos, database, clock));
  }

  private static PhotoWriteRoutes photoRoutes(
      AlbumAccess access, Database database, ViewFactory views, Clock clock) {
    Albums albums = database.repository(Albums.class);
    Photos photos = database.repository(Photos.class);
    return new PhotoWriteRoutes(
        access,
        new UpdateCaption(access, albums, photos, database, clock),
        new TrashPhoto(access, albums, photos, database, clock),
        new RestorePhoto(access, albums, photos, database, clock),
        views);
  }
}
