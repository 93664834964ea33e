import { chineseToNumber, numberToChinese } from '#legal-text';
import { change, type Rule } from './rule.js';

const NUMBERS = ['一', '二', '三', '五', '七', '十', '十五', '二十', '三十', '六十', '九十'];
const UNITS = '个工作日|个月|小时|分钟|日|年';

/** What people stumble over in the words themselves: time limits, shares, fines, soft and vague words. */
export const wordingRules: Rule[] = [
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
    key: 'special',
    family: 'wording',
    at: /老年人|未成年人|残疾人/,
    of: ([quote], place) =>
      change(
        quote,
        widened(quote),
        place,
        ['孕妇和抱小孩的也要算进去', `不光是${quote}，还有刚开过刀的、拄拐杖的`, '写全一点，不要漏掉一类人'],
        ['需要照顾的群体列举不全，建议补充'],
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
];

function widened(group: string): string {
  return group === '残疾人' ? '残疾人、孕妇、伤病人员' : `${group}、孕妇、残疾人`;
}
