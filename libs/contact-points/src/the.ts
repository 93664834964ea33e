/** What is not found, in both languages. */
export const the = {
  authority: { zh: '机关', en: 'Authority' },
  contactPoint: { zh: '联系点', en: 'Contact point' },
  designation: { zh: '设立记录', en: 'Designation' },
};
