package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceNetworkTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "203.0.113.7, ::ffff:203.0.113.7",
    "2001:db8:1:2::3, 2001:DB8:1:2:4:5:6:7"
  })
  void identifiesEqualNetworks(String first, String second) {
    assertThat(SourceNetwork.of(first)).isEqualTo(SourceNetwork.of(second));
  }

  @ParameterizedTest
  @CsvSource({"203.0.113.7, 203.0.113.8", "2001:db8:1:2::3, 2001:db8:1:3::3", "203.0.113.7, ''"})
  void distinguishesNetworks(String first, String second) {
    assertThat(SourceNetwork.of(first)).isNotEqualTo(SourceNetwork.of(second));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "localhost", "203.0.113.7, 198.51.100.1"})
  void identifiesAllMalformedAddresses(String address) {
    assertThat(SourceNetwork.of(address)).isEqualTo(SourceNetwork.of("no address"));
  }

  @Test
  void doesNotShowAddressInDescription() {
    assertThat(SourceNetwork.of("203.0.113.7").toString()).doesNotContain("203");
  }
}
