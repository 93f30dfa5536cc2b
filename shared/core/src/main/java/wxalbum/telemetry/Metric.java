package wxalbum.telemetry;

/**
 * The metrics of the album, in addition to those of the platform. Each is part of the summary line
 * of an invocation.
 */
public enum Metric {
  /** Upload forms issued, one for each file. */
  UPLOAD_FORMS_ISSUED("UploadFormsIssued", Unit.COUNT, false),
  /** Upload requests that would exceed the user's quota. */
  QUOTA_REJECTIONS("QuotaRejections", Unit.COUNT, false),
  /** Login codes that WeChat did not exchange, by code of the response. */
  LOGIN_REJECTIONS("LoginRejections", Unit.COUNT, true),
  /** Guests who were admitted. */
  SHARES_OPENED("SharesOpened", Unit.COUNT, false),
  /** Guests who were rejected, by code of the response. */
  SHARE_REJECTIONS("ShareRejections", Unit.COUNT, true),
  /** Photos that became ready. */
  PHOTOS_READY("PhotosReady", Unit.COUNT, false),
  /** Files that were not processed because their upload form was used for too many files. */
  FORMS_OVERUSED("FormsOverused", Unit.COUNT, false),
  /** Photos that failed, by failure code. */
  PHOTOS_FAILED("PhotosFailed", Unit.COUNT, true),
  /**
   * Time from the arrival of an original in the bucket, as the event reports it, until its photo is
   * ready.
   */
  UPLOAD_TO_READY("UploadToReady", Unit.MILLISECONDS, false),
  /** Time to process a photo, from reading its row to updating it. */
  THUMBNAIL_DURATION("ThumbnailDuration", Unit.MILLISECONDS, false),
  /** Sizes of the originals whose photos became ready. */
  BYTES_STORED("BytesStored", Unit.BYTES, false),
  /**
   * Repairs by the sweep: photos whose event was lost, photos processed again, rows without objects
   * and objects without rows.
   */
  SWEEP_REPAIRED("SweepRepaired", Unit.COUNT, false),
  /** Photos and albums that the sweep deleted at the end of their time in the trash. */
  SWEEP_PURGED("SweepPurged", Unit.COUNT, false),
  /**
   * Photos that the sweep cannot repair: their original is missing, or their renditions cannot be
   * created again.
   */
  SWEEP_UNRECOVERABLE("SweepUnrecoverable", Unit.COUNT, false),
  /** Originals that the sweep moved to the quarantine because their photo has no row. */
  SWEEP_QUARANTINED("SweepQuarantined", Unit.COUNT, false),
  /** Old objects without a row that the sweep kept because of the limit of one scan. */
  SWEEP_ORPHANS_OVER_LIMIT("SweepOrphansOverLimit", Unit.COUNT, false);

  private final String label;
  private final Unit unit;
  private final boolean isSplitByCode;

  Metric(String label, Unit unit, boolean isSplitByCode) {
    this.label = label;
    this.unit = unit;
    this.isSplitByCode = isSplitByCode;
  }

  /** Returns the name of the metric in CloudWatch. */
  @Override
  public String toString() {
    return label;
  }

  Unit unit() {
    return unit;
  }

  /** Returns whether CloudWatch also keeps the metric for each code of the summary line. */
  boolean isSplitByCode() {
    return isSplitByCode;
  }

  /** Units of the metrics in CloudWatch. */
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
