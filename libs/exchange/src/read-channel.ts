import { Channel } from '#comments';

/** What people call channels; the first that is in the text counts. */
const names: [RegExp, Channel][] = [
  [/座谈|会议|板凳会|论证会|听证|meeting/i, Channel.MEETING],
  [/问卷|调查|survey|questionnaire/i, Channel.QUESTIONNAIRE],
  [/电话|热线|来电|phone|telephone/i, Channel.PHONE],
  [/信函|来信|邮寄|信件|letter/i, Channel.LETTER],
  [/网|线上|微信|小程序|邮件|邮箱|电子|online|web|e-?mail/i, Channel.ONLINE],
  [/书面|纸质|意见箱|表格|paper/i, Channel.PAPER],
  [/当面|走访|上门|口头|现场|摆摊|in[-_ ]?person|visit/i, Channel.IN_PERSON],
  [/导入|import/i, Channel.IMPORTED],
];

/** The channel a text names: its own name, or what people call it. Null when it names none. */
export function readChannel(text: string): Channel | null {
  const own = Object.values(Channel).find((channel) => channel === text.trim().toUpperCase());
  return own ?? names.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
