/** What is not found, in both languages. */
export const the = {
  regulation: { zh: '法规', en: 'Regulation' },
  draft: { zh: '草案', en: 'Draft' },
  provision: { zh: '条款', en: 'Provision' },
  consultation: { zh: '征求意见', en: 'Consultation' },
  task: { zh: '征询任务', en: 'Task' },
  authority: { zh: '机关', en: 'Authority' },
  contactPoint: { zh: '联系点', en: 'Contact point' },
};
