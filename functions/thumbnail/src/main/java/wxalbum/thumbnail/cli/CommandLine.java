package wxalbum.thumbnail.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import wxalbum.thumbnail.Pipeline;

/**
 * {@code java -jar thumbnail.jar PHOTO… --out DIR}: makes the renditions of photos on this machine,
 * for trying pictures and for making many again. Ends with status 0 when all were made, 1 when some
 * were not, 2 when the command makes no sense.
 */
public final class CommandLine {
  private static final String USAGE =
      """
      Makes the renditions of photos, as the function does.

        java -jar thumbnail.jar PHOTO… --out DIR [--thorough]

        PHOTO       a file, or a folder of which all files are taken
        --out DIR   where NAME.large.jpg, NAME.medium.jpg, … go, in folders as the photos lie in theirs
        --thorough  only the decoder that runs on every machine
      """;

  private CommandLine() {}

  /** Does what the arguments say. */
  public static void main(String[] arguments) {
    System.setProperty("wxalbum.log", "none");
    System.exit(run(System.out, arguments));
  }

  static int run(PrintStream user, String... arguments) {
    try {
      Command command = Command.of(List.of(arguments));
      MakeAll makeAll =
          new MakeAll(command.thorough() ? Pipeline.thorough() : Pipeline.quickest(), user);
      return makeAll.of(Photo.found(command.photos(), command.out())) == 0 ? 0 : 1;
    } catch (Misuse misuse) {
      user.println(misuse.getMessage());
      user.println();
      user.print(USAGE);
      return 2;
    } catch (IOException e) {
      user.println("Stopped: " + e);
      return 1;
    }
  }
}
