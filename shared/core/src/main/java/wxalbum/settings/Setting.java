package wxalbum.settings;

import org.jspecify.annotations.Nullable;

/** Every environment variable that a function may read, with its default where it has one. */
public enum Setting {
  /** Version of the software, as {@code GET /health} tells it. */
  VERSION("development"),
  /** The namespace under which CloudWatch keeps the album's metrics. */
  METRICS_NAMESPACE("wxalbum"),
  /**
   * Keys of our own tokens, {@code kid:base64,kid:base64}, 32 bytes each: the first signs, all
   * verify. A key is rotated by putting a new one in front and dropping the last a token's life
   * later.
   */
  TOKEN_KEYS,
  /** 32 bytes in Base64 that turn an openid into a user id and seal it. It never changes. */
  USER_KEY,
  /** 32 bytes in Base64 that turn a share's id into its token. It never changes. */
  SHARE_KEY,
  /** The mini-program's app id. */
  WECHAT_APP_ID,
  /** The mini-program's app secret. */
  WECHAT_SECRET,
  /** Base address of WeChat's server API. */
  WECHAT_URL("https://api.weixin.qq.com"),
  /** JDBC URL of the database, {@code jdbc:mariadb://host:port/schema}. */
  DATABASE_URL,
  /** User of the database. */
  DATABASE_USER,
  /** Password of the database user; empty means that an IAM token is signed for each connection. */
  DATABASE_PASSWORD(""),
  /** The user that migrate creates for the other functions, by IAM; empty creates none. */
  DATABASE_APP_USER(""),
  /** The private bucket that holds originals and renditions. */
  BUCKET,
  /** Region of the bucket and the database. Lambda sets it. */
  AWS_REGION,
  /** The key of the function's role. Lambda sets it, unless it starts from a snapshot. */
  AWS_ACCESS_KEY_ID(""),
  /** Secret of that key. */
  AWS_SECRET_ACCESS_KEY(""),
  /** Token of the session in which that key counts. */
  AWS_SESSION_TOKEN(""),
  /** Where a function that starts from a snapshot asks for its role's key. Lambda sets it. */
  AWS_CONTAINER_CREDENTIALS_FULL_URI(""),
  /** What it asks with. */
  AWS_CONTAINER_AUTHORIZATION_TOKEN(""),
  /** Base address of an S3-compatible server, addressed by path; empty means AWS. */
  STORAGE_ENDPOINT(""),
  /** Address that phones post uploads to, such as an ICP-filed domain; empty means the bucket. */
  UPLOAD_URL(""),
  /** Access key id of the IAM user in whose name addresses and upload forms are signed. */
  SIGNING_KEY_ID,
  /** Secret of that access key. */
  SIGNING_SECRET,
  /** Bytes of originals that one user may keep. */
  QUOTA_BYTES("10737418240"),
  /** Seconds after which an upload that nobody has told of is overdue. */
  SWEEP_OVERDUE_SECONDS("600"),
  /** Seconds from the beginning of one walk through the bucket to that of the next. */
  SWEEP_WALK_SECONDS("86400");

  private final @Nullable String fallback;

  Setting() {
    this.fallback = null;
  }

  Setting(String fallback) {
    this.fallback = fallback;
  }

  @Nullable String fallback() {
    return fallback;
  }
}
