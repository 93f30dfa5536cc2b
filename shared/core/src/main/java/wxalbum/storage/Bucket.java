package wxalbum.storage;

import java.net.URI;
import wxalbum.album.ObjectKey;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * Where the bucket is reached: by its own host name at AWS, by path on a server that merely speaks
 * S3.
 *
 * @param name of the bucket
 * @param base address under which keys lie, without a slash at its end
 */
public record Bucket(String name, String region, URI base) {
  /** The bucket that the settings name. */
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

  /** Absolute path of an object at the bucket's address. */
  String path(ObjectKey key) {
    return base.getPath() + "/" + key;
  }
}
