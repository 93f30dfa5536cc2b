package wxalbum.managealbum;

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
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.http.HttpEdge;
import wxalbum.http.IdempotentWrites;
import wxalbum.http.Rehearsal;
import wxalbum.http.SavedAnswers;
import wxalbum.http.UserAction;
import wxalbum.http.Views;
import wxalbum.session.TokenKeys;
import wxalbum.session.Tokens;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.snapshot.Snapshot;
import wxalbum.storage.S3SignedUrls;
import wxalbum.telemetry.Telemetry;

/**
 * Handles every route that changes albums and photos. It uses the database, and signs URLs with a
 * key that may read the bucket. It never calls the bucket.
 */
public final class ManageAlbumHandler implements RequestStreamHandler {
  private final HttpEdge edge;

  @SuppressWarnings("unused") // The CRaC context holds it weakly; this field keeps it reachable.
  private final Snapshot snapshot;

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
            settings, Users.class, Albums.class, Photos.class, Shares.class, SavedAnswers.class);
    SignedUrls urls = S3SignedUrls.of(settings, clock);
    IdempotentWrites writes =
        new IdempotentWrites(database.repository(SavedAnswers.class), database, clock);
    AlbumAnswers albums = albums(database, new Views(urls), clock);
    PhotoAnswers photos = photos(database, new Views(urls), clock);
    this.edge =
        new HttpEdge(
                new Telemetry("manage-album", settings),
                new Tokens(TokenKeys.parse(settings.text(Setting.TOKEN_KEYS)), clock))
            .user("POST /albums", once(writes, albums::create, urls))
            .user("PUT /albums/{albumId}", once(writes, albums::change, urls))
            .user("DELETE /albums/{albumId}", albums::delete)
            .user("PUT /photos/{photoId}", once(writes, photos::caption, urls))
            .user("DELETE /photos/{photoId}", photos::trash)
            .user("POST /photos/{photoId}/restore", once(writes, photos::restore, urls));
    this.snapshot =
        Snapshot.after(
            () -> edge.rehearse(new Rehearsal("PUT /albums/{albumId}", "{\"title\":\"x\"}")),
            () -> edge.rehearse(Rehearsal.of("DELETE /photos/{photoId}")),
            () -> urls.of(Rehearsal.NOTHING),
            database::close);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    edge.handle(input, output, context);
  }

  private static AlbumAnswers albums(Database database, Views views, Clock clock) {
    Albums albums = database.repository(Albums.class);
    Photos photos = database.repository(Photos.class);
    return new AlbumAnswers(
        new CreateAlbum(database.repository(Users.class), albums, database, clock),
        new ChangeAlbum(albums, photos, database, clock),
        new DeleteAlbum(albums, photos, database.repository(Shares.class), database, clock),
        views);
  }

  private static PhotoAnswers photos(Database database, Views views, Clock clock) {
    Albums albums = database.repository(Albums.class);
    Photos photos = database.repository(Photos.class);
    return new PhotoAnswers(
        new WriteCaption(albums, photos, database, clock),
        new TrashPhoto(albums, photos, database, clock),
        new RestorePhoto(albums, photos, database, clock),
        views);
  }

  private static UserAction once(IdempotentWrites writes, UserAction action, SignedUrls urls) {
    return writes.once(action, new FreshAddresses(urls));
  }
}
