package wxalbum.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockOrderTest {
  private static final String LOCK_PHOTO =
      """
      -- An update in a comment, for update.
      select id
      from photos
      where id = ?
      for update
      """;
  private static final String LOCK_ALBUM = "select id from albums where id = ? for update";

  private final LockOrder order = new LockOrder();

  @Test
  void acceptsLocksInOrder() {
    assertThatCode(
            () ->
                List.of(
                        LOCK_PHOTO,
                        LOCK_ALBUM,
                        "update albums set title = ?",
                        "update photos set caption = ?",
                        "update shares set revoked_at = ?",
                        "update users set photo_count = 0",
                        "insert into photos (id) values (?)",
                        "select id from photos")
                    .forEach(order::check))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LOCK_PHOTO,
        "select id from photos where deleted_at < ? limit 5 for update skip locked",
        "update photos set caption = ?",
        "delete from photos where id = ?",
        "delete /*+ index(photos primary) */ /*M! photos */ from photos /*M! force */ where id = ?"
      })
  void rejectsPhotoAfterAlbum(String lockOfPhoto) {
    order.check(LOCK_ALBUM);

    assertThatIllegalStateException()
        .isThrownBy(() -> order.check(lockOfPhoto))
        .withMessageStartingWith("locks rows of photos after rows of albums");
  }

  @Test
  void rejectsAnotherPhotoWhenAlbumIsLockedMeanwhile() {
    order.check(LOCK_PHOTO);
    order.check(LOCK_ALBUM);

    assertThatIllegalStateException().isThrownBy(() -> order.check(LOCK_PHOTO));
  }

  @Test
  void rejectsAlbumAfterUser() {
    order.check("update users set photo_count = 0");

    assertThatIllegalStateException()
        .isThrownBy(() -> order.check("update albums set title = ?"))
        .withMessageStartingWith("locks rows of albums after rows of users");
  }

  @Test
  void startsAgainAfterEndOfTransaction() {
    order.check(LOCK_ALBUM);
    order.reset();

    assertThatCode(() -> order.check(LOCK_PHOTO)).doesNotThrowAnyException();
  }
}
