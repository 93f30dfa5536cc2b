package wxalbum.share;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.PageRequest;
import wxalbum.album.PhotoId;
import wxalbum.album.Share;
import wxalbum.http.Action;
import wxalbum.http.Answer;
import wxalbum.http.Code;
import wxalbum.http.Fields;
import wxalbum.http.IdempotentWrites;
import wxalbum.http.IdempotentWrites.Keyed;
import wxalbum.http.Parameters;
import wxalbum.http.Refusal;
import wxalbum.http.Request;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Metric;

/** Handles the routes of guests: converts requests for the use cases and outcomes to responses. */
final class GuestRoutes {
  private final OpenShare openShare;
  private final VisitShare visitShare;
  private final SharedPhotos sharedPhotos;
  private final FindSharedOriginal findOriginal;
  private final GuestViews views;
  private final IdempotentWrites writes;

  GuestRoutes(
      OpenShare openShare,
      VisitShare visitShare,
      SharedPhotos sharedPhotos,
      FindSharedOriginal findOriginal,
      GuestViews views,
      IdempotentWrites writes) {
    this.openShare = openShare;
    this.visitShare = visitShare;
    this.sharedPhotos = sharedPhotos;
    this.findOriginal = findOriginal;
    this.views = views;
    this.writes = writes;
  }

  /** Handles a route for guests who are authorized for the share in the path. */
  @FunctionalInterface
  interface GuestAction {
    /** Returns the response to a request for the photos of this share. */
    Answer answer(Request request, Share share);
  }

  /** Handles {@code POST /shared/{token}/open}. */
  Answer open(Request request) {
    Keyed key = writes.key(request).orElse(null);
    return switch (openShare.open(token(request), passcode(request), key)) {
      case OpenShare.Opened opened -> {
        Invocation.current().count(Metric.SHARES_OPENED);
        yield Answer.ok(views.opened(opened));
      }
      case OpenShare.NoSuchShare _ -> throw counted(noSuchShare());
      case OpenShare.Over _ -> throw counted(over());
      case OpenShare.TooManyTries(Duration retryAfter) ->
          throw counted(
              new Refusal(
                  Code.TOO_MANY_REQUESTS
                      .because("Too many wrong passcodes. Wait for the Retry-After time.")
                      .retryAfter(retryAfter)));
      case OpenShare.PasscodeMissing _ ->
          throw counted(unauthorized("This share requires a passcode."));
      case OpenShare.KeyUsed _ -> throw counted(IdempotentWrites.usedForAnother());
      case OpenShare.PasscodeWrong _ -> throw counted(unauthorized("The passcode is incorrect."));
    };
  }

  /** Returns an action that admits only guests with a valid view token of the share in the path. */
  Action visiting(GuestAction action) {
    return request ->
        switch (visitShare.visit(token(request), request.bearerToken().orElse(null))) {
          case VisitShare.Admitted(Share share) -> action.answer(request, share);
          case VisitShare.NoSuchShare _ -> throw noSuchShare();
          case VisitShare.Over _ -> throw over();
          case VisitShare.NotOpened _ ->
              throw unauthorized(
                  "The view token is missing, invalid or expired. Open the share again.");
        };
  }

  /** Handles {@code GET /shared/{token}/photos}. */
  Answer photos(Request request, Share share) {
    Parameters query = request.parameters();
    PageRequest page = query.check(query.page(Listing.SHARED));
    return Answer.ok(views.photos(sharedPhotos.page(share.albumId(), page)));
  }

  /** Handles {@code GET /shared/{token}/photos/{photoId}/original}. */
  Answer original(Request request, Share share) {
    PhotoId photo = request.id("photoId", PhotoId::parse);
    return switch (findOriginal.find(share, photo)) {
      case FindSharedOriginal.Found(var signedUrl) -> Answer.ok(signedUrl);
      case FindSharedOriginal.NotGranted _ ->
          throw new Refusal(Code.FORBIDDEN.because("This share does not include originals."));
      case FindSharedOriginal.NoSuchPhoto _ ->
          throw new Refusal(Code.NOT_FOUND.because("Photo not found in this share."));
    };
  }

  private static String token(Request request) {
    return request.pathParameters().getOrDefault("token", "");
  }

  /** Reads the passcode; null if it is absent or empty. */
  private static @Nullable String passcode(Request request) {
    Fields fields = request.optionalFields();
    String passcode = fields.check(fields.optionalText("passcode", 0, ShareTerms.LONGEST_PASSCODE));
    return passcode == null || passcode.isEmpty() ? null : passcode;
  }

  /** Counts a rejected attempt to open a share, and returns its problem. */
  private static Refusal counted(Refusal refusal) {
    Invocation.current().count(Metric.SHARES_REFUSED);
    return refusal;
  }

  private static Refusal noSuchShare() {
    return new Refusal(Code.NOT_FOUND.because("Share not found."));
  }

  private static Refusal over() {
    return new Refusal(Code.GONE.because("This share has ended."));
  }

  private static Refusal unauthorized(String detail) {
    return new Refusal(Code.UNAUTHORIZED.because(detail));
  }
}
