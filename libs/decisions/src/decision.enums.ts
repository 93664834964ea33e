import { registerEnumType } from '@nestjs/graphql';

/** How the people who spoke were told. */
export enum FeedbackWay {
  LETTER = 'LETTER',
  PHONE = 'PHONE',
  SMS = 'SMS',
  MEETING = 'MEETING',
  ONLINE = 'ONLINE',
  CERTIFICATE = 'CERTIFICATE',
}

registerEnumType(FeedbackWay, {
  name: 'FeedbackWay',
  description: 'How the people who spoke were told of a decision.',
  valuesMap: {
    LETTER: { description: 'By letter (书信).' },
    PHONE: { description: 'By telephone (电话).' },
    SMS: { description: 'By text message (短信).' },
    MEETING: { description: 'Face to face, at a meeting or a visit (当面).' },
    ONLINE: { description: 'On line: WeChat, a web page, the follow-up code (网络).' },
    CERTIFICATE: { description: 'With a certificate of adoption (采纳证书).' },
  },
});
