import type { Outcome } from '#comments';
import type { Random } from '../random.js';
import type { Concern, Family, Place } from './concern.js';

type Weights = Partial<Record<`${Outcome}`, number>>;
const onText: Weights = { NOT_ADOPTED: 72, FOR_REFERENCE: 20, REFERRED: 3, OUT_OF_SCOPE: 5 };

/** How what was not accepted ended, by what bothered people. */
export const refusals: Record<Family, Weights> = {
  wording: onText,
  fine: onText,
  duty: { NOT_ADOPTED: 55, FOR_REFERENCE: 33, REFERRED: 12 },
  openness: { NOT_ADOPTED: 60, FOR_REFERENCE: 28, REFERRED: 12 },
  meaning: { NOT_ADOPTED: 60, FOR_REFERENCE: 40 },
  trouble: { NOT_ADOPTED: 18, FOR_REFERENCE: 25, REFERRED: 40, OUT_OF_SCOPE: 17 },
  wish: { NOT_ADOPTED: 65, FOR_REFERENCE: 20, REFERRED: 5, OUT_OF_SCOPE: 10 },
  asked: onText,
  support: { FOR_REFERENCE: 1 },
  needless: { NOT_ADOPTED: 85, FOR_REFERENCE: 15 },
  means: { NOT_ADOPTED: 15, FOR_REFERENCE: 45, REFERRED: 30, OUT_OF_SCOPE: 10 },
};

const short = ({ quote }: Concern) => (quote ? `“${quote.slice(0, 18)}”` : '相关内容');

const adopted = (concern: Concern, { citation, lead }: Place) => [
  concern.proposed
    ? `已采纳。修改稿在${citation}中写明“${concern.proposed.slice(0, 60).replace(/。$/, '')}”。`
    : `已采纳。修改稿对${citation}的表述作了相应调整。`,
  `关于${short(concern)}的意见切合实际，经与${lead}研究，已在修改稿中体现。`,
  `多个联系点提出相同意见，经论证可行，已吸收到${citation}。`,
  `意见指出了条文的疏漏，已修改${citation}。`,
  `已采纳，并在草案说明中一并回应；${lead}表示具备实施条件。`,
];

const partly = (concern: Concern, { citation, lead }: Place) => [
  `部分采纳。${citation}已作原则性规定，具体标准授权${lead}另行制定。`,
  `关于${short(concern)}的意见已吸收主要内容，具体要求考虑到各区差异未作统一规定。`,
  `已按照意见调整文字；涉及时限的部分经听取${lead}意见，采用了折中方案。`,
  `修改稿吸收了意见的思路，放在总则中统一规定，不再在${citation}重复。`,
  `采纳其中便于群众监督的内容，其余部分留给配套办法。`,
];

/** Why not: an answer to what was asked. */
const notAdopted: Record<Family, (concern: Concern, place: Place) => string[]> = {
  wording: (concern, { citation, lead }) => [
    `${citation}的标准系经测算确定，${lead}认为调整后难以普遍执行。`,
    `各区情况不同，${short(concern)}为基层留有必要的裁量空间，维持原条文。`,
    `同类意见方向不一，综合考虑各方利益，维持原规定。`,
    `上位法对${short(concern)}已有相同表述，地方性法规宜保持一致。`,
    `经征求${lead}和部分单位意见，现有规定符合当前条件。`,
  ],
  fine: (_, { citation }) => [
    `${citation}的罚款幅度与上位法衔接，不宜突破。`,
    `处罚幅度已与同类法规比较，轻重相当，维持原规定。`,
    `行政处罚法已规定轻微违法不予处罚，本条不再重复。`,
  ],
  duty: (concern, { lead }) => [
    `${lead}的职责已在总则中明确，不再逐条重复。`,
    `对${short(concern)}的监督检查和法律责任已由后面的条文规定。`,
    `意见涉及增设行政处罚，超出地方性法规的权限。`,
    `该项要求将明显增加小微主体的负担，本次暂不作规定。`,
  ],
  openness: (concern, { lead }) => [
    `信息公开的方式已有统一规定，${short(concern)}按其执行即可。`,
    `具体方式由${lead}根据实际确定，法规不宜规定过细。`,
    `草案关于保留线下服务的规定已涵盖该意见。`,
  ],
  meaning: (concern, { citation }) => [
    `${short(concern)}是有关法律的通用表述，含义明确，不另作解释。`,
    `列举难以穷尽，${citation}保留概括表述，配套办法中将予以细化。`,
    `将在法规解读中举例说明，条文不作修改。`,
  ],
  trouble: (_, { citation }) => [
    `所反映的情形已可依照${citation}处理，不再单独规定。`,
    `属于执行问题，现行规定足以解决，不需要修改条文。`,
  ],
  wish: (_, { lead }) => [
    `所提内容已由草案其他条款规定，不宜重复。`,
    `涉及新增财政支出，${lead}认为条件尚不成熟。`,
    `该事项以约定或者公约方式解决更为合适，法规不作强制规定。`,
    `立法调研中各方对此分歧较大，本次暂不规定。`,
  ],
  asked: (_, { lead }) => [
    `经与${lead}研究，考虑到实施成本，本稿未作修改。`,
    `意见有合理之处，但与有关规定的衔接尚需研究，本稿维持原文。`,
  ],
  support: () => [],
  needless: (_, { citation }) => [
    `${citation}结合本市实际对上位法作了细化，予以保留。`,
    `该规定为后续条款提供依据，不宜删去。`,
  ],
  means: (_, { citation }) => [
    `${citation}已考虑不同地区的条件，未设强制性时限。`,
    `人员和经费属于实施保障，不在法规中逐项规定。`,
  ],
};

const forReference = ({ family }: Concern, { lead }: Place) =>
  family === 'support'
    ? ['感谢支持，该条予以保留。', '赞成意见已如实记录，供审议时参考。', '已汇总转报，作为审议参考。']
    : [
        `属于实施层面的内容，留作${lead}制定配套办法时参考。`,
        '已整理转供常委会审议时参考。',
        '情况属实，尚需进一步调研，留待后续修法时研究。',
        `将在法规实施后的检查中重点关注，供${lead}参考。`,
      ];

const referred = (_: Concern, { lead }: Place) => [
  `所反映的是具体管理问题，已转${lead}办理。`,
  `属于个案诉求，已转请${lead}会同街道核实处理。`,
  `涉及人员和经费保障，已转有关部门研究。`,
  `已转${lead}，并请其在十五个工作日内答复反映人。`,
];

const outOfScope = () => [
  '所涉事项不属于本法规的调整范围。',
  '所提问题由其他法规规定，不在本草案之内。',
  '属于国家立法权限，本草案不作规定。',
  '该事项宜由合同约定或者另行立法解决。',
];

/** Why an opinion was decided so; one of several ways an office puts it. */
export function decisionReason(
  outcome: `${Outcome}`,
  concern: Concern,
  place: Place,
  random: Random,
): string {
  const choices = {
    ADOPTED: adopted,
    PARTIALLY_ADOPTED: partly,
    NOT_ADOPTED: notAdopted[concern.family],
    FOR_REFERENCE: forReference,
    REFERRED: referred,
    OUT_OF_SCOPE: outOfScope,
  }[outcome];
  return random.pick(choices(concern, place));
}
