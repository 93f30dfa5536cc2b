package wxalbum.share;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.PageRequest;
import wxalbum.album.PhotoId;
import wxalbum.album.Share;
import wxalbum.http.BodyReader;
import wxalbum.http.QueryReader;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.RouteHandler;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.idempotency.IdempotencyFilter;
import wxalbum.idempotency.IdempotencyFilter.IdempotencyKey;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Metric;

/** Handles the routes of guests: converts requests for the use cases and outcomes to responses. */
final class GuestRoutes {
  /** Length of 128 random bits in Base64url without padding. */
  private static final int MIN_KEY_LENGTH = 22;

  private final OpenShare openShare;
  private final AuthorizeGuest authorizeGuest;
  private final ListSharedPhotos listSharedPhotos;
  private final SignSharedOriginalUrl signOriginalUrl;
  private final GuestViews views;
  private final IdempotencyFilter idempotencyFilter;

  GuestRoutes(
      OpenShare openShare,
      AuthorizeGuest authorizeGuest,
      ListSharedPhotos listSharedPhotos,
      SignSharedOriginalUrl signOriginalUrl,
      GuestViews views,
      IdempotencyFilter idempotencyFilter) {
    this.openShare = openShare;
    this.authorizeGuest = authorizeGuest;
    this.listSharedPhotos = listSharedPhotos;
    this.signOriginalUrl = signOriginalUrl;
    this.views = views;
    this.idempotencyFilter = idempotencyFilter;
  }

  /** Handles a route for guests who are authorized for the share in the path. */
  @FunctionalInterface
  interface GuestRouteHandler {
    /** Returns the response to a request for the photos of this share. */
    Response handle(Request request, Share share);
  }

  /** Handles {@code POST /shared/{token}/open}. */
  Response open(Request request) {
    IdempotencyKey key = parseKey(request);
    SourceNetwork caller = SourceNetwork.of(request.sourceIp());
    return switch (openShare.execute(
        new OpenShareRequest(shareToken(request), readPasscode(request), key, caller))) {
      case OpenShare.Opened opened -> {
        Invocation.current().count(Metric.SHARES_OPENED);
        yield Response.ok(views.openedShare(opened));
      }
      case OpenShare.NotFound _ -> throw countRejection(shareNotFound());
      case OpenShare.Gone _ -> throw countRejection(shareGone());
      case OpenShare.Locked _ ->
          throw countRejection(
              new ProblemException(
                  ProblemCode.SHARE_LOCKED.toProblem(
                      "Too many wrong passcodes. Ask the owner for a new link.")));
      case OpenShare.RateLimited(Duration retryAfter) ->
          throw countRejection(
              new ProblemException(
                  ProblemCode.TOO_MANY_REQUESTS
                      .toProblem("Too many wrong passcodes. Wait for the Retry-After time.")
                      .withRetryAfter(retryAfter)));
      case OpenShare.PasscodeRequired _ ->
          throw countRejection(passcodeRejected("This share requires a passcode."));
      case OpenShare.Conflict _ -> throw countRejection(IdempotencyFilter.keyReused());
      case OpenShare.PasscodeIncorrect _ ->
          throw countRejection(passcodeRejected("The passcode is incorrect."));
    };
  }

  /** Returns an action that admits only guests with a valid view token of the share in the path. */
  RouteHandler authorized(GuestRouteHandler action) {
    return request ->
        switch (authorizeGuest.execute(shareToken(request), request.bearerToken().orElse(null))) {
          case AuthorizeGuest.Admitted(Share share) -> action.handle(request, share);
          case AuthorizeGuest.NotFound _ -> throw shareNotFound();
          case AuthorizeGuest.Gone _ -> throw shareGone();
          case AuthorizeGuest.ViewTokenInvalid _ ->
              throw unauthorized(
                  "The view token is missing, invalid or expired. Open the share again.");
        };
  }

  /** Handles {@code GET /shared/{token}/photos}. */
  Response listPhotos(Request request, Share share) {
    QueryReader query = request.queryReader();
    PageRequest page = query.requireValid(query.page(Listing.SHARED_PHOTOS));
    return Response.ok(views.photoPage(listSharedPhotos.execute(share.albumId(), page)));
  }

  /** Handles {@code GET /shared/{token}/photos/{photoId}/original}. */
  Response getOriginal(Request request, Share share) {
    PhotoId photo = request.pathId("photoId", PhotoId::parse);
    return switch (signOriginalUrl.execute(share, photo)) {
      case SignSharedOriginalUrl.Signed(var signedUrl) -> Response.ok(signedUrl);
      case SignSharedOriginalUrl.Forbidden _ ->
          throw new ProblemException(
              ProblemCode.FORBIDDEN.toProblem("This share does not include originals."));
      case SignSharedOriginalUrl.NotFound _ ->
          throw new ProblemException(
              ProblemCode.NOT_FOUND.toProblem("Photo not found in this share."));
    };
  }

  private static String shareToken(Request request) {
    return request.pathParameters().getOrDefault("token", "");
  }

  /**
   * Returns the idempotency key, or null if the request has none. All guests of a share share its
   * keys, and a repeated key counts no view. Only a random key therefore belongs to one guest.
   */
  private @Nullable IdempotencyKey parseKey(Request request) {
    IdempotencyKey key = idempotencyFilter.parseKey(request).orElse(null);
    if (key != null && key.value().length() < MIN_KEY_LENGTH) {
      throw ProblemException.ofField(
          "/Idempotency-Key",
          "The Idempotency-Key must have at least " + MIN_KEY_LENGTH + " characters. Use a UUID.");
    }
    return key;
  }

  /** Reads the passcode; null if it is absent or empty. */
  private static @Nullable String readPasscode(Request request) {
    BodyReader fields = request.optionalBodyReader();
    String passcode =
        fields.requireValid(fields.optionalText("passcode", 0, ShareOptions.MAX_PASSCODE_LENGTH));
    return passcode == null || passcode.isEmpty()
        ? null
        : PasscodeProfile.enforce(passcode).orElse(passcode);
  }

  /** Counts a rejected attempt to open a share, and returns its problem. */
  private static ProblemException countRejection(ProblemException rejection) {
    Invocation.current().count(Metric.SHARE_REJECTIONS);
    return rejection;
  }

  private static ProblemException shareNotFound() {
    return new ProblemException(ProblemCode.NOT_FOUND.toProblem("Share not found."));
  }

  private static ProblemException shareGone() {
    return new ProblemException(ProblemCode.GONE.toProblem("This share has ended."));
  }

  private static ProblemException passcodeRejected(String detail) {
    return new ProblemException(
        ProblemCode.UNAUTHORIZED.toProblem(detail).withChallenge("Passcode realm=\"share\""));
  }

  private static ProblemException unauthorized(String detail) {
    return new ProblemException(ProblemCode.UNAUTHORIZED.toProblem(detail));
  }
}
