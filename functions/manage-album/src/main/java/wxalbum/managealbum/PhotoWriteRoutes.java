package wxalbum.managealbum;

import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.http.BodyReader;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.session.UserSession;
import wxalbum.telemetry.Invocation;
import wxalbum.view.ViewFactory;

/** Handles the routes that change photos. */
record PhotoWriteRoutes(
    UpdateCaption updateCaption,
    TrashPhoto trashPhoto,
    RestorePhoto restorePhoto,
    ViewFactory views) {

  Response update(Request request, UserSession user) {
    PhotoId id = parsePhotoId(request);
    BodyReader body = request.bodyReader();
    String caption = body.requireValid(AlbumTextReader.readCaption(body));
    return switch (updateCaption.execute(user.userId(), id, caption)) {
      case UpdateCaption.Updated written -> toResponse(written.photo());
      case UpdateCaption.NotFound _ -> throw photoNotFound();
    };
  }

  Response trash(Request request, UserSession user) {
    return switch (trashPhoto.execute(user.userId(), parsePhotoId(request))) {
      case TrashPhoto.Trashed _ -> Response.noContent();
      case TrashPhoto.NotFound _ -> throw photoNotFound();
    };
  }

  Response restore(Request request, UserSession user) {
    return switch (restorePhoto.execute(user.userId(), parsePhotoId(request))) {
      case RestorePhoto.Restored restored -> toResponse(restored.photo());
      case RestorePhoto.NotFound _ -> throw photoNotFound();
      case RestorePhoto.DuplicateExists(PhotoId duplicate) ->
          throw new ProblemException(
              ProblemCode.CONFLICT.toProblem(
                  "The album already has this file as photo "
                      + duplicate
                      + ". Delete that photo first."));
    };
  }

  private Response toResponse(Photo photo) {
    Invocation.current().putContextId("albumId", photo.albumId());
    return Response.ok(views.toPhotoView(photo));
  }

  private static PhotoId parsePhotoId(Request request) {
    return request.pathId("photoId", PhotoId::parse);
  }

  private static ProblemException photoNotFound() {
    return new ProblemException(ProblemCode.NOT_FOUND.toProblem("Photo not found."));
  }
}
