package wxalbum.picture;

/** An operation on a picture, such as a crop or a color conversion. */
interface PictureOperation {
  /** Returns the resulting picture; the argument is not modified. */
  Picture apply(Picture picture);
}
