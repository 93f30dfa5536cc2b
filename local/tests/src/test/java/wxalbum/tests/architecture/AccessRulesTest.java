package wxalbum.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
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

  @Test
  void importsAccessAndUseCases() {
    assertThat(Modules.MAIN_CLASSES)
        .extracting(JavaClass::getSimpleName)
        .contains("AlbumAccess", "ListPhotos", "UpdateAlbum", "CreateShare", "StartUpload");
  }

  @Test
  void onlyAccessCallsQueriesThatCompareOwner() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ACCESS)
        .should()
        .callMethod(Albums.class, "findOwned", AlbumId.class, UserId.class)
        .orShould()
        .callMethod(Albums.class, "lockOwned", AlbumId.class, UserId.class)
        .orShould()
        .callMethod(Albums.class, "isOwnedBy", AlbumId.class, UserId.class)
        .orShould()
        .callMethod(Photos.class, "findOwned", PhotoId.class, UserId.class)
        .orShould()
        .callMethod(Shares.class, "findOwned", ShareId.class, UserId.class)
        .check(Modules.MAIN_CLASSES);
  }
}
