package wxalbum.listalbum;

import java.time.Clock;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.PageRequest;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.UrlSigner;
import wxalbum.http.QueryReader;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.problem.AccessProblem;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.session.UserSession;
import wxalbum.view.ViewFactory;

/** The HTTP routes that read single photos and the trash. */
final class PhotoReadRoutes {
  private final GetPhoto getPhoto;
  private final SignOriginalUrl signOriginalUrl;
  private final ListTrash listTrash;
  private final ViewFactory views;

  PhotoReadRoutes(
      AlbumAccess access, Photos photos, UrlSigner urls, ViewFactory views, Clock clock) {
    this.getPhoto = new GetPhoto(access, photos);
    this.signOriginalUrl = new SignOriginalUrl(access, urls);
    this.listTrash = new ListTrash(photos, clock);
    this.views = views;
  }

  Response get(Request request, UserSession user) {
    return switch (getPhoto.execute(user.userId(), photoId(request))) {
      case GetPhoto.Found shown -> Response.ok(views.toPhotoView(shown.photo(), shown.exif()));
      case GetPhoto.Denied(Denial denial) -> throw AccessProblem.of(denial, "Photo");
    };
  }

  Response getOriginalUrl(Request request, UserSession user) {
    return switch (signOriginalUrl.execute(user.userId(), photoId(request))) {
      case SignOriginalUrl.Signed signed -> Response.ok(signed.url());
      case SignOriginalUrl.Denied(Denial denial) -> throw AccessProblem.of(denial, "Photo");
      case SignOriginalUrl.NotUploaded _ ->
          throw new ProblemException(
              ProblemCode.NOT_FOUND.toProblem("The original is not uploaded yet."));
      case SignOriginalUrl.Blocked _ ->
          throw new ProblemException(
              ProblemCode.FORBIDDEN.toProblem("Content moderation blocked this photo."));
    };
  }

  Response listTrash(Request request, UserSession user) {
    QueryReader parameters = request.queryReader();
    PageRequest page = parameters.requireValid(parameters.page(Listing.TRASH));
    return Response.ok(
        ViewFactory.toPageBody(
            listTrash.execute(user.userId(), page).map(views::toTrashedPhotoView)));
  }

  private static PhotoId photoId(Request request) {
    return request.pathId("photoId", PhotoId::parse);
  }
}
