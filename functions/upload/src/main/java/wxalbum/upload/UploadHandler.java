package wxalbum.upload;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Photos;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.http.Answer;
import wxalbum.http.Code;
import wxalbum.http.Fault;
import wxalbum.http.Fields;
import wxalbum.http.HttpEdge;
import wxalbum.http.IdempotentWrites;
import wxalbum.http.Problem;
import wxalbum.http.Refusal;
import wxalbum.http.Rehearsal;
import wxalbum.http.Request;
import wxalbum.http.SavedAnswers;
import wxalbum.http.UserAction;
import wxalbum.session.TokenKeys;
import wxalbum.session.Tokens;
import wxalbum.session.UserSession;
import wxalbum.settings.BuildOption;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.snapshot.Snapshot;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Metric;
import wxalbum.telemetry.Telemetry;

/**
 * Handles {@code POST /albums/{albumId}/uploads}. It uses the database and never calls the bucket:
 * it only signs the forms that clients post to the bucket.
 */
public final class UploadHandler implements RequestStreamHandler {
  private final AcceptedFiles acceptedFiles = new AcceptedFiles(BuildOption.HEIC.isOn());
  private final StartUpload startUpload;
  private final RepeatUpload repeatUpload;
  private final UploadTickets tickets;
  private final HttpEdge edge;

  @SuppressWarnings("unused") // The CRaC context holds it weakly; this field keeps it reachable.
  private final Snapshot snapshot;

  /**
   * Creates the function from its environment: the database, and the key that may write originals.
   */
  public UploadHandler() {
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

  UploadHandler(Settings settings, Clock clock) {
    Tokens tokens = new Tokens(TokenKeys.parse(settings.text(Setting.TOKEN_KEYS)), clock);
    Database database =
        new Database(settings, Albums.class, Photos.class, Users.class, SavedAnswers.class);
    Photos photos = database.repository(Photos.class);
    Users users = database.repository(Users.class);
    this.startUpload =
        new StartUpload(
            database.repository(Albums.class),
            photos,
            users,
            database,
            settings.number(Setting.QUOTA_BYTES),
            clock);
    UploadForms forms = UploadForms.of(settings, clock);
    this.repeatUpload = new RepeatUpload(photos, users, database, clock);
    this.tickets = new UploadTickets(forms);
    IdempotentWrites writes =
        new IdempotentWrites(database.repository(SavedAnswers.class), database, clock);
    this.edge =
        new HttpEdge(new Telemetry("upload", settings), tokens)
            .user("POST /albums/{albumId}/uploads", told(writes.once(this::answer, this::again)));
    this.snapshot =
        Snapshot.after(
            () ->
                edge.rehearse(
                    new Rehearsal(
                        "POST /albums/{albumId}/uploads",
                        """
                        {"files":[{"name":"a.jpg","bytes":1,"contentType":"image/jpeg"}]}\
                        """)),
            forms::rehearse,
            database::close);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    edge.handle(input, output, context);
  }

  /**
   * Wraps an action so that its photos are recorded after the transaction has committed. A retried
   * transaction would otherwise record them twice.
   */
  private static UserAction told(UserAction action) {
    return (request, user) -> {
      Answer answer = action.answer(request, user);
      UploadTickets.tell(answer);
      return answer;
    };
  }

  private Answer answer(Request request, UserSession user) {
    AlbumId album = request.id("albumId", AlbumId::parse);
    Fields body = request.fields();
    List<AskedFile> files = acceptedFiles.check(body.check(AskedFile.list(body)));
    Invocation invocation = Invocation.current().note("files", files.size());
    return switch (startUpload.of(user.userId(), album, files, invocation.requestId())) {
      case StartUpload.Started started -> tickets.answer(started.tickets());
      case StartUpload.NoSuchAlbum _ ->
          throw new Refusal(Code.NOT_FOUND.because("Album not found."));
      case StartUpload.OtherSizes(Map<Integer, Long> knownSizes) ->
          throw new Refusal(Problem.of(faults(knownSizes)));
      case StartUpload.TooManyFiles(Duration retryAfter) ->
          throw new Refusal(
              Code.TOO_MANY_REQUESTS
                  .because("Too many files. Wait for the Retry-After time.")
                  .retryAfter(retryAfter));
      case StartUpload.OverQuota(long quotaBytes) -> {
        invocation.count(Metric.QUOTA_REFUSED);
        throw new Refusal(
            Code.QUOTA_EXCEEDED.because(
                "The files exceed your storage quota of " + quotaBytes + " bytes."));
      }
    };
  }

  /** Returns the response to a repeated request: new forms for the photos of the first response. */
  private Answer again(Request request, Answer first) {
    List<AskedFile> files = AskedFile.list(request.fields());
    String requestId = Invocation.current().requestId();
    return switch (repeatUpload.of(files, UploadTickets.photos(first), requestId)) {
      case RepeatUpload.Repeated repeated -> tickets.answer(repeated.tickets());
      case RepeatUpload.Forgotten _ ->
          throw new Refusal(
              Code.CONFLICT.because(
                  "The photos of this Idempotency-Key no longer exist. Use a new key."));
    };
  }

  private static List<Fault> faults(Map<Integer, Long> knownSizes) {
    return knownSizes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            file ->
                new Fault(
                    "/files/" + file.getKey() + "/bytes",
                    "The file with this sha256 has " + file.getValue() + " bytes."))
        .toList();
  }
}
