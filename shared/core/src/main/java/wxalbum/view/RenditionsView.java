package wxalbum.view;

/** The three renditions of a photo: {@code Renditions} of the API contract. */
public record RenditionsView(RenditionView small, RenditionView medium, RenditionView large) {}
