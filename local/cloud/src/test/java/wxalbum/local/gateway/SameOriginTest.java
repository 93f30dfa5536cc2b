package wxalbum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
  @ParameterizedTest
  @CsvSource({
    // A client that is not a browser sends neither Origin nor Sec-Fetch-Site.
    "GET, 127.0.0.1:3000, , , true",
    "POST, 127.0.0.1:3000, , , true",
    "POST, localhost, , , true",
    "POST, [::1]:3000, , , true",
    // The console's own page.
    "POST, 127.0.0.1:3000, http://127.0.0.1:3000, same-origin, true",
    "POST, localhost:3000, http://localhost:3000, , true",
    // A cross-site link may be followed: the linking page cannot read the response.
    "GET, 127.0.0.1:3000, , cross-site, true",
    // Pages of other origins, including other ports of this machine.
    "POST, 127.0.0.1:3000, https://evil.example, cross-site, false",
    "POST, 127.0.0.1:3000, https://evil.example, , false",
    "POST, 127.0.0.1:3000, , cross-site, false",
    "POST, 127.0.0.1:3000, http://127.0.0.1:8080, same-site, false",
    "POST, 127.0.0.1:3000, http://localhost:3000, cross-site, false",
    "POST, 127.0.0.1:3000, null, , false",
    "DELETE, 127.0.0.1:3000, https://evil.example, , false",
    "POST, , http://127.0.0.1:3000, , false"
  })
  void allowsReadsAndOnlyWritesOfSameOrigin(
      String method, String host, String origin, String site, boolean allowed) {
    Map<String, List<String>> headers = new TreeMap<>();
    put(headers, "Host", host);
    put(headers, "Origin", origin);
    put(headers, "Sec-Fetch-Site", site);
    ApiRequest request =
        new ApiRequest(
            "id", method, "/console", "", headers, new byte[0], "127.0.0.1", Instant.EPOCH);

    assertThat(SameOrigin.allows(request)).isEqualTo(allowed);
  }

  private static void put(Map<String, List<String>> headers, String name, String value) {
    if (value != null) {
      headers.put(name, List.of(value));
    }
  }
}
