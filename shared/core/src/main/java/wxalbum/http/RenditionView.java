package wxalbum.http;

/** A rendition's signed address and its size in pixels: {@code Rendition} of the contract. */
public record RenditionView(String url, int width, int height) {}
