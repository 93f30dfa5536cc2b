package wxalbum.local.gateway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.ResourceHttpContentFactory;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * Serves the files of a page. They are read from the source folder if it exists, so that a change
 * takes effect at the next reload, or else from the class path. Requests for other paths are left
 * to the next handler.
 */
public final class PageHandler extends ResourceHandler {
  /**
   * Paths whose segments start with a letter, digit, underscore or hyphen. A path such as {@code
   * /../} does not match, so that no request leaves the folder.
   */
  private static final Pattern SAFE_PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");

  private static final int MAX_PATH_LENGTH = 200;

  /** Set where the files are found, since Jetty replaces the types of a handler at its start. */
  private static final MimeTypes MIME_TYPES = createMimeTypes();

  private final String prefix;
  private final String contentSecurityPolicy;

  private PageHandler(String prefix, Path sources, String connectSources, String imageSources) {
    this.prefix = prefix;
    this.contentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src %s; img-src %s; ".formatted(connectSources, imageSources)
            + "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    setBaseResource(findFolder(sources));
    setCacheControl("no-cache");
    setEtags(true);
  }

  /**
   * Returns the files of the album page, whose content security policy includes the storage.
   *
   * @param prefix the path under which the files are available; empty for the root
   * @param sources the source folder; if it does not exist, files come from the folder of that name
   *     on the class path
   * @param storage the origin that the page loads pictures from and sends uploads to
   */
  public static PageHandler forAlbum(String prefix, Path sources, String storage) {
    return new PageHandler(prefix, sources, "'self' " + storage, "'self' data: blob: " + storage);
  }

  /** Returns the files of the console, which may connect only to the gateway. */
  public static PageHandler forConsole(String prefix, Path sources) {
    return new PageHandler(prefix, sources, "'self'", "'self'");
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI().getPath();
    // The pattern recurses with every slash, so that a long path would overflow the stack.
    if (!path.startsWith(prefix) || path.length() > MAX_PATH_LENGTH) {
      return false;
    }
    String relative = path.substring(prefix.length());
    boolean isRoot = relative.equals("/") || (relative.isEmpty() && !prefix.isEmpty());
    String name = isRoot ? "/index.html" : relative;
    if (!SAFE_PATH.matcher(name).matches()) {
      return false;
    }
    HttpURI file = HttpURI.build(request.getHttpURI()).path(name).asImmutable();
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("content-security-policy", contentSecurityPolicy);
    headers.put("referrer-policy", "no-referrer");
    headers.put("x-content-type-options", "nosniff");
    boolean isHandled = super.handle(Request.serveAs(request, file), response, callback);
    if (!isHandled) {
      headers.remove("content-security-policy");
      headers.remove("referrer-policy");
      headers.remove("x-content-type-options");
    }
    return isHandled;
  }

  /** Returns files as they are now. The default of Jetty caches them and redirects to folders. */
  @Override
  protected HttpContent.Factory newHttpContentFactory(ByteBufferPool.Sized buffers) {
    HttpContent.Factory files =
        new ResourceHttpContentFactory(getBaseResource(), MIME_TYPES, buffers);
    return path -> {
      HttpContent content = files.getContent(path);
      return content == null || content.getResource().isDirectory() ? null : content;
    };
  }

  private Resource findFolder(Path sources) {
    ResourceFactory factory = ResourceFactory.of(this);
    return Files.isDirectory(sources)
        ? factory.newResource(sources.toAbsolutePath().normalize())
        : factory.newClassLoaderResource(sources.getFileName() + "/");
  }

  private static MimeTypes createMimeTypes() {
    MimeTypes.Mutable types = new MimeTypes.Mutable(MimeTypes.DEFAULTS);
    types.addMimeMapping("html", "text/html;charset=utf-8");
    types.addMimeMapping("css", "text/css;charset=utf-8");
    types.addMimeMapping("js", "text/javascript;charset=utf-8");
    types.addMimeMapping("webmanifest", "application/manifest+json");
    return types;
  }
}
