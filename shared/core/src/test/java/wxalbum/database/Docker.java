package wxalbum.database;

import org.testcontainers.DockerClientFactory;

/** A check for the Docker engine of this machine. */
public final class Docker {
  private Docker() {}

  /** Returns whether a Docker engine is available. */
  public static boolean isAvailable() {
    return DockerClientFactory.instance().isDockerAvailable();
  }
}
