package wxalbum.share;

import org.jspecify.annotations.Nullable;
import wxalbum.album.PhotoId;
import wxalbum.view.RenditionsView;

/** A photo for guests: {@code SharedPhoto} of the contract. */
record SharedPhotoView(
    PhotoId id,
    int width,
    int height,
    String takenAt,
    @Nullable String caption,
    String thumbHash,
    RenditionsView renditions) {}
