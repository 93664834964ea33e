/**
 * The id of the opinion a comment becomes as it is: it follows from the comment's, so that a key, not a look before the
 * write, keeps two people from submitting the same remark twice. Again a UUIDv7 of the same moment, its last 48 random
 * bits turned over.
 */
export const asIsId = (commentId: string): string =>
  commentId.slice(0, 24) +
  commentId.slice(24).replace(/./g, (digit) => (15 - parseInt(digit, 16)).toString(16));
