import { registerEnumType } from '@nestjs/graphql';
import { sql, type Sql } from '#database';

/** What figures can be grouped by. */
export enum AdoptionDimension {
  CONTACT_POINT = 'CONTACT_POINT',
  CONTACT_POINT_ROLLED_UP = 'CONTACT_POINT_ROLLED_UP',
  REGULATION = 'REGULATION',
  REGULATION_KIND = 'REGULATION_KIND',
  REGULATION_STATUS = 'REGULATION_STATUS',
  AUTHORITY = 'AUTHORITY',
  DISTRICT = 'DISTRICT',
  CHANNEL = 'CHANNEL',
  EVENT_KIND = 'EVENT_KIND',
  OCCUPATION = 'OCCUPATION',
  MONTH = 'MONTH',
  QUARTER = 'QUARTER',
  YEAR = 'YEAR',
}

registerEnumType(AdoptionDimension, {
  name: 'AdoptionDimension',
  description:
    'What figures can be grouped by. Dated facts (collection points, district, status) are read as of the same day as the figures. An opening balance that does not tell the value falls in the group whose value is null.',
  valuesMap: {
    CONTACT_POINT: { description: 'The point at which a comment was heard, or that submitted an opinion.' },
    CONTACT_POINT_ROLLED_UP: {
      description:
        'The same with collection points (信息采集点) counted under the topmost point they belong to.',
    },
    REGULATION: { description: 'The regulation consulted on.' },
    REGULATION_KIND: { description: 'Its kind.' },
    REGULATION_STATUS: { description: 'The status it had; null before its first.' },
    AUTHORITY: {
      description: 'The authority whose consultation it was, never the one that designated the point.',
    },
    DISTRICT: { description: 'The district of the point; null for a point of none.' },
    CHANNEL: {
      description: 'Comments by their channel; opinions by the one their comments share, else MIXED.',
    },
    EVENT_KIND: {
      description:
        'Comments by the kind of event they were heard at, null at none; opinions by the one their comments share, else MIXED.',
    },
    OCCUPATION: {
      description:
        'Comments by the occupation said, null when none was; opinions by the one their comments share, else MIXED.',
    },
    MONTH: { description: 'By cohort: the month a comment was heard, or an opinion first submitted.' },
    QUARTER: { description: 'By cohort, as MONTH.' },
    YEAR: { description: 'By cohort, as MONTH.' },
  },
});

/** Groups that only single objects ask for: not partitions, since one fact counts for several of them. */
export type ObjectKey = 'DRAFT' | 'WITHIN_POINT' | 'WITHIN_PROVISION';

/** Whatever the statement can group by. */
export type AdoptionKey = `${AdoptionDimension}` | ObjectKey;

/** An expression over `fact`, `point`, `law` and `organ` (see adoption.sql.ts), and a join it needs besides. */
interface KeyExpression {
  value: Sql;
  join?: Sql;
}

/**
 * A spell of days has a month (quarter, year) when it lies in one; a comment and an opinion have a spell of one day. As
 * timestamps without a zone: PostgreSQL would take a day for a moment of the session's zone, at five times the cost.
 */
const spell = (format: Sql): KeyExpression => {
  const written = (day: Sql) => sql`to_char(${day}::timestamp, ${format})`;
  const [first, last] = [written(sql`fact.from_on`), written(sql`fact.to_on`)];
  return { value: sql`case when fact.from_on = fact.to_on or ${first} = ${last} then ${first} end` };
};

/** Every key by its name: a further one is a line here and a value of the enum above. */
export const keyExpressions: Record<AdoptionKey, KeyExpression> = {
  CONTACT_POINT: { value: sql`fact.contact_point_id` },
  CONTACT_POINT_ROLLED_UP: { value: sql`point.top_id` },
  REGULATION: { value: sql`fact.regulation_id` },
  REGULATION_KIND: { value: sql`law.kind` },
  REGULATION_STATUS: { value: sql`law.status` },
  AUTHORITY: { value: sql`organ.id` },
  DISTRICT: { value: sql`point.district` },
  CHANNEL: { value: sql`fact.channel` },
  EVENT_KIND: { value: sql`fact.event_kind` },
  OCCUPATION: { value: sql`fact.occupation` },
  MONTH: spell(sql`'YYYY-MM'`),
  QUARTER: spell(sql`'YYYY"-Q"Q'`),
  YEAR: spell(sql`'YYYY'`),
  DRAFT: { value: sql`fact.draft_id` },
  WITHIN_POINT: {
    value: sql`within_point.top_id`,
    join: sql`join within_point on within_point.id = fact.contact_point_id`,
  },
  WITHIN_PROVISION: {
    value: sql`within_provision.top_id`,
    join: sql`join within_provision on within_provision.id = fact.provision_id`,
  },
};
