package org.glimpse.report.document;

/**
 * Where blocks are written: in the report itself or on a page of its own, which lies in the folder
 * of its part.
 *
 * @param partId the part's name in addresses
 * @param page the name of the page, empty in the report
 */
record HtmlPlace(String partId, String page) {
  static HtmlPlace report(String partId) {
    return new HtmlPlace(partId, "");
  }

  /** The same part, on a page. */
  HtmlPlace on(String name) {
    return new HtmlPlace(partId, name);
  }

  /** The id of what an anchor names. */
  String id(String anchor) {
    return partId + "-" + anchor;
  }

  /** The address of an anchor in the report, or of {@code page#anchor}. */
  String address(String target) {
    int hash = target.indexOf('#');
    if (hash >= 0) {
      String to = target.substring(0, hash);
      return (to.equals(page) ? "" : file(to)) + "#" + id(target.substring(hash + 1));
    }
    return (page.isEmpty() ? "" : "../" + HtmlRenderer.FILE) + "#" + id(target);
  }

  /** The address of a page of this part. */
  String file(String name) {
    return (page.isEmpty() ? partId + "/" : "") + name + ".html";
  }
}
