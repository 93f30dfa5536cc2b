package wxalbum.http;

/** The three renditions of a photo: {@code Renditions} of the contract. */
public record RenditionsView(RenditionView small, RenditionView medium, RenditionView large) {}
