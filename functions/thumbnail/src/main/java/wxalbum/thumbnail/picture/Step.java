package wxalbum.thumbnail.picture;

/** One step of the way from a picture to a rendition. */
interface Step {
  /** The picture after the step; the given one stays as it is. */
  Picture apply(Picture picture);
}
