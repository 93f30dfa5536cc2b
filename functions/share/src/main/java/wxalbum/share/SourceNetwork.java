package wxalbum.share;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The network that a request came from, as the gateway observed it: an IPv4 address or an IPv6
 * network of 64 bits, which is the smallest that a subscriber gets. Headers such as {@code
 * X-Forwarded-For} are not used, because a caller can send any value.
 *
 * @param text text form; empty if the address is unknown
 */
record SourceNetwork(String text) {
  private static final int IPV6_NETWORK_BYTES = 8;

  /** Returns the network of an address. All malformed addresses have the same one. */
  static SourceNetwork of(String sourceIp) {
    try {
      return of(InetAddress.ofLiteral(sourceIp));
    } catch (IllegalArgumentException e) {
      return new SourceNetwork("");
    }
  }

  private static SourceNetwork of(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return new SourceNetwork(address.getHostAddress());
    }
    byte[] network = Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES);
    return new SourceNetwork(HexFormat.ofDelimiter(":").formatHex(network) + "::/64");
  }

  /** Returns a description without the address, which identifies a person. */
  @Override
  public String toString() {
    return "SourceNetwork";
  }
}
