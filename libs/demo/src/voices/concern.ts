import { chineseToNumber, numberToChinese } from '#legal-text';
import type { OpinionKind } from '#opinions';

/** What it is that bothers someone; decides how an office answers. */
export type Family =
  | 'wording'
  | 'fine'
  | 'duty'
  | 'openness'
  | 'meaning'
  | 'trouble'
  | 'wish'
  | 'asked'
  | 'support'
  | 'needless'
  | 'means';

/** Something to say about a provision: as people say it, and as a contact point writes it up. */
export interface Concern {
  /** The same for all who say the same of the same provision. */
  key: string;
  family: Family;
  /** Occupations of those who say it; absent when anyone may. */
  by?: string[];
  kind: `${OpinionKind}`;
  /** As people say it; a choice. */
  said: string[];
  /** As a point submits it. */
  wording: string;
  /** Why, as a point writes it; a choice. */
  why: string[];
  /** The words of the provision that are meant; '' when it is all of it. */
  quote: string;
  /** What the provision should say there instead; null when nothing was proposed. */
  proposed: string | null;
}

/** A place of a draft that people speak about. */
export interface Place {
  /** As one cites it: 第二十七条第二款. */
  citation: string;
  text: string;
  /** The department that leads in the matter. */
  lead: string;
  /** In a chapter between the first and the last: where the cares of daily life are. */
  inner: boolean;
}

/** The draft as a whole, as a place to speak about. */
export const wholeDraft = (lead: string): Place => ({ citation: '草案', text: '', lead, inner: false });

type Draw = { pick<T>(list: readonly T[]): T };

/** Reads a provision for what people stumble over; the matches are its own words. */
interface Rule {
  key: string;
  family: Family;
  at: RegExp;
  of(match: RegExpExecArray, place: Place, draw: Draw): Omit<Concern, 'key' | 'family'>;
}

const change = (
  quote: string,
  proposed: string,
  place: Place,
  said: string[],
  why: string[],
): Omit<Concern, 'key' | 'family'> => ({
  kind: 'TEXT_CHANGE',
  said,
  wording: `建议将${place.citation}中的“${quote}”修改为“${proposed}”。`,
  why,
  quote,
  proposed,
});

const addition = (quote: string, added: string, place: Place, said: string[], why: string[]) => ({
  kind: 'ADDITION' as const,
  said,
  wording: `建议在${place.citation}中增加规定：“${added}”`,
  why,
  quote,
  proposed: added,
});

/** Sayings that quote, when what they quote is short enough to be said, and others. */
const quoting = (quote: string, withQuote: string[], without: string[]) =>
  quote.length <= 16 ? [...withQuote, ...without] : without;

const NUMBERS = ['一', '二', '三', '五', '七', '十', '十五', '二十', '三十', '六十', '九十'];
const UNITS = '个工作日|个月|小时|分钟|日|年';

export const rules: Rule[] = [
  {
    key: 'promptly',
    family: 'wording',
    at: /及时([^，。；、]{2,6})/,
    of: ([quote, verb], place, draw) => {
      const days = draw.pick(['三个工作日内', '五个工作日内', '七日内', '十个工作日内', '二十四小时内']);
      return change(
        quote,
        `在${days}${verb}`,
        place,
        [
          `“及时”到底是几天？写清楚，${days}`,
          '及时及时，最后都是不及时，要有个期限',
          `我看到“${quote}”就不放心，上次报了两个月没人来`,
          `没有时间就等于没写，我建议${days}`,
        ],
        [
          '“及时”没有明确期限，群众无法判断是否履行，基层执行尺度也不一',
          '明确办理期限有利于监督，也便于基层操作',
        ],
      );
    },
  },
  {
    key: 'deadline',
    family: 'wording',
    at: new RegExp(`(?<!内|月|百|第)(?<![一二三四五六七八九十百两])(${NUMBERS.join('|')})(${UNITS})`),
    of: ([quote, number, unit], place, draw) => {
      const at = NUMBERS.indexOf(number!);
      const other = draw.pick(
        [NUMBERS[at - 1], NUMBERS[at + 1], NUMBERS[at + 2]].filter((one) => one !== undefined),
      );
      const shorter = NUMBERS.indexOf(other) < at;
      return change(
        quote,
        `${other}${unit}`,
        place,
        shorter
          ? [
              `${quote}太长了，等到黄花菜都凉了，${other}${unit}差不多`,
              `“${quote}”能不能缩短一点`,
              `${quote}？我们等不起，改成${other}${unit}`,
            ]
          : [
              `${quote}太紧，我们小单位做不到，给${other}${unit}吧`,
              `“${quote}”定得太死，碰到节假日怎么算`,
              `规定${quote}，最后肯定是走过场，不如写${other}${unit}`,
            ],
        shorter
          ? ['期限偏长，群众办事等待时间过久', '现有条件下缩短时限可以做到，有关单位已有成功做法']
          : ['期限过短，小微单位和基层难以做到', '从实际工作量看，适当放宽更便于执行'],
      );
    },
  },
  {
    key: 'may',
    family: 'wording',
    at: /([^，。；]{0,8})可以([^，。；]{3,18})/,
    of: ([, , rest], place) =>
      change(
        `可以${rest}`,
        `应当${rest}`,
        place,
        [
          '“可以”就是可以不做，改成“应当”',
          '写了“可以”，人家说我可以也可以不，怎么办',
          '这个“可以”太软了',
          '我建议“可以”换成“应当”，不然落不了地',
        ],
        ['“可以”约束力不足，实践中容易落空', '群众普遍希望成为一项明确义务'],
      ),
  },
  {
    key: 'authorities',
    family: 'duty',
    at: /(?:其他)?有关部门/,
    of: ([quote], place) =>
      change(
        quote,
        `${place.lead}和其他有关部门`,
        place,
        [
          '“有关部门”是哪个部门？到时候谁都说不归我管',
          `我打过电话，转了四个部门，所以要写明是${place.lead}`,
          '不要写有关部门，写清楚找谁',
        ],
        ['职责主体不明，容易互相推诿', '明确牵头单位，群众办事有门可找'],
      ),
  },
  {
    key: 'encourage',
    family: 'means',
    at: /(?:鼓励|支持)([^，。；]{3,20})/,
    of: ([quote], place) =>
      addition(
        quote,
        `具体的扶持措施由${place.lead}会同财政部门制定并公布。`,
        place,
        quoting(
          quote,
          [`光“${quote}”没用，钱呢？`],
          [
            '鼓励是好事，怎么鼓励要讲清楚，补多少，找谁拿',
            '支持两个字说了十年了，没见过真金白银',
            '光写鼓励没用，要有实招',
          ],
        ),
        ['鼓励性条款缺少配套措施，落实困难', '明确扶持方式和责任单位，才能调动社会积极性'],
      ),
  },
  {
    key: 'fine',
    family: 'fine',
    at: /处?([^，。；]{1,6}元)以上([^，。；]{1,6}元)以下(?:的?罚款)?/,
    of: ([quote, least, most], place, draw) => {
      const harder = draw.pick([true, false]);
      return change(
        quote,
        harder ? `处${most}以上、最高为${most}三倍的罚款` : `先予警告；再次违反的，处${least}以下罚款`,
        place,
        harder
          ? [
              `罚${least!.replace(/^处/, '')}太轻了，人家根本不在乎`,
              '要罚就罚到痛，不然没有用',
              `最多才${most}，比守法成本还低`,
            ]
          : [
              '第一次就罚钱太重，先教育一下嘛',
              `小本经营，${most}要两个月白干`,
              '罚款不是目的，改了就好，初次应该免罚',
            ],
        harder
          ? ['违法成本偏低，难以形成震慑', '参照同类规定，罚款幅度宜适当提高']
          : ['过罚应当相当，首次轻微违法宜以教育为主', '对小微主体处罚幅度偏高，建议分档'],
      );
    },
  },
  {
    key: 'published',
    family: 'openness',
    at: /(公示|公布|公开)[^，。；]{0,12}/,
    of: ([quote], place) =>
      addition(
        quote,
        '内容应当同时张贴在社区、村公示栏，字体清晰，便于老年人阅读。',
        place,
        [
          '贴在网上老人看不到，楼道里也要贴一张',
          `“${quote}”，在哪里看？我找了半天没找到`,
          '要让人看得懂，不要一堆表格',
          '公布了没人解释也白搭，能不能留个电话',
        ],
        ['部分老年人不使用网络，线下公示不可缺少', '公开方式宜具体，便于群众监督'],
      ),
  },
  {
    key: 'generally',
    family: 'wording',
    at: /一般(不[^，。；]{2,14})/,
    of: ([quote, rest], place) =>
      change(
        quote,
        rest!,
        place,
        ['“一般”两个字是开口子，删掉', '什么叫一般，不一般的时候谁说了算', '有了“一般”，以后全是例外'],
        ['“一般”弹性过大，容易成为不执行的理由'],
      ),
  },
  {
    key: 'regularly',
    family: 'wording',
    at: /定期([^，。；]{2,12})/,
    of: ([quote, rest], place, draw) =>
      change(
        quote,
        `${draw.pick(['每季度至少一次', '每半年至少一次', '每月至少一次'])}${rest}`,
        place,
        ['“定期”是多久？三年也是定期', '定期要定个期', '我们这里的定期就是上面来人之前'],
        ['频次不明确，难以考核'],
      ),
  },
  {
    key: 'percent',
    family: 'wording',
    at: /百分之([一二三四五六七八九十零]+)/,
    of: ([quote, number], place, draw) => {
      const stated = chineseToNumber(number!)!;
      const nearby = [stated - 10, stated - 5, stated + 5, stated + 10].filter((one) => one > 0 && one < 100);
      const other = numberToChinese(draw.pick(nearby));
      return change(
        quote,
        `百分之${other}`,
        place,
        [
          `${quote}是怎么算出来的，我看${other}个点比较实际`,
          `这个比例不合适，应该百分之${other}`,
          '定了比例谁来查，查出来不够怎么办',
        ],
        ['比例的设定缺少依据，建议结合实际测算调整', '从已有实践看，调整后更符合实际'],
      );
    },
  },
  {
    key: 'online',
    family: 'openness',
    at: /(?:线上|网络|扫码|扫描|应用程序|电子|平台)[^，。；]{0,10}/,
    of: ([quote], place) =>
      addition(
        quote,
        '应当同时保留电话、现场等方式，方便老年人使用。',
        place,
        [
          '我妈七十六了，手机只会接电话，这个叫她怎么弄',
          '什么都要扫码，没有智能手机就不是市民了？',
          '隔壁阿婆眼睛不好，网上这一套她用不来',
          '留个窗口，留个人，不难吧',
        ],
        ['老年人使用智能设备有困难，应当保留传统服务方式'],
      ),
  },
  {
    key: 'heard',
    family: 'openness',
    at: /(?:听取|征求)[^，。；]{0,14}意见/,
    of: ([quote], place) =>
      addition(
        quote,
        '未采纳的意见应当说明理由。',
        place,
        [
          '意见听是听了，用没用从来不告诉我们',
          `“${quote}”怎么听？不要又是找几个熟人坐一坐`,
          '提意见的人要有回音，不然下次没人来',
        ],
        ['听取意见应当有反馈，避免流于形式'],
      ),
  },
  {
    key: 'money',
    family: 'openness',
    at: /(?:费用|收费|补贴|补助|租金|押金|资金)[^，。；]{0,14}/,
    of: ([quote], place) =>
      addition(
        quote,
        '收支情况应当逐笔公开，接受查询。',
        place,
        [
          '说到钱就要讲清楚，谁出、出多少',
          '钱用到哪里去了要有本账',
          '最怕羊毛出在羊身上，最后还是我们掏',
          '标准多久调一次？物价年年涨',
        ],
        ['涉及费用，群众最关心透明', '明确负担主体，减少争议'],
      ),
  },
  {
    key: 'forbidden',
    family: 'duty',
    at: /(?:不得|禁止)(?!有?下列|行为)([^，。；：]{3,20})/,
    of: ([quote], place) =>
      addition(
        quote,
        `发现上述行为的，任何人可以向${place.lead}举报，${place.lead}应当告知处理结果。`,
        place,
        quoting(
          quote,
          [`“${quote}”写得好，就是没人管`, `“${quote}”，天天看见，没见人管过`],
          ['早就该管了', '不得不得，出了事找谁？给个电话', '规定有了，关键看执行'],
        ),
        ['禁止性规定应当有配套的发现和处理机制'],
      ),
  },
  {
    key: 'special',
    family: 'wording',
    at: /老年人|未成年人|残疾人/,
    of: ([quote], place) =>
      change(
        quote,
        draw(quote),
        place,
        ['孕妇和抱小孩的也要算进去', `不光是${quote}，还有刚开过刀的、拄拐杖的`, '写全一点，不要漏掉一类人'],
        ['需要照顾的群体列举不全，建议补充'],
      ),
  },
  {
    key: 'etc',
    family: 'meaning',
    at: /[^，。；、]{2,10}等(?:单位|方式|情形|部门|场所|行业|设施)/,
    of: ([quote], place) => ({
      kind: 'QUESTION',
      said: [
        `“${quote}”，这个“等”包不包括我们这种？`,
        '等字后面还有什么，一次讲完',
        '列几样又一个等，最后等于没列',
      ],
      wording: `${place.citation}中“${quote}”的范围不够明确，建议说明“等”字还包括哪些情形。`,
      why: ['范围不明，执行中容易产生分歧'],
      quote,
      proposed: null,
    }),
  },
  {
    key: 'must',
    family: 'duty',
    at: /(?<=^|[，。；])([^，。；]{0,10}(?:企业|单位|机构|经营者|平台|学校|幼儿园|责任人|运营者|管理人))应当([^，。；]{4,24})/,
    of: ([, who, what], place) =>
      addition(
        `应当${what}`,
        `${who}未按照前款规定执行的，由${place.lead}责令限期改正。`,
        place,
        [
          ...quoting(who!, [`应当归应当，${who}不做怎么办，后面没写`, `我们这里的${who}从来没做到过`], []),
          ...quoting(what!, [`“应当${what}”，谁去查？`], []),
          '要求很好，就怕挂在墙上',
          '应当两个字说了算不算，要有个说法',
        ],
        ['义务性规定缺少对应的责任条款', '建议与法律责任一章衔接，增强刚性'],
      ),
  },
];

function draw(group: string): string {
  return group === '残疾人' ? '残疾人、孕妇、伤病人员' : `${group}、孕妇、残疾人`;
}

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
