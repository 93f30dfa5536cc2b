package wxalbum.managealbum;

import java.time.Duration;
import java.util.List;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.http.Answer;
import wxalbum.http.Code;
import wxalbum.http.Fields;
import wxalbum.http.Refusal;
import wxalbum.http.Request;
import wxalbum.http.Views;
import wxalbum.session.UserSession;
import wxalbum.telemetry.Invocation;

/** Handles the routes that change albums. */
record AlbumAnswers(
    CreateAlbum createAlbum, ChangeAlbum changeAlbum, DeleteAlbum deleteAlbum, Views views) {

  Answer create(Request request, UserSession user) {
    Fields body = request.fields();
    List<String> texts = body.check(List.of(AlbumText.title(body), AlbumText.description(body)));
    Album album = createAlbum.of(user, texts.get(0), texts.get(1));
    Invocation.current().about("albumId", album.id());
    return Answer.created(views.album(album));
  }

  Answer change(Request request, UserSession user) {
    AlbumId id = album(request);
    AlbumChange change = AlbumChange.read(request.fields());
    return switch (changeAlbum.of(user.userId(), id, change)) {
      case ChangeAlbum.Changed changed -> Answer.ok(views.album(changed.album()));
      case ChangeAlbum.NoSuchAlbum _ -> throw noSuchAlbum();
      case ChangeAlbum.UnfitCover _ ->
          throw Refusal.of(
              "/coverPhotoId", "The cover must be a ready photo of this album.");
    };
  }

  Answer delete(Request request, UserSession user) {
    return switch (deleteAlbum.of(user.userId(), album(request))) {
      case DeleteAlbum.Deleted _ -> Answer.noContent();
      case DeleteAlbum.NoSuchAlbum _ -> throw noSuchAlbum();
      case DeleteAlbum.Unfinished _ ->
          throw new Refusal(
              Code.TOO_MANY_REQUESTS
                  .because("The album has too many photos for one request. Send it again.")
                  .retryAfter(Duration.ofSeconds(1)));
    };
  }

  private static AlbumId album(Request request) {
    return request.id("albumId", AlbumId::parse);
  }

  private static Refusal noSuchAlbum() {
    return new Refusal(Code.NOT_FOUND.because("Album not found."));
  }
}
