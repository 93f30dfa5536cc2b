package wxalbum.managealbum;

import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.http.Answer;
import wxalbum.http.Code;
import wxalbum.http.Fields;
import wxalbum.http.Refusal;
import wxalbum.http.Request;
import wxalbum.http.Views;
import wxalbum.session.UserSession;
import wxalbum.telemetry.Invocation;

/** Handles the routes that change photos. */
record PhotoAnswers(
    WriteCaption writeCaption, TrashPhoto trashPhoto, RestorePhoto restorePhoto, Views views) {

  Answer caption(Request request, UserSession user) {
    PhotoId id = photo(request);
    Fields body = request.fields();
    String caption = body.check(AlbumText.caption(body));
    return switch (writeCaption.of(user.userId(), id, caption)) {
      case WriteCaption.Written written -> shown(written.photo());
      case WriteCaption.NoSuchPhoto _ -> throw noSuchPhoto();
    };
  }

  Answer trash(Request request, UserSession user) {
    return switch (trashPhoto.of(user.userId(), photo(request))) {
      case TrashPhoto.Trashed _ -> Answer.noContent();
      case TrashPhoto.NoSuchPhoto _ -> throw noSuchPhoto();
    };
  }

  Answer restore(Request request, UserSession user) {
    return switch (restorePhoto.of(user.userId(), photo(request))) {
      case RestorePhoto.Restored restored -> shown(restored.photo());
      case RestorePhoto.NoSuchPhoto _ -> throw noSuchPhoto();
      case RestorePhoto.TwinStands(PhotoId duplicate) ->
          throw new Refusal(
              Code.CONFLICT.because(
                  "The album already has this file as photo "
                      + duplicate
                      + ". Delete that photo first."));
    };
  }

  private Answer shown(Photo photo) {
    Invocation.current().about("albumId", photo.albumId());
    return Answer.ok(views.photo(photo));
  }

  private static PhotoId photo(Request request) {
    return request.id("photoId", PhotoId::parse);
  }

  private static Refusal noSuchPhoto() {
    return new Refusal(Code.NOT_FOUND.because("Photo not found."));
  }
}
