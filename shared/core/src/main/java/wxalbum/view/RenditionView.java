package wxalbum.view;

/** Signed URL of a rendition and its size in pixels: {@code Rendition} of the API contract. */
public record RenditionView(String url, int width, int height) {}
