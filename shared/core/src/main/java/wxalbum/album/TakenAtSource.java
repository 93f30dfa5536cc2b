package wxalbum.album;

/** Who says when a photo was taken, most trusted first. */
public enum TakenAtSource {
  /** The camera, in the picture's metadata. */
  EXIF,
  /** The phone, when it asked to upload. */
  CLIENT,
  /** Nobody: the moment of asking stands in. */
  UPLOAD
}
