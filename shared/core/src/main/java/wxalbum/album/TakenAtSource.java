package wxalbum.album;

/** Source of the time at which a photo was taken, most trusted first. */
public enum TakenAtSource {
  /** The camera, through the picture's metadata. */
  EXIF,
  /** The client, through the upload request. */
  CLIENT,
  /** The time of the upload request, because neither camera nor client provided one. */
  UPLOAD
}
