package wxalbum.telemetry;

/**
 * The album's own numbers, beside those that the platform measures. Each rides on the summary line
 * of the invocation that it belongs to.
 */
public enum Metric {
  /** Forms given to phones, one for each file that may now be sent. */
  UPLOADS_ASKED("UploadsAsked", Unit.COUNT, false),
  /** Requests to upload more than the user may keep. */
  QUOTA_REFUSED("QuotaRefused", Unit.COUNT, false),
  /** Login codes that WeChat did not exchange, by the code of our answer. */
  LOGINS_REFUSED("LoginsRefused", Unit.COUNT, true),
  /** Guests who were let in. */
  SHARES_OPENED("SharesOpened", Unit.COUNT, false),
  /** Guests who were not, by the code of our answer. */
  SHARES_REFUSED("SharesRefused", Unit.COUNT, true),
  /** Photos that can now be shown. */
  PHOTOS_READY("PhotosReady", Unit.COUNT, false),
  /** Photos that never can, by the code of their failure. */
  PHOTOS_FAILED("PhotosFailed", Unit.COUNT, true),
  /**
   * From an original's arrival in the bucket, as storage tells it, until its photo can be shown.
   */
  UPLOAD_TO_READY("UploadToReady", Unit.MILLISECONDS, false),
  /** What it took to make a photo ready, from looking for its row to having written it. */
  THUMBNAIL_DURATION("ThumbnailDuration", Unit.MILLISECONDS, false),
  /** Sizes of the originals whose photos became ready. */
  BYTES_STORED("BytesStored", Unit.BYTES, false),
  /**
   * What the sweep has put right: photos whose event was lost, rows and objects without the other.
   */
  SWEEP_MENDED("SweepMended", Unit.COUNT, false),
  /** Photos and albums that the sweep has removed because their time in the trash was over. */
  SWEEP_PURGED("SweepPurged", Unit.COUNT, false),
  /** Photos that the sweep found without what they can be made of, and cannot mend. */
  SWEEP_LOST("SweepLost", Unit.COUNT, false);

  private final String label;
  private final Unit unit;
  private final boolean byCode;

  Metric(String label, Unit unit, boolean byCode) {
    this.label = label;
    this.unit = unit;
    this.byCode = byCode;
  }

  /** The name by which CloudWatch keeps it. */
  @Override
  public String toString() {
    return label;
  }

  Unit unit() {
    return unit;
  }

  /** Whether it is also kept for each code, as the summary line has it, on its own. */
  boolean byCode() {
    return byCode;
  }

  /** What its values count, in CloudWatch's words. */
  enum Unit {
    COUNT("Count"),
    MILLISECONDS("Milliseconds"),
    BYTES("Bytes");

    private final String label;

    Unit(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }
}
