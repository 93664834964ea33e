import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isDay } from '#database';

const day = (value: unknown): string => {
  if (typeof value === 'string' && isDay(value)) return value;
  throw new GraphQLError(`A day of the calendar is written YYYY-MM-DD, not ${JSON.stringify(value)}.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
};

/** A day in Asia/Shanghai, as text. */
export const Day = new GraphQLScalarType({
  name: 'Day',
  description: 'A calendar day in Asia/Shanghai, written `YYYY-MM-DD`.',
  serialize: day,
  parseValue: day,
  parseLiteral: (node) => day(node.kind === Kind.STRING ? node.value : undefined),
});

/** Facts of an audit row and the like; only ever sent, never received. */
export const Json = new GraphQLScalarType({
  name: 'Json',
  description: 'A JSON value; only in answers.',
  parseValue: () => {
    throw new GraphQLError('Json is only in answers.');
  },
});
