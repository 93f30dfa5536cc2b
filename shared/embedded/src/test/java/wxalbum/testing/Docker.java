package wxalbum.testing;

import org.testcontainers.DockerClientFactory;

/** The Docker engine of this machine. */
public final class Docker {
  private Docker() {}

  /** Whether there is one that answers. */
  public static boolean isThere() {
    return DockerClientFactory.instance().isDockerAvailable();
  }
}
