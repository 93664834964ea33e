import type { OpinionKind } from '#opinions';

/** What it is that bothers someone; decides how an office answers. */
export type Family =
  | 'wording'
  | 'fine'
  | 'duty'
  | 'openness'
  | 'meaning'
  | 'trouble'
  | 'wish'
  | 'asked'
  | 'support'
  | 'needless'
  | 'means';

/** Something to say about a provision: as people say it, and as a contact point writes it up. */
export interface Concern {
  /** The same for all who say the same of the same provision. */
  key: string;
  family: Family;
  /** Occupations of those who say it; absent when anyone may. */
  by?: string[];
  kind: `${OpinionKind}`;
  /** As people say it; a choice. */
  said: string[];
  /** As a point submits it. */
  wording: string;
  /** Why, as a point writes it; a choice. */
  why: string[];
  /** The words of the provision that are meant; '' when it is all of it. */
  quote: string;
  /** What the provision should say there instead; null when nothing was proposed. */
  proposed: string | null;
}

/** A place of a draft that people speak about. */
export interface Place {
  /** As one cites it: 第二十七条第二款. */
  citation: string;
  text: string;
  /** The department that leads in the matter. */
  lead: string;
  /** In a chapter between the first and the last: where the cares of daily life are. */
  inner: boolean;
}

/** The draft as a whole, as a place to speak about. */
export const wholeDraft = (lead: string): Place => ({ citation: '草案', text: '', lead, inner: false });
