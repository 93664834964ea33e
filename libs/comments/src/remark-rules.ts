import { Problem, type Text } from '#graphql';
import type { Consultation } from '#regulations';
import type { CollectionEvent } from './collection-event.entity.js';
import type { Remark } from './remark.js';
import { outsideWindow } from './window.js';
import { isBlank, textProblem } from './words.js';

/** What remarks are checked against: all of it read before. */
export interface Ground {
  consultation: Consultation;
  /** Of the regulation: who consults. */
  authorityId: string;
  contactPointId: string;
  /** The day the remarks are entered. */
  today: string;
  /** Those of the draft that the remarks name. */
  provisionIds: ReadonlySet<string>;
  /** Those the remarks name that were held by the point or its family. */
  events: ReadonlyMap<string, CollectionEvent>;
}

/** Most characters of each text. */
const limits = { verbatim: 20_000, proposedWording: 10_000, reason: 5_000 } as const;
const MOST_VOICES = 1_000_000;

/** Everything that is wrong with a remark, in the order of the rules; empty when it can be stored. */
export function remarkProblems(remark: Remark, ground: Ground): Problem[] {
  const problems = [
    ...words(remark),
    ...resident(remark),
    heard(remark, ground),
    voices(remark),
    occupation(remark, ground),
    anchor(remark, ground),
    event(remark, ground),
  ];
  return problems.filter((problem) => problem !== null);
}

/** A text that says something, null for one that is empty or blank. */
export const given = (text: string | null | undefined): string | null =>
  !text || isBlank(text) ? null : text;

function words(remark: Remark): Problem[] {
  return (Object.keys(limits) as (keyof typeof limits)[]).flatMap((field) => {
    const text = field === 'verbatim' ? remark.verbatim : given(remark[field]);
    const wrong = text === null ? null : textProblem(text, limits[field]);
    return wrong ? [new Problem(field, wrong)] : [];
  });
}

function resident({ resident }: Remark): Problem[] {
  const name = given(resident?.name);
  const phone = given(resident?.phone);
  const wrongName = name && textProblem(name, 100);
  const wrongPhone = phone && (textProblem(phone, 50) ?? (phone.match(/\d/g) ?? []).length < 5);
  return [
    ...(wrongName ? [new Problem('resident.name', wrongName)] : []),
    ...(wrongPhone
      ? [new Problem('resident.phone', { zh: '不是电话号码。', en: 'This is not a telephone number.' })]
      : []),
  ];
}

function heard({ heardOn }: Remark, { consultation, today }: Ground): Problem | null {
  if (heardOn > today)
    return wrong('heardOn', { zh: '听取日期在将来。', en: 'It cannot be heard in the future.' });
  const refusal = outsideWindow(consultation, heardOn);
  return refusal && wrong('heardOn', refusal.text);
}

function voices({ voices }: Remark): Problem | null {
  return voices == null || (Number.isInteger(voices) && voices >= 1 && voices <= MOST_VOICES)
    ? null
    : wrong('voices', { zh: `人数须为 1 至 ${MOST_VOICES}。`, en: `Voices are 1 to ${MOST_VOICES}.` });
}

function occupation({ occupation }: Remark, { consultation: { occupations } }: Ground): Problem | null {
  const said = given(occupation);
  if (!said || occupations.includes(said)) return null;
  return wrong(
    'occupation',
    occupations.length
      ? {
          zh: `职业须为其中之一：${occupations.join('、')}。`,
          en: `The occupation is one of: ${occupations.join(', ')}.`,
        }
      : { zh: '本次征求意见不收集职业。', en: 'This consultation asks for no occupation.' },
  );
}

function anchor({ provisionId }: Remark, { provisionIds }: Ground): Problem | null {
  return !provisionId || provisionIds.has(provisionId.toLowerCase())
    ? null
    : wrong('provisionId', {
        zh: '征求意见的草案中没有这一条款。',
        en: 'The draft consulted on has no such provision.',
      });
}

/**
 * An event is of the point, of one it stands under or of one under it; about this consultation, or about none in
 * particular. What was heard at it was heard on its day or later (questionnaires come back, visits go on), never before.
 */
function event({ eventId, heardOn }: Remark, { events, consultation }: Ground): Problem | null {
  if (!eventId) return null;
  const held = events.get(eventId.toLowerCase());
  if (!held)
    return wrong('eventId', { zh: '本联系点没有这一采集活动。', en: 'This point held no such event.' });
  if (held.consultationId && held.consultationId !== consultation.id)
    return wrong('eventId', {
      zh: '该采集活动属于另一次征求意见。',
      en: 'That event was about another consultation.',
    });
  return heardOn >= held.heldOn
    ? null
    : wrong('heardOn', {
        zh: `早于采集活动的日期${held.heldOn}。`,
        en: `It lies before the event, which was on ${held.heldOn}.`,
      });
}

const wrong = (path: string, text: Text) => new Problem(path, text);
