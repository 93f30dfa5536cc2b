package wxalbum.share;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import wxalbum.album.Albums;
import wxalbum.album.Photos;
import wxalbum.album.Shares;
import wxalbum.album.SignedUrls;
import wxalbum.database.Database;
import wxalbum.http.HttpEdge;
import wxalbum.http.IdempotentWrites;
import wxalbum.http.Rehearsal;
import wxalbum.http.SavedAnswers;
import wxalbum.http.Views;
import wxalbum.session.TokenKeys;
import wxalbum.session.Tokens;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.snapshot.Snapshot;
import wxalbum.storage.S3SignedUrls;
import wxalbum.telemetry.Telemetry;

/** Handles the routes of shares, for their owners and their guests. */
public final class ShareHandler implements RequestStreamHandler {
  private final HttpEdge edge;

  @SuppressWarnings("unused") // The CRaC context holds it weakly; this field keeps it reachable.
  private final Snapshot snapshot;

  /**
   * Creates the function from its environment. Its IAM role may only connect to the database; URLs
   * of objects are signed with a separate key.
   */
  public ShareHandler() {
    Settings settings =
        Settings.read(
            Setting.TOKEN_KEYS,
            Setting.SHARE_KEY,
            Setting.DATABASE_URL,
            Setting.DATABASE_USER,
            Setting.BUCKET,
            Setting.AWS_REGION,
            Setting.SIGNING_KEY_ID,
            Setting.SIGNING_SECRET);
    Clock clock = Clock.systemUTC();
    this(settings, database(settings), clock);
  }

  ShareHandler(Settings settings, Database database, Clock clock) {
    Tokens tokens = new Tokens(TokenKeys.parse(settings.text(Setting.TOKEN_KEYS)), clock);
    ShareTokens shareTokens = new ShareTokens(settings.bytes(Setting.SHARE_KEY));
    SignedUrls urls = S3SignedUrls.of(settings, clock);
    Passcodes passcodes = new Passcodes();
    Albums albums = database.repository(Albums.class);
    Photos photos = database.repository(Photos.class);
    Shares shares = database.repository(Shares.class);
    SavedAnswers savedAnswers = database.repository(SavedAnswers.class);
    SharedPhotos listSharedPhotos = new SharedPhotos(photos);
    IdempotentWrites writes =
        new IdempotentWrites(savedAnswers, database, clock, shareTokens::digest);
    Openings openings = new Openings(savedAnswers);

    OwnerRoutes owner =
        new OwnerRoutes(
            new CreateShare(albums, shares, shareTokens, passcodes, database, clock),
            new ListShares(albums, shares),
            new RevokeShare(shares, clock),
            new Links(shareTokens));
    GuestRoutes guest =
        new GuestRoutes(
            new OpenShare(
                albums, shares, listSharedPhotos, passcodes, openings, tokens, database, clock),
            new VisitShare(albums, shares, tokens, clock),
            listSharedPhotos,
            new FindSharedOriginal(photos, urls),
            new GuestViews(new Views(urls)),
            writes);
    this.edge =
        new HttpEdge(new Telemetry("share", settings), tokens)
            .user("POST /albums/{albumId}/shares", owner.linked(writes.once(owner::create)))
            .user("GET /albums/{albumId}/shares", owner::list)
            .user("DELETE /shares/{shareId}", owner::revoke)
            .open("POST /shared/{token}/open", guest::open)
            .open("GET /shared/{token}/photos", guest.visiting(guest::photos))
            .open("GET /shared/{token}/photos/{photoId}/original", guest.visiting(guest::original));
    this.snapshot =
        Snapshot.after(
            () -> edge.rehearse(Rehearsal.of("POST /shared/{token}/open")),
            () -> edge.rehearse(Rehearsal.of("GET /albums/{albumId}/shares")),
            () -> urls.of(Rehearsal.NOTHING),
            database::close);
  }

  /** Opens the database of one instance, with the repositories that the function uses. */
  static Database database(Settings settings) {
    return new Database(settings, Albums.class, Photos.class, Shares.class, SavedAnswers.class);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    edge.handle(input, output, context);
  }
}
