import { registerEnumType } from '@nestjs/graphql';

/** How a remark reached the point (渠道). */
export enum Channel {
  IN_PERSON = 'IN_PERSON',
  MEETING = 'MEETING',
  QUESTIONNAIRE = 'QUESTIONNAIRE',
  PAPER = 'PAPER',
  PHONE = 'PHONE',
  LETTER = 'LETTER',
  ONLINE = 'ONLINE',
  IMPORTED = 'IMPORTED',
}

/** What kind of gathering a remark was heard at. */
export enum EventKind {
  MEETING = 'MEETING',
  VISIT = 'VISIT',
  SURVEY = 'SURVEY',
  BENCH_MEETING = 'BENCH_MEETING',
  STALL = 'STALL',
  OTHER = 'OTHER',
}

registerEnumType(Channel, {
  name: 'Channel',
  description: 'How a remark reached the contact point (渠道).',
  valuesMap: {
    IN_PERSON: { description: 'Said face to face (当面).' },
    MEETING: { description: 'Said in a meeting (座谈会).' },
    QUESTIONNAIRE: { description: 'On a questionnaire (问卷).' },
    PAPER: { description: 'On a sheet of paper handed in (书面).' },
    PHONE: { description: 'By telephone (电话).' },
    LETTER: { description: 'By letter (信函).' },
    ONLINE: { description: 'Through a web page (网上); a resident’s own comment always is.' },
    IMPORTED: { description: 'Taken over from a file that does not say how it was heard (导入).' },
  },
});

registerEnumType(EventKind, {
  name: 'EventKind',
  description: 'Kind of a collection event (采集活动).',
  valuesMap: {
    MEETING: { description: 'A meeting (座谈会).' },
    VISIT: { description: 'Visits from door to door (走访).' },
    SURVEY: { description: 'A survey with questionnaires (问卷).' },
    BENCH_MEETING: { description: 'A talk on benches outdoors (板凳会).' },
    STALL: { description: 'A stall in the street (摆摊).' },
    OTHER: { description: 'Anything else.' },
  },
});
