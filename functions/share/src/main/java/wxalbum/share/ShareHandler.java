package wxalbum.share;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import wxalbum.access.AlbumAccess;
import wxalbum.access.ShareAccess;
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

/** Handles the routes of shares, for their owners and their guests. */
public final class ShareHandler implements RequestStreamHandler {
  private final HttpRouter router;

  @SuppressWarnings("unused") // Lambda holds the hook weakly; this field keeps it reachable.
  private final SnapStartHook snapStartHook;

  /**
   * Creates the function from its environment. Its IAM role may only connect to the database; URLs
   * of objects are signed with a separate key.
   */
  public ShareHandler() {
    Settings settings =
        Settings.read(
            Setting.TOKEN_KEYS,
            Setting.SHARE_KEYS,
            Setting.DATABASE_URL,
            Setting.DATABASE_USER,
            Setting.BUCKET,
            Setting.AWS_REGION,
            Setting.SIGNING_KEY_ID,
            Setting.SIGNING_SECRET);
    Clock clock = Clock.systemUTC();
    this(settings, openDatabase(settings), clock);
  }

  ShareHandler(Settings settings, Database database, Clock clock) {
    SessionTokens tokens = new SessionTokens(settings.keyRing(Setting.TOKEN_KEYS), clock);
    ShareTokens shareTokens = new ShareTokens(settings.keyRing(Setting.SHARE_KEYS));
    UrlSigner urls = S3UrlSigner.of(settings, clock);
    IdempotencyStore store = database.repository(IdempotencyStore.class);
    IdempotencyFilter writes =
        new IdempotencyFilter(store, database, clock, shareTokens::requestDigests);
    OwnerRoutes owner = createOwnerRoutes(database, shareTokens, clock);
    GuestRoutes guest =
        createGuestRoutes(
            database, shareTokens, new ShareOpenIdempotency(store), tokens, urls, writes, clock);
    this.router =
        new HttpRouter(new Telemetry("share", settings), tokens)
            .addUserRoute(
                "POST /albums/{albumId}/shares", writes.wrap(owner::create, owner::renderCreated))
            .addUserRoute("GET /albums/{albumId}/shares", owner::list)
            .addUserRoute("DELETE /shares/{shareId}", owner::revoke)
            .addPublicRoute("POST /shared/{token}/open", guest::open)
            .addPublicRoute("GET /shared/{token}/photos", guest.authorized(guest::listPhotos))
            .addPublicRoute(
                "GET /shared/{token}/photos/{photoId}/original",
                guest.authorized(guest::getOriginal));
    this.snapStartHook =
        SnapStartHook.register(
            () -> router.prime(PrimingRequest.of("POST /shared/{token}/open")),
            () -> router.prime(PrimingRequest.of("GET /albums/{albumId}/shares")),
            () -> urls.sign(PrimingRequest.NONEXISTENT_ORIGINAL),
            database::close);
  }

  private static OwnerRoutes createOwnerRoutes(
      Database database, ShareTokens shareTokens, Clock clock) {
    Albums albums = database.repository(Albums.class);
    Shares shares = database.repository(Shares.class);
    AlbumAccess albumAccess = new AlbumAccess(albums, database.repository(Photos.class));
    ShareAccess shareAccess = new ShareAccess(albums, shares, clock);
    return new OwnerRoutes(
        albumAccess,
        shareAccess,
        new CreateShare(
            albumAccess,
            shares,
            database.repository(Users.class),
            shareTokens,
            new PasscodeHasher(),
            database,
            clock),
        new ListShares(albumAccess, shares),
        new RevokeShare(shareAccess, shares, clock),
        new ShareViews(shareTokens));
  }

  private static GuestRoutes createGuestRoutes(
      Database database,
      ShareTokens shareTokens,
      ShareOpenIdempotency idempotency,
      SessionTokens tokens,
      UrlSigner urls,
      IdempotencyFilter writes,
      Clock clock) {
    Photos photos = database.repository(Photos.class);
    Shares shares = database.repository(Shares.class);
    ShareAccess access = new ShareAccess(database.repository(Albums.class), shares, clock);
    ListSharedPhotos listSharedPhotos = new ListSharedPhotos(photos);
    return new GuestRoutes(
        new OpenShare(
            access,
            shares,
            shareTokens,
            listSharedPhotos,
            new PasscodeHasher(),
            new PasscodeRateLimiter(shares, shareTokens),
            idempotency,
            tokens,
            database,
            clock),
        new AuthorizeGuest(access, shares, shareTokens, tokens),
        listSharedPhotos,
        new SignSharedOriginalUrl(photos, urls),
        new GuestViews(new ViewFactory(urls)),
        writes);
  }

  /** Opens the database of one instance, with the repositories that the function uses. */
  static Database openDatabase(Settings settings) {
    return new Database(
        settings, Albums.class, Photos.class, Shares.class, Users.class, IdempotencyStore.class);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    router.handle(input, output, context);
  }
}
