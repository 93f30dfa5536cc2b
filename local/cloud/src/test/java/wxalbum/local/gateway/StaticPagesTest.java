package wxalbum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticPagesTest {
  @TempDir private Path root;
  private StaticPages pages = StaticPages.forAlbum(Path.of("none"), "");

  @BeforeEach
  void writePages() throws IOException {
    Path folder = Files.createDirectories(root.resolve("page/js"));
    Files.writeString(root.resolve("secret.txt"), "not for you");
    Files.writeString(root.resolve("page/index.html"), "<!doctype html>");
    Files.writeString(folder.resolve("main.js"), "export {};");
    pages = StaticPages.forAlbum(root.resolve("page"), "http://127.0.0.1:9000");
  }

  @Test
  void servesIndexAtRoot() {
    ApiResponse response = get("/", "").orElseThrow();

    assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("<!doctype html>");
    assertThat(response.headers())
        .containsEntry("content-type", "text/html; charset=utf-8")
        .containsEntry("cache-control", "no-cache")
        .containsEntry("x-content-type-options", "nosniff");
    assertThat(response.headers().get("content-security-policy"))
        .contains("img-src 'self' data: blob: http://127.0.0.1:9000;")
        .doesNotContain("unsafe");
  }

  @Test
  void servesModulesAsJavaScript() {
    ApiResponse response = get("/js/main.js", "").orElseThrow();

    assertThat(response.headers()).containsEntry("content-type", "text/javascript; charset=utf-8");
  }

  @Test
  void returnsNotModifiedForUnchangedFile() throws IOException {
    String tag = String.valueOf(get("/", "").orElseThrow().headers().get("etag"));

    ApiResponse same = get("/", tag).orElseThrow();
    Files.writeString(root.resolve("page/index.html"), "<!doctype html><p>new");
    ApiResponse other = get("/", tag).orElseThrow();

    assertThat(same.status()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(other.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/js/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//secret.txt",
        "/js",
        "/js/",
        "/nothing.html"
      })
  void findsNoFileOutsideFolder(String path) {
    assertThat(get(path, "")).isEmpty();
  }

  @Test
  void ignoresOtherMethods() {
    assertThat(pages.handle(request("POST", "/", ""))).isEmpty();
  }

  private Optional<ApiResponse> get(String path, String etag) {
    return pages.handle(request("GET", path, etag));
  }

  private static ApiRequest request(String method, String path, String etag) {
    return new ApiRequest(
        "id",
        method,
        path,
        "",
        Map.of("If-None-Match", List.of(etag)),
        new byte[0],
        "127.0.0.1",
        Instant.EPOCH);
  }
}
