package wxalbum.share;

import org.jspecify.annotations.Nullable;
import wxalbum.view.RenditionView;

/** An album for guests: {@code SharedAlbum} of the contract. */
record SharedAlbumView(
    String title,
    @Nullable String description,
    int photoCount,
    @Nullable RenditionView cover,
    boolean allowOriginals) {}
