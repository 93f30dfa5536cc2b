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
import wxalbum.album.PhotoCheck;
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
public final class TypeHandlers {
  private TypeHandlers() {}

  /** Registers the handlers. */
  public static void register(TypeHandlerRegistry registry) {
    registry.register(UUID.class, bytesHandler(Ids::toBytes, Ids::fromBytes));
    registry.register(UserId.class, idHandler(UserId::new));
    registry.register(AlbumId.class, idHandler(AlbumId::new));
    registry.register(PhotoId.class, idHandler(PhotoId::new));
    registry.register(ShareId.class, idHandler(ShareId::new));
    registry.register(Sha256.class, bytesHandler(Sha256::toBytes, Sha256::ofBytes));
    registry.register(
        Instant.class,
        new ConvertingTypeHandler<>(
            LocalDateTime.class,
            instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC),
            value -> value.toInstant(ZoneOffset.UTC)));
    registry.register(
        LocalDateTime.class,
        new ConvertingTypeHandler<LocalDateTime, LocalDateTime>(
            LocalDateTime.class, v -> v, v -> v));
    registry.register(PhotoCheck.class, enumHandler(PhotoCheck::valueOf));
    registry.register(PhotoStatus.class, enumHandler(PhotoStatus::valueOf));
    registry.register(TakenAtSource.class, enumHandler(TakenAtSource::valueOf));
  }

  private static <I extends Id> ConvertingTypeHandler<I, byte[]> idHandler(
      Function<UUID, I> constructor) {
    return bytesHandler(
        id -> Ids.toBytes(id.value()), value -> constructor.apply(Ids.fromBytes(value)));
  }

  private static <T> ConvertingTypeHandler<T, byte[]> bytesHandler(
      Function<T, byte[]> to, Function<byte[], T> from) {
    return new ConvertingTypeHandler<>(byte[].class, to, from);
  }

  private static <T extends Enum<T>> ConvertingTypeHandler<T, String> enumHandler(
      Function<String, T> from) {
    return new ConvertingTypeHandler<>(
        String.class,
        value -> value.name().toLowerCase(Locale.ROOT),
        text -> from.apply(text.toUpperCase(Locale.ROOT)));
  }

  /** Stores a type in a column as another type that the driver supports. */
  private static final class ConvertingTypeHandler<T, C> extends BaseTypeHandler<T> {
    private final Class<C> columnType;
    private final Function<T, C> toColumn;
    private final Function<C, T> fromColumn;

    ConvertingTypeHandler(Class<C> columnType, Function<T, C> toColumn, Function<C, T> fromColumn) {
      this.columnType = columnType;
      this.toColumn = toColumn;
      this.fromColumn = fromColumn;
    }

    @Override
    public void setNonNullParameter(PreparedStatement ps, int i, T value, @Nullable JdbcType type)
        throws SQLException {
      ps.setObject(i, toColumn.apply(value));
    }

    @Override
    public @Nullable T getNullableResult(ResultSet rs, String column) throws SQLException {
      return convertNullable(rs.getObject(column, columnType));
    }

    @Override
    public @Nullable T getNullableResult(ResultSet rs, int column) throws SQLException {
      return convertNullable(rs.getObject(column, columnType));
    }

    @Override
    public @Nullable T getNullableResult(CallableStatement cs, int column) throws SQLException {
      return convertNullable(cs.getObject(column, columnType));
    }

    private @Nullable T convertNullable(@Nullable C value) {
      return value == null ? null : fromColumn.apply(value);
    }
  }
}
