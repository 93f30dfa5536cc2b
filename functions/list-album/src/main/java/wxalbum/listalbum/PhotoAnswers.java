package wxalbum.listalbum;

import java.time.Clock;
import wxalbum.album.Albums;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.PageRequest;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.SignedUrls;
import wxalbum.http.Answer;
import wxalbum.http.Code;
import wxalbum.http.Parameters;
import wxalbum.http.Refusal;
import wxalbum.http.Request;
import wxalbum.http.Views;
import wxalbum.session.UserSession;

/** The HTTP routes that read single photos and the trash. */
final class PhotoAnswers {
  private final ShowPhoto showPhoto;
  private final SignOriginal signOriginal;
  private final ListTrash listTrash;
  private final Views views;

  PhotoAnswers(Albums albums, Photos photos, SignedUrls urls, Views views, Clock clock) {
    this.showPhoto = new ShowPhoto(albums, photos);
    this.signOriginal = new SignOriginal(albums, photos, urls);
    this.listTrash = new ListTrash(photos, clock);
    this.views = views;
  }

  Answer show(Request request, UserSession user) {
    return switch (showPhoto.of(user.userId(), photo(request))) {
      case ShowPhoto.Shown shown -> Answer.ok(views.photo(shown.photo(), shown.exif()));
      case ShowPhoto.NoSuchPhoto _ -> throw notFound("Photo not found.");
    };
  }

  Answer original(Request request, UserSession user) {
    return switch (signOriginal.of(user.userId(), photo(request))) {
      case SignOriginal.Signed signed -> Answer.ok(signed.original());
      case SignOriginal.NoSuchPhoto _ -> throw notFound("Photo not found.");
      case SignOriginal.NotArrived _ -> throw notFound("The original is not uploaded yet.");
      case SignOriginal.Blocked _ ->
          throw new Refusal(Code.FORBIDDEN.because("Content moderation blocked this photo."));
    };
  }

  Answer trash(Request request, UserSession user) {
    Parameters parameters = request.parameters();
    PageRequest page = parameters.check(parameters.page(Listing.TRASH));
    return Answer.ok(Views.list(listTrash.of(user.userId(), page).map(views::trashed)));
  }

  private static PhotoId photo(Request request) {
    return request.id("photoId", PhotoId::parse);
  }

  private static Refusal notFound(String detail) {
    return new Refusal(Code.NOT_FOUND.because(detail));
  }
}
