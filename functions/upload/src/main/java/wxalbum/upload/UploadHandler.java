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
 * {@code POST /albums/{albumId}/uploads}. Needs the database; it never calls the bucket, it only
 * signs what phones may put there.
 */
public final class UploadHandler implements RequestStreamHandler {
  private final AcceptedFiles acceptedFiles = new AcceptedFiles(BuildOption.HEIC.isOn());
  private final StartUpload startUpload;
  private final RepeatUpload repeatUpload;
  private final UploadTickets tickets;
  private final HttpEdge edge;

  @SuppressWarnings("unused") // It lasts as long as this refers to it.
  private final Snapshot snapshot;

  /** Wires the function to the settings: the database, and the key that may put originals. */
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

  /** Tells of an answer once it stands, for a transaction may be begun anew. */
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
          throw new Refusal(Code.NOT_FOUND.because("There is no such album."));
      case StartUpload.OtherSizes(Map<Integer, Long> known) ->
          throw new Refusal(Problem.of(faults(known)));
      case StartUpload.TooManyFiles(Duration wait) ->
          throw new Refusal(
              Code.TOO_MANY_REQUESTS
                  .because("You asked to upload very many files: wait a little.")
                  .retryAfter(wait));
      case StartUpload.OverQuota over -> {
        invocation.count(Metric.QUOTA_REFUSED);
        throw new Refusal(
            Code.QUOTA_EXCEEDED.because(
                "The files do not fit: you may keep " + over.quotaBytes() + " bytes."));
      }
    };
  }

  /** The answer to a repeated request: fresh forms for the photos of the first answer. */
  private Answer again(Request request, Answer first) {
    List<AskedFile> files = AskedFile.list(request.fields());
    String requestId = Invocation.current().requestId();
    return switch (repeatUpload.of(files, UploadTickets.photos(first), requestId)) {
      case RepeatUpload.Repeated repeated -> tickets.answer(repeated.tickets());
      case RepeatUpload.Forgotten _ ->
          throw new Refusal(
              Code.CONFLICT.because(
                  "What this Idempotency-Key asked for is forgotten: ask under another one."));
    };
  }

  private static List<Fault> faults(Map<Integer, Long> known) {
    return known.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            file ->
                new Fault(
                    "/files/" + file.getKey() + "/bytes",
                    "The file of this sha256 was announced with " + file.getValue() + " bytes."))
        .toList();
  }
}
