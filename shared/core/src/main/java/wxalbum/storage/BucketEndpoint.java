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
 * @param baseUri URL that precedes the keys, without a trailing slash
 */
public record BucketEndpoint(String name, String region, URI baseUri) {
  /** Returns the bucket that the settings name. */
  public static BucketEndpoint of(Settings settings) {
    String name = settings.text(Setting.BUCKET);
    String region = settings.text(Setting.AWS_REGION);
    String endpoint = settings.text(Setting.STORAGE_ENDPOINT);
    String suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    String base =
        endpoint.isEmpty()
            ? "https://" + name + ".s3." + region + "." + suffix
            : endpoint.replaceAll("/+$", "") + "/" + name;
    return new BucketEndpoint(name, region, URI.create(base));
  }

  /** Returns the absolute path of an object, not encoded. */
  String path(ObjectKey key) {
    return baseUri.getPath() + "/" + key;
  }
}
