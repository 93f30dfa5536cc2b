package wxalbum.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.album.UserId;

/** Checks that only {@code wxalbum.access} decides what a caller may do with an album. */
class AccessRulesTest {
  private static final String ACCESS = "wxalbum.access..";
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));
  private static final JavaClasses MAIN_CLASSES =
      new ClassFileImporter()
          .importPaths(
              Stream.of("shared", "functions").flatMap(AccessRulesTest::classFolders).toList());

  @Test
  void importsAccessAndUseCases() {
    assertThat(MAIN_CLASSES)
        .extracting(found -> found.getSimpleName())
        .contains("AlbumAccess", "ListPhotos", "UpdateAlbum", "CreateShare", "StartUpload");
  }

  @Test
  void onlyAccessCallsQueriesThatCompareOwner() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ACCESS)
        .should()
        .callMethod(Albums.class, "find", AlbumId.class, UserId.class)
        .orShould()
        .callMethod(Albums.class, "lock", AlbumId.class, UserId.class)
        .orShould()
        .callMethod(Albums.class, "isOwnedBy", AlbumId.class, UserId.class)
        .orShould()
        .callMethod(Photos.class, "findOwned", PhotoId.class, UserId.class)
        .orShould()
        .callMethod(Shares.class, "findOwned", ShareId.class, UserId.class)
        .check(MAIN_CLASSES);
  }

  private static Stream<Path> classFolders(String folder) {
    try (Stream<Path> modules = Files.list(ROOT.resolve(folder))) {
      return modules
          .map(module -> module.resolve("target/classes"))
          .filter(Files::exists)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
