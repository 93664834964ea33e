/** What is not found, in both languages. */
export const the = {
  comment: { zh: '意见', en: 'Comment' },
  consultation: { zh: '征求意见', en: 'Consultation' },
  contactPoint: { zh: '联系点', en: 'Contact point' },
  draft: { zh: '草案', en: 'Draft' },
  group: { zh: '同类意见组', en: 'Group' },
  opinion: { zh: '意见建议', en: 'Opinion' },
  provision: { zh: '条款', en: 'Provision' },
  regulation: { zh: '法规', en: 'Regulation' },
};
