/** A matter of municipal life: what an invented draft on it says, and what people say about it. All of it is made up. */
export interface Topic {
  /** The draft's title without city and （示例）. */
  title: string;
  titleEn: string;
  /** The matter, as the text calls it. */
  about: string;
  /** The department that leads. */
  lead: string;
  /** Whose duties it is about. */
  who: string;
  /** What it orders: the words of one article each. */
  measures: string[];
  /** What it forbids: one item each. */
  bans: string[];
  /** What people complain of, in their own words. */
  gripes: string[];
  /** What people want added, in the words of a draft. */
  wishes: string[];
}
