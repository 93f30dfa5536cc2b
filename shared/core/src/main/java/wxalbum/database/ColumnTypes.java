package wxalbum.database;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandlerRegistry;
import org.jspecify.annotations.Nullable;
import wxalbum.album.AlbumId;
import wxalbum.album.Id;
import wxalbum.album.Ids;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Sha256;
import wxalbum.album.ShareId;
import wxalbum.album.TakenAtSource;
import wxalbum.album.UserId;

/**
 * MyBatis type handlers of the domain types. Ids are stored as {@code binary(16)}, enums as their
 * lower-case names. Instants are stored as {@code datetime(6)} in UTC, regardless of the time zones
 * of driver and server.
 */
final class ColumnTypes {
  private ColumnTypes() {}

  static void register(TypeHandlerRegistry registry) {
    registry.register(UUID.class, bytes(Ids::bytes, Ids::ofBytes));
    registry.register(UserId.class, id(UserId::new));
    registry.register(AlbumId.class, id(AlbumId::new));
    registry.register(PhotoId.class, id(PhotoId::new));
    registry.register(ShareId.class, id(ShareId::new));
    registry.register(Sha256.class, bytes(Sha256::digest, Sha256::ofDigest));
    registry.register(
        Instant.class,
        new Column<>(
            LocalDateTime.class,
            instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC),
            value -> value.toInstant(ZoneOffset.UTC)));
    registry.register(
        LocalDateTime.class,
        new Column<LocalDateTime, LocalDateTime>(LocalDateTime.class, v -> v, v -> v));
    registry.register(PhotoStatus.class, name(PhotoStatus::valueOf));
    registry.register(TakenAtSource.class, name(TakenAtSource::valueOf));
  }

  private static <I extends Id> Column<I, byte[]> id(Function<UUID, I> constructor) {
    return bytes(id -> Ids.bytes(id.value()), value -> constructor.apply(Ids.ofBytes(value)));
  }

  private static <T> Column<T, byte[]> bytes(Function<T, byte[]> to, Function<byte[], T> from) {
    return new Column<>(byte[].class, to, from);
  }

  private static <T extends Enum<T>> Column<T, String> name(Function<String, T> from) {
    return new Column<>(
        String.class,
        value -> value.name().toLowerCase(Locale.ROOT),
        text -> from.apply(text.toUpperCase(Locale.ROOT)));
  }

  /** Stores a type in a column as another type that the driver supports. */
  private static final class Column<T, C> extends BaseTypeHandler<T> {
    private final Class<C> columnType;
    private final Function<T, C> to;
    private final Function<C, T> from;

    Column(Class<C> columnType, Function<T, C> to, Function<C, T> from) {
      this.columnType = columnType;
      this.to = to;
      this.from = from;
    }

    @Override
    public void setNonNullParameter(PreparedStatement ps, int i, T value, @Nullable JdbcType type)
        throws SQLException {
      ps.setObject(i, to.apply(value));
    }

    @Override
    public @Nullable T getNullableResult(ResultSet rs, String column) throws SQLException {
      return value(rs.getObject(column, columnType));
    }

    @Override
    public @Nullable T getNullableResult(ResultSet rs, int column) throws SQLException {
      return value(rs.getObject(column, columnType));
    }

    @Override
    public @Nullable T getNullableResult(CallableStatement cs, int column) throws SQLException {
      return value(cs.getObject(column, columnType));
    }

    private @Nullable T value(@Nullable C value) {
      return value == null ? null : from.apply(value);
    }
  }
}
