package wxalbum.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Checks the allowed dependencies of the picture library. */
class PictureArchitectureTest {
  private static final String ENTRANCE_OF_HEIC = "wxalbum.picture.heic.HeicFormat";

  private static final JavaClasses PICTURE_CLASSES =
      new ClassFileImporter()
          .importPath(Path.of(System.getProperty("wxalbum.root"), "shared/picture/target/classes"));

  @Test
  void importsLibrary() {
    assertThat(PICTURE_CLASSES.contain(ENTRANCE_OF_HEIC)).isTrue();
  }

  @Test
  void libraryDependsOnNoOtherModule() {
    noClasses()
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("wxalbum..")
                .and(JavaClass.Predicates.resideOutsideOfPackage("wxalbum.picture..")))
        .check(PICTURE_CLASSES);
  }

  @Test
  void packagesHaveNoCycle() {
    slices().matching("wxalbum.picture.(*)..").should().beFreeOfCycles().check(PICTURE_CLASSES);
  }

  @Test
  void onlyOutsideUsesTopPackage() {
    noClasses()
        .that()
        .resideInAPackage("wxalbum.picture.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("wxalbum.picture")
        .check(PICTURE_CLASSES);
  }

  @Test
  void onlyFactoryUsesEntranceOfHeic() {
    noClasses()
        .that()
        .resideOutsideOfPackage("wxalbum.picture.heic")
        .and()
        .doNotHaveFullyQualifiedName("wxalbum.picture.PictureProcessors")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("wxalbum.picture.heic")
        .check(PICTURE_CLASSES);
  }

  @Test
  void heicPackageHasOnePublicClass() {
    classes()
        .that()
        .resideInAPackage("wxalbum.picture.heic")
        .and()
        .areTopLevelClasses()
        .and()
        .arePublic()
        .should()
        .haveFullyQualifiedName(ENTRANCE_OF_HEIC)
        .check(PICTURE_CLASSES);
  }
}
