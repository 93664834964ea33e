/** What is not found, in both languages. */
export const the = {
  authority: { zh: '机关', en: 'Authority' },
  contactPoint: { zh: '联系点', en: 'Contact point' },
  regulation: { zh: '法规', en: 'Regulation' },
  openingBalance: { zh: '期初数', en: 'Opening balance' },
};
