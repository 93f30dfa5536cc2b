package wxalbum.local;

/** Creates Amazon Resource Names in a fictitious account. */
final class Arn {
  static final String ACCOUNT = "000000000000";
  static final String REGION = "us-east-1";

  private Arn() {}

  static String of(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }
}
