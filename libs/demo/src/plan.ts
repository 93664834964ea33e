import { addDays, daysIn, type Day } from '#database';
import { composeDraft } from './compose/compose-draft.js';
import type { Random } from './random.js';
import { SERIES_END, series, type Period } from './series.js';
import { fullTexts, secondVersion, type FullText } from './texts/index.js';
import { pastTopics, type Topic } from './topics/index.js';

/** A consultation of the past: when, on which version of the text, and how many opinions came of it. */
export interface PlannedConsultation {
  /** 0: the first version of the text, 1: the second. */
  version: number;
  opensOn: Day;
  closesOn: Day;
  submitted: number;
  accepted: number;
  /** Decisions are published from, and by: within the period that counts its opinions. */
  decidedFrom: Day;
  decidedBy: Day;
}

/** A regulation of the past: its texts in the lines that `printed` prints, and its consultations in order. */
export interface PlannedRegulation {
  topic: Pick<Topic, 'title' | 'titleEn' | 'about' | 'lead' | 'gripes' | 'wishes'>;
  /** Null when its draft was composed. */
  full: FullText | null;
  versions: { lines: string; datedOn: Day }[];
  consultations: PlannedConsultation[];
}

/** What the demo tells of the past: every regulation with its consultations, their numbers adding up to the series. */
export function planPast(random: Random): PlannedRegulation[] {
  const topics = random.shuffled(pastTopics);
  return series.flatMap((period) => {
    const isLast = period.to === SERIES_END;
    const full = isLast ? fullTexts : [];
    const composed = topics.splice(0, period.regulations - full.length);
    const regulations = [
      ...full.map((text) => planFull(text, period, random)),
      ...composed.map((topic) => planComposed(topic, period, random)),
    ];
    share(period, regulations, random);
    return regulations;
  });
}

const UNSHARED = { submitted: 0, accepted: 0 };

function planComposed(topic: Topic, period: Period, random: Random): PlannedRegulation {
  const length = random.int(30, 45);
  const opensOn = addDays(period.from, random.int(40, daysIn(period.from, period.to) - length - 70));
  const closesOn = addDays(opensOn, length - 1);
  return {
    topic,
    full: null,
    versions: [{ lines: composeDraft(topic, random), datedOn: addDays(opensOn, -random.int(8, 20)) }],
    consultations: [
      {
        ...UNSHARED,
        version: 0,
        opensOn,
        closesOn,
        decidedFrom: addDays(closesOn, 15),
        decidedBy: earlier(addDays(closesOn, 150), period.to),
      },
    ],
  };
}

/** Two versions, each consulted on: what the first was told is decided when the second lies on the table. */
function planFull(full: FullText, period: Period, random: Random): PlannedRegulation {
  const first = { opensOn: addDays(period.from, random.int(8, 70)), days: random.int(30, 40) };
  const firstCloses = addDays(first.opensOn, first.days - 1);
  const revisedOn = addDays(firstCloses, random.int(45, 80));
  const secondOpens = addDays(revisedOn, random.int(10, 40));
  const secondCloses = addDays(secondOpens, random.int(29, 34));
  return {
    topic: full,
    full,
    versions: [
      { lines: full.text, datedOn: addDays(first.opensOn, -random.int(8, 20)) },
      { lines: secondVersion(full), datedOn: revisedOn },
    ],
    consultations: [
      {
        ...UNSHARED,
        version: 0,
        opensOn: first.opensOn,
        closesOn: firstCloses,
        decidedFrom: addDays(revisedOn, 3),
        decidedBy: addDays(revisedOn, 40),
      },
      {
        ...UNSHARED,
        version: 1,
        opensOn: secondOpens,
        closesOn: secondCloses,
        decidedFrom: addDays(secondCloses, 15),
        decidedBy: earlier(addDays(secondCloses, 90), period.to),
      },
    ],
  };
}

/** Deals the period's numbers out: every consultation gets some opinions, and as many accepted as befits them. */
function share(period: Period, regulations: PlannedRegulation[], random: Random): void {
  const consultations = regulations.flatMap((regulation) => regulation.consultations);
  const weights = consultations.map(({ opensOn }) =>
    // Before the fifteen later points were designated there were fewer to ask.
    opensOn < '2020-04-01' && period.from === '2020-01-01' ? 0.3 + random.next() * 0.3 : 0.5 + random.next(),
  );
  const submitted = random.shares(period.submitted, weights);
  const accepted = random.shares(
    period.accepted,
    submitted.map((count) => count * (0.5 + random.next())),
  );
  consultations.forEach((consultation, i) =>
    Object.assign(consultation, { submitted: submitted[i], accepted: accepted[i] }),
  );
}

const earlier = (a: Day, b: Day) => (a < b ? a : b);
