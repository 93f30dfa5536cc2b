package wxalbum.settings;

import org.jspecify.annotations.Nullable;

/** The environment variables that functions read, with their default values. */
public enum Setting {
  /** Version of the software, which {@code GET /health} returns. */
  VERSION("development"),
  /** CloudWatch namespace of the album's metrics. */
  METRICS_NAMESPACE("wxalbum"),
  /**
   * Keys of the tokens of users and guests, in the form of a {@link KeyRing}. The first key signs,
   * and all keys verify.
   */
  TOKEN_KEYS,
  /**
   * Key of 32 bytes in Base64 that derives user ids from openids and encrypts openids. It never
   * changes.
   */
  USER_KEY,
  /**
   * Keys of share links, in the form of a {@link KeyRing}. The first key derives the tokens of new
   * shares from their ids. A share whose key is not in the list has ended.
   */
  SHARE_KEYS,
  /** App id of the WeChat mini-program. */
  WECHAT_APP_ID,
  /** App secret of the WeChat mini-program. */
  WECHAT_SECRET,
  /** Base URL of WeChat's server API. */
  WECHAT_URL("https://api.weixin.qq.com"),
  /** JDBC URL of the database, {@code jdbc:mariadb://host:port/schema}. */
  DATABASE_URL,
  /** User of the database. */
  DATABASE_USER,
  /** Password of the database user. If empty, each connection uses a signed IAM token. */
  DATABASE_PASSWORD(""),
  /**
   * Database user that the migrate function creates for the other functions, with IAM
   * authentication. If empty, none is created.
   */
  DATABASE_APP_USER(""),
  /** Private bucket of originals and renditions. */
  BUCKET,
  /** Region of bucket and database. Lambda sets it. */
  AWS_REGION,
  /**
   * Access key id of the function's role. Lambda sets it, unless the function starts from a
   * snapshot.
   */
  AWS_ACCESS_KEY_ID(""),
  /** Secret access key of the function's role. */
  AWS_SECRET_ACCESS_KEY(""),
  /** Session token of the function's role. */
  AWS_SESSION_TOKEN(""),
  /**
   * URL that provides the role's credentials to a function that starts from a snapshot. Lambda sets
   * it.
   */
  AWS_CONTAINER_CREDENTIALS_FULL_URI(""),
  /** Authorization header for that URL. */
  AWS_CONTAINER_AUTHORIZATION_TOKEN(""),
  /**
   * Base URL of an S3-compatible server, which is accessed in path style. If empty, AWS is used.
   */
  STORAGE_ENDPOINT(""),
  /**
   * URL to which phones post uploads, such as an ICP-filed domain. If empty, the bucket's URL is
   * used.
   */
  UPLOAD_URL(""),
  /** Access key id of the IAM user that signs URLs and upload forms. */
  SIGNING_KEY_ID,
  /** Secret access key of that user. */
  SIGNING_SECRET,
  /** Quota of originals per user in bytes. */
  QUOTA_BYTES("10737418240"),
  /**
   * Seconds from an upload form to the first check whether its upload was processed. The upload
   * function schedules that check, and the sweep schedules the later ones.
   */
  SWEEP_OVERDUE_SECONDS("600"),
  /** Seconds from the start of one bucket scan to the start of the next. */
  SWEEP_SCAN_SECONDS("86400");

  private final @Nullable String defaultValue;

  Setting() {
    this.defaultValue = null;
  }

  Setting(String defaultValue) {
    this.defaultValue = defaultValue;
  }

  @Nullable String defaultValue() {
    return defaultValue;
  }
}
