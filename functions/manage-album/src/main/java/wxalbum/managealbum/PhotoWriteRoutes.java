package wxalbum.managealbum;

import wxalbum.access.Access.Denied;
import wxalbum.access.Access.Granted;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.http.BodyReader;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.problem.AccessProblem;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.idempotency.WriteHandler.Written;
import wxalbum.idempotency.WrittenResources;
import wxalbum.session.UserSession;
import wxalbum.telemetry.Invocation;
import wxalbum.view.ViewFactory;

/** Handles the routes that change photos. */
record PhotoWriteRoutes(
    AlbumAccess access,
    UpdateCaption updateCaption,
    TrashPhoto trashPhoto,
    RestorePhoto restorePhoto,
    ViewFactory views) {

  Written update(Request request, UserSession user) {
    PhotoId id = parsePhotoId(request);
    BodyReader body = request.bodyReader();
    String caption = body.requireValid(AlbumTextReader.readCaption(body));
    return switch (updateCaption.execute(user.userId(), id, caption)) {
      case UpdateCaption.Updated(Photo photo) -> toWritten(photo);
      case UpdateCaption.Denied(Denial denial) -> throw AccessProblem.of(denial, "Photo");
    };
  }

  Response trash(Request request, UserSession user) {
    return switch (trashPhoto.execute(user.userId(), parsePhotoId(request))) {
      case TrashPhoto.Trashed _ -> Response.noContent();
      case TrashPhoto.Denied(Denial denial) -> throw AccessProblem.of(denial, "Photo");
    };
  }

  Written restore(Request request, UserSession user) {
    return switch (restorePhoto.execute(user.userId(), parsePhotoId(request))) {
      case RestorePhoto.Restored(Photo photo) -> toWritten(photo);
      case RestorePhoto.Denied(Denial denial) -> throw AccessProblem.of(denial, "Photo");
      case RestorePhoto.DuplicateExists(PhotoId duplicate) ->
          throw new ProblemException(
              ProblemCode.CONFLICT.toProblem(
                  "The album already has this file as photo "
                      + duplicate
                      + ". Delete that photo first."));
    };
  }

  /** Renders the photo that an earlier request updated or restored. */
  Object render(Request request, UserSession user, WrittenResources written) {
    PhotoId id = written.only(PhotoId::new);
    return switch (access.findPhoto(user.userId(), id, Permission.VIEW)) {
      case Granted<Photo>(Photo photo, _) -> views.toPhotoView(photo);
      case Denied<Photo>(Denial denial) -> throw AccessProblem.of(denial, "Photo");
    };
  }

  private Written toWritten(Photo photo) {
    Invocation.current().putContextId("albumId", photo.albumId());
    return Written.of(Response.ok(views.toPhotoView(photo)), photo.id());
  }

  private static PhotoId parsePhotoId(Request request) {
    return request.pathId("photoId", PhotoId::parse);
  }
}
