/** What house rules know besides the content. */
export interface Facts {
  /** Titles, folded, of pages that ask whether a person is there. */
  challengeTitles: ReadonlySet<string>;
  /** Hosts that are known to answer over https. */
  secureHosts: ReadonlySet<string>;
  /** The day, as `YYYY-MM-DD`, by which all has happened that content says has happened. */
  today?: string;
}
