package wxalbum.local.template;

/** Creates Amazon Resource Names in a fictitious account. */
public final class Arn {
  public static final String ACCOUNT = "000000000000";
  public static final String REGION = "us-east-1";

  private Arn() {}

  public static String of(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }
}
