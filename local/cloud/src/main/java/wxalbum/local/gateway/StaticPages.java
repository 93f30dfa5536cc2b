package wxalbum.local.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Sha256;

/**
 * Serves the files of a page. They are read from the source folder if it exists, so that a change
 * takes effect at the next reload, or else from the class path.
 */
public final class StaticPages {
  /**
   * Paths whose segments start with a letter, digit, underscore or hyphen. A path such as {@code
   * /../} does not match, so that no request leaves the folder.
   */
  private static final Pattern SAFE_PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");

  private static final int MAX_PATH_LENGTH = 200;

  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "jpg", "image/jpeg",
          "ico", "image/x-icon",
          "webmanifest", "application/manifest+json");

  private final @Nullable Path sourceFolder;
  private final String resourceRoot;
  private final String contentSecurityPolicy;

  private StaticPages(Path sources, String connectSources, String imageSources) {
    this.sourceFolder = Files.isDirectory(sources) ? sources.toAbsolutePath().normalize() : null;
    this.resourceRoot = "/" + sources.getFileName();
    this.contentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src %s; img-src %s; ".formatted(connectSources, imageSources)
            + "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  /**
   * Returns the files of the album page, whose content security policy includes the storage.
   *
   * @param sources the source folder; if it does not exist, files come from the folder of that name
   *     on the class path
   * @param storage the origin that the page loads pictures from and sends uploads to
   */
  public static StaticPages forAlbum(Path sources, String storage) {
    return new StaticPages(sources, "'self' " + storage, "'self' data: blob: " + storage);
  }

  /** Returns the files of the console, which may connect only to the gateway. */
  public static StaticPages forConsole(Path sources) {
    return new StaticPages(sources, "'self'", "'self'");
  }

  /**
   * Returns the response to a {@code GET} or {@code HEAD} request for a file; empty for all other
   * requests.
   */
  Optional<ApiResponse> handle(ApiRequest request) {
    boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
    String name = request.path().equals("/") ? "/index.html" : request.path();
    // The pattern recurses with every slash, so that a long path would overflow the stack.
    if (!isRead || name.length() > MAX_PATH_LENGTH || !SAFE_PATH.matcher(name).matches()) {
      return Optional.empty();
    }
    String cachedTag = request.firstHeader("if-none-match").orElse("");
    return readFile(name).map(content -> toResponse(name, content, cachedTag));
  }

  private Optional<byte[]> readFile(String name) {
    try (InputStream file = open(name)) {
      return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable InputStream open(String name) throws IOException {
    if (sourceFolder == null) {
      return StaticPages.class.getResourceAsStream(resourceRoot + name);
    }
    Path file = sourceFolder.resolve(name.substring(1));
    return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
  }

  private ApiResponse toResponse(String name, byte[] content, String cachedTag) {
    String tag = "\"" + sha256Hex(content) + "\"";
    Map<String, String> headers = new TreeMap<>();
    headers.put("etag", tag);
    headers.put("cache-control", "no-cache");
    headers.put("content-type", contentType(name));
    headers.put("content-security-policy", contentSecurityPolicy);
    headers.put("referrer-policy", "no-referrer");
    headers.put("x-content-type-options", "nosniff");
    return cachedTag.equals(tag)
        ? new ApiResponse(304, headers, List.of(), new byte[0])
        : new ApiResponse(200, headers, List.of(), content);
  }

  private static String contentType(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return CONTENT_TYPES.getOrDefault(extension, "application/octet-stream");
  }

  private static String sha256Hex(byte[] content) {
    return Sha256.ofBytes(Sha256.newMessageDigest().digest(content)).hex();
  }
}
