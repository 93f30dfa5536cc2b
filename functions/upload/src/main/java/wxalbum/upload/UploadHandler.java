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
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.http.BodyReader;
import wxalbum.http.HttpRouter;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.UserRouteHandler;
import wxalbum.http.problem.AccessProblem;
import wxalbum.http.problem.FieldError;
import wxalbum.http.problem.Problem;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.idempotency.IdempotencyFilter;
import wxalbum.idempotency.IdempotencyStore;
import wxalbum.idempotency.WriteHandler.Written;
import wxalbum.idempotency.WrittenResources;
import wxalbum.priming.PrimingRequest;
import wxalbum.priming.SnapStartHook;
import wxalbum.session.SessionTokens;
import wxalbum.session.UserSession;
import wxalbum.settings.BuildOption;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Metric;
import wxalbum.telemetry.Telemetry;
import wxalbum.upload.StartUpload.UploadGrant;

/**
 * Handles {@code POST /albums/{albumId}/uploads}. It uses the database and never calls the bucket:
 * it only signs the forms that clients post to the bucket.
 */
public final class UploadHandler implements RequestStreamHandler {
  private static final String ROUTE = "POST /albums/{albumId}/uploads";
  private static final String PRIMING_BODY =
      """
      {"files":[{"name":"a.jpg","bytes":1,"contentType":"image/jpeg"}]}\
      """;

  private final UploadFileValidator fileValidator =
      new UploadFileValidator(BuildOption.HEIC.isEnabled());
  private final StartUpload startUpload;
  private final ReissueUploadForms reissueUploadForms;
  private final UploadResponses responses;
  private final HttpRouter router;

  @SuppressWarnings("unused") // Lambda holds the hook weakly; this field keeps it reachable.
  private final SnapStartHook snapStartHook;

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
            Setting.QUOTA_BYTES,
            Setting.SWEEP_OVERDUE_SECONDS);
    this(settings, Clock.systemUTC());
  }

  UploadHandler(Settings settings, Clock clock) {
    SessionTokens tokens = new SessionTokens(settings.keyRing(Setting.TOKEN_KEYS), clock);
    Database database =
        new Database(settings, Albums.class, Photos.class, Users.class, IdempotencyStore.class);
    Photos photos = database.repository(Photos.class);
    Users users = database.repository(Users.class);
    Duration overdueDelay = Duration.ofSeconds(settings.number(Setting.SWEEP_OVERDUE_SECONDS));
    AlbumAccess access = new AlbumAccess(database.repository(Albums.class), photos);
    this.startUpload =
        new StartUpload(
            access,
            photos,
            users,
            database,
            settings.number(Setting.QUOTA_BYTES),
            overdueDelay,
            clock);
    UploadFormSigner forms = UploadFormSigner.of(settings, clock);
    this.reissueUploadForms =
        new ReissueUploadForms(access, photos, users, database, overdueDelay, clock);
    this.responses = new UploadResponses(forms);
    IdempotencyFilter writes =
        new IdempotencyFilter(database.repository(IdempotencyStore.class), database, clock);
    this.router =
        new HttpRouter(new Telemetry("upload", settings), tokens)
            .addUserRoute(
                ROUTE, recordingUploads(writes.wrap(this::startUploads, this::renderReissued)));
    this.snapStartHook =
        SnapStartHook.register(
            () -> router.prime(new PrimingRequest(ROUTE, PRIMING_BODY)),
            forms::prime,
            database::close);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    router.handle(input, output, context);
  }

  /**
   * Wraps an action so that its photos are recorded after the transaction has committed. A retried
   * transaction would otherwise record them twice.
   */
  private static UserRouteHandler recordingUploads(UserRouteHandler action) {
    return (request, user) -> {
      Response response = action.handle(request, user);
      UploadResponses.recordUploads(response);
      return response;
    };
  }

  private Written startUploads(Request request, UserSession user) {
    AlbumId album = request.pathId("albumId", AlbumId::parse);
    BodyReader body = request.bodyReader();
    List<RequestedFile> files =
        fileValidator.validate(body.requireValid(RequestedFile.readAll(body)));
    Invocation invocation = Invocation.current().putField("files", files.size());
    return switch (startUpload.execute(user.userId(), album, files, invocation.requestId())) {
      case StartUpload.Started(List<UploadGrant> grants) ->
          new Written(
              Response.created(responses.toBody(grants)),
              WrittenResources.of(grants.stream().map(UploadGrant::photoId).toList()));
      case StartUpload.Denied(Denial denial) -> throw AccessProblem.of(denial, "Album");
      case StartUpload.SizeMismatch(Map<Integer, Long> knownSizes) ->
          throw new ProblemException(Problem.of(sizeErrors(knownSizes)));
      case StartUpload.RateLimited(Duration retryAfter) -> throw rateLimited(retryAfter);
      case StartUpload.QuotaExceeded(long quotaBytes) -> {
        invocation.count(Metric.QUOTA_REJECTIONS);
        throw new ProblemException(
            ProblemCode.QUOTA_EXCEEDED.toProblem(
                "The files exceed your storage quota of " + quotaBytes + " bytes."));
      }
    };
  }

  /** Renders new forms for the photos of an earlier request. */
  private Object renderReissued(Request request, UserSession user, WrittenResources written) {
    AlbumId album = request.pathId("albumId", AlbumId::parse);
    List<RequestedFile> files = RequestedFile.readAll(request.bodyReader());
    String requestId = Invocation.current().requestId();
    List<PhotoId> photos = written.ids(PhotoId::new);
    return switch (reissueUploadForms.execute(user.userId(), album, files, photos, requestId)) {
      case ReissueUploadForms.Reissued(List<UploadGrant> grants) -> responses.toBody(grants);
      case ReissueUploadForms.Denied(Denial denial) -> throw AccessProblem.of(denial, "Album");
      case ReissueUploadForms.RateLimited(Duration retryAfter) -> throw rateLimited(retryAfter);
      case ReissueUploadForms.Gone _ -> throw IdempotencyFilter.resourceGone();
    };
  }

  private static ProblemException rateLimited(Duration retryAfter) {
    return new ProblemException(
        ProblemCode.TOO_MANY_REQUESTS
            .toProblem("Too many files. Wait for the Retry-After time.")
            .withRetryAfter(retryAfter));
  }

  private static List<FieldError> sizeErrors(Map<Integer, Long> knownSizes) {
    return knownSizes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            file ->
                new FieldError(
                    "/files/" + file.getKey() + "/bytes",
                    "The file with this sha256 has " + file.getValue() + " bytes."))
        .toList();
  }
}
