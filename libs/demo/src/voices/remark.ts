import type { Random } from '../random.js';
import type { Concern, Place } from './concern.js';

/** Who speaks, and how they begin. A consultation's list of occupations is the keys. */
export const speakers: Record<string, string[]> = {
  退休人员: [
    '我退休十年了，',
    '我今年七十一，',
    '老头子多一句嘴，',
    '阿婆我住三楼，',
    '我们这些老年人，',
    '我们老年活动室都在议论，',
  ],
  企业职员: [
    '我上班早出晚归，',
    '下班回来都八点了，',
    '我在写字楼上班，',
    '我们单位隔壁就是这样，',
    '加班族说一句，',
  ],
  个体经营者: [
    '我开小店的，',
    '做点小生意不容易，',
    '我摆了十五年摊，',
    '店里就我们夫妻两个，',
    '从我们做生意的角度看，',
  ],
  教师: ['我在学校教书，', '我们办公室几个老师议过，', '从学校的情况看，', '我带过二十年班，'],
  学生: ['我们同学讨论过，', '我读高二，', '我是大学生，暑假在家，', '作为年轻人，'],
  农民: ['我是种田的，', '我们村里，', '我家三亩六分地，', '乡下人不会讲话，', '队里的人都在说，'],
  外卖快递从业人员: ['我跑外卖四年了，', '干我们这行的，', '一天跑六十单，', '送快递的进出最多，'],
  医务人员: ['我在社区医院上班，', '我在医院做了十几年，', '我们科室也讨论过，', '值夜班回来，'],
  物业从业人员: [
    '我在物业干了八年，',
    '说句公道话，物业也难，',
    '我们前台天天接到这种电话，',
    '做物业的两头受气，',
  ],
  法律从业人员: ['从条文看，', '我做律师的，', '按照立法技术，', '我查了一下上位法，'],
  社区工作者: [
    '我们居委会，',
    '走访的时候居民提的，',
    '社区工作十二年，',
    '我是楼组长，',
    '信息员记下来的，',
  ],
  全职家长: ['我带两个孩子，', '天天推童车，', '家里有老有小，', '我家小的才两岁，'],
};

const unnamed = [
  '我说一句，',
  '我们小区，',
  '我家就住旁边，',
  '不客气地讲，',
  '实话实说，',
  '提个意见，',
  '我觉得，',
  '',
  '',
  '',
];

/** What is said between; of troubles people tell more. */
const middles = [
  '我家邻居也这么讲。',
  '不是我一个人这么想。',
  '我不懂法，就讲讲实际情况。',
  '我们几个商量过。',
  '别的地方我去看过，人家做得到。',
  '隔壁街道做得就不错，可以学学。',
  '这个问题不解决，写再多也没用。',
  '征求意见的材料我看了两遍。',
  '我是带着问题来的。',
  '听说以前的规定也有，没人执行。',
];
const troubles = [
  '去年就碰到过一回。',
  '我打过热线，回了个“已收悉”。',
  '上个月为这事还吵了一架。',
  '我女儿拍了照片的。',
  '讲了三年了。',
  '跟居委干部也反映过。',
  '我们楼里十八户，十五户都有意见。',
  '刚开始两个月好一点，后来又老样子。',
  '为这个我还写过信。',
  '微信群里天天有人说。',
];

const endings = [
  '就这样。',
  '希望听得进去。',
  '谢谢。',
  '麻烦领导考虑一下。',
  '不然写了也白写。',
  '你们记下来。',
  '请给个回音。',
  '拜托了。',
  '别嫌我啰嗦。',
  '讲完了。',
  '对不对你们看。',
  '反正我是这个意见。',
  '不要光说不做。',
  '等你们的答复。',
  '千万别一刀切。',
  '哪怕先试点也好。',
];

export interface Remark {
  verbatim: string;
  proposedWording: string | null;
  reason: string | null;
}

/** Whether people give a reason of their own with it: of a trouble they tell, with praise they are done. */
const explains = ({ family }: Concern) => family !== 'trouble' && family !== 'support';

/** One remark about a place, as someone says it: short or long, with or without the article's number. */
export function remarkOf(concern: Concern, place: Place, occupation: string | null, random: Random): Remark {
  const opening = () => random.pick(occupation && random.chance(0.75) ? speakers[occupation]! : unnamed);
  const core = random.pick(concern.said);
  const named = random.chance(0.3) && !core.includes('第') ? `${place.citation}，` : '';
  const stop = /[。？！]$/.test(core) ? '' : '。';
  const shape = random.weighted({ curt: 15, plain: 40, told: 30, long: 15 });
  const middle = () => random.pick(concern.family === 'trouble' ? troubles : middles);
  const verbatim = {
    curt: () => `${named}${core}${random.pick(['', '。', '！', '。'])}`,
    plain: () => `${opening()}${named}${core}${stop}${random.chance(0.4) ? random.pick(endings) : ''}`,
    told: () =>
      `${opening()}${named}${core}${stop}${middle()}${random.chance(0.5) ? random.pick(endings) : ''}`,
    long: () => {
      const second = /^(gripe|wish|asked) /.test(concern.key)
        ? []
        : concern.said.filter((one) => one !== core);
      const more = second.length ? `${random.pick(second).replace(/[。？！]$/, '')}。` : '';
      return `${opening()}${core}${stop}${middle()}${more}${more && random.chance(0.5) ? '' : middle()}${random.pick(endings)}`;
    },
  }[shape]();
  return {
    verbatim: verbatim.replace(/。+(?=[！？])|([。！？]”?)。+/g, '$1'),
    proposedWording: concern.proposed && random.chance(0.22) ? concern.proposed : null,
    reason: explains(concern) && random.chance(0.22) ? random.pick(concern.why) : null,
  };
}
