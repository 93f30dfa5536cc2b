package wxalbum.local;

/** Names of things in an account that does not exist. */
final class Arn {
  static final String ACCOUNT = "000000000000";
  static final String REGION = "us-east-1";

  private Arn() {}

  static String of(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }
}
