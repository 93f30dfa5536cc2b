package wxalbum.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate that the keytool of the JDK generates.
 *
 * @param sslContext the TLS context of a server with this certificate
 * @param pemFile the PEM file with which a client trusts the certificate
 */
record TestCertificate(SSLContext sslContext, Path pemFile) {
  private static final String PASSWORD = "password";

  /** Generates a certificate for a host name. */
  static TestCertificate createFor(String host, Path folder) throws Exception {
    Path store = folder.resolve(host + ".p12");
    Path pem = folder.resolve(host + ".pem");
    runKeytool(
        store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "SAN=dns:" + host);
    runKeytool(store, "-exportcert", "-rfc", "-file", pem.toString());
    return new TestCertificate(createSslContext(store), pem);
  }

  private static void runKeytool(Path store, String... arguments) throws Exception {
    ProcessBuilder tool =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    tool.command().addAll(List.of(arguments));
    tool.command().addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    if (tool.redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        != 0) {
      throw new IllegalStateException("keytool failed to generate a certificate");
    }
  }

  private static SSLContext createSslContext(Path store)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
