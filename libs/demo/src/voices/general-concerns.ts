import type { Concern, Place } from './concern.js';

/** What anyone might say of any provision. */
export function always(place: Place): Concern[] {
  const at = place.citation;
  const clauses = place.text.split(/[，。；：\n]/).filter(({ length }) => length >= 5 && length <= 18);
  const clause = (place.inner && clauses.at(-1)) || null;
  const quoted = clause ? `${at}中“${clause}”` : `${at}`;
  const said = (withQuote: string[], without: string[]) => (clause ? [...withQuote, ...without] : without);
  const ofAny: Concern[] = [
    {
      key: 'good',
      family: 'support',
      kind: 'SUPPORT',
      said: said(
        [`“${clause}”，这句说到点子上了`, `支持“${clause}”`, `“${clause}”早该写进去`],
        [
          '这条好，我支持',
          '写到我们心里去了',
          '没意见，就照这样',
          '赞成，希望真的能做到',
          `${at}我们几个都同意`,
        ],
      ),
      wording: clause
        ? `赞成${at}关于“${clause}”的规定，建议保留。`
        : `赞成${at}的规定，建议保留并尽快施行。`,
      why: ['符合群众期盼', '回应了日常生活中的突出问题', '规定明确，便于执行'],
      quote: '',
      proposed: null,
    },
    {
      key: 'unclear',
      family: 'meaning',
      kind: 'QUESTION',
      said: said(
        [`“${clause}”什么意思，说白话`, `什么情况算“${clause}”，举个例子`, `“${clause}”，我们这种算不算？`],
        ['看了两遍没看懂，能不能举个例子', `${at}到底管到哪一步，讲讲清楚`, '这句话太长，念都念不顺'],
      ),
      wording: `${quoted}的含义不易理解，建议进一步明确或者作出解释。`,
      why: ['表述专业，群众理解有困难', '含义不清，适用时容易引起争议'],
      quote: clause ?? '',
      proposed: null,
    },
  ];
  if (!place.inner) return ofAny;
  return [
    ...ofAny,
    {
      key: 'watched',
      family: 'duty',
      kind: 'OTHER',
      said: said(
        [
          `“${clause}”写得好听，谁来查？`,
          `就怕“${clause}”最后变成一句空话`,
          `“${clause}”，做不到的话找谁说理`,
          `去年也讲“${clause}”，后来没下文`,
        ],
        ['写得好听，谁来查？', '规定是好的，关键看落实'],
      ),
      wording: `建议明确${quoted}的监督检查方式和责任单位。`,
      why: ['缺少监督手段，群众担心落空', '责任单位明确，才便于群众监督'],
      quote: clause ?? '',
      proposed: null,
    },
    {
      key: 'superfluous',
      family: 'needless',
      kind: 'DELETION',
      by: ['法律从业人员', '教师', '企业职员', '社区工作者'],
      said: ['这条等于没说，删了算了', '上位法里都有，何必再抄一遍', '这种话放在宣传栏里就行，不用写进法规'],
      wording: `${at}与上位法规定重复，建议删去。`,
      why: ['立法宜精简，避免重复上位法', '该款宣示性较强，缺少实际内容'],
      quote: '',
      proposed: null,
    },
    {
      key: 'village',
      family: 'means',
      kind: 'OTHER',
      by: ['农民'],
      said: [
        '这条是给城里人写的，我们村里做不到',
        '乡下跟市区不一样，不能一刀切',
        '村里就三个人管事，哪有人手做这个',
        '村里老人多，年轻人都在外面，这个叫谁做',
      ],
      wording: `建议${at}在实施中区分城镇和农村地区，对农村地区给予过渡期。`,
      why: ['城乡条件差异较大，不宜采用同一标准'],
      quote: '',
      proposed: null,
    },
    {
      key: 'staff',
      family: 'means',
      kind: 'OTHER',
      by: ['社区工作者', '物业从业人员', '法律从业人员'],
      said: [
        '事情都压到街道居委会，人手和钱要跟上',
        '又是社区做，社区一共几个人',
        '要求很多，执法的就那么几个',
        '我们没有执法权，上门人家不开门',
      ],
      wording: `落实${at}需要相应的人员和经费，建议在配套政策中予以保障。`,
      why: ['基层力量有限，责任与保障应当匹配'],
      quote: '',
      proposed: null,
    },
  ];
}
