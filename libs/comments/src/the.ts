/** What is not found, in both languages. */
export const the = {
  comment: { zh: '意见', en: 'Comment' },
  consultation: { zh: '征求意见', en: 'Consultation' },
  contactPoint: { zh: '联系点', en: 'Contact point' },
  event: { zh: '采集活动', en: 'Collection event' },
};
