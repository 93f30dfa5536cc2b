package wxalbum.storage;

import java.net.URI;
import wxalbum.album.ObjectKey;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * Location of the bucket: a virtual-hosted-style URL at AWS, a path-style URL on another
 * S3-compatible server.
 *
 * @param name name of the bucket
 * @param base URL that precedes the keys, without a trailing slash
 */
public record Bucket(String name, String region, URI base) {
  /** Returns the bucket that the settings name. */
  public static Bucket of(Settings settings) {
    String name = settings.text(Setting.BUCKET);
    String region = settings.text(Setting.AWS_REGION);
    String endpoint = settings.text(Setting.STORAGE_ENDPOINT);
    String suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    String base =
        endpoint.isEmpty()
            ? "https://" + name + ".s3." + region + "." + suffix
            : endpoint.replaceAll("/+$", "") + "/" + name;
    return new Bucket(name, region, URI.create(base));
  }

  /** Returns the absolute path of an object, not encoded. */
  String path(ObjectKey key) {
    return base.getPath() + "/" + key;
  }
}
